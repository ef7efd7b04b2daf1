// A Slack workspace with a person, a bot and a channel, played by npm `emulate`.
// Usage: node server.mjs EVENTS_URL SIGNING_SECRET; prints one line of JSON when it listens,
// ends when its standard input does.
import { readdirSync, readFileSync } from "node:fs";
import { createEmulator } from "emulate";

const [eventsUrl, signingSecret] = process.argv.slice(2);
const bot = { user: "UBOT", id: "BBOT", token: "xoxb-e2e" };
const person = { user: "U000000001", token: "xoxp-e2e" };

const webhooks = await capturedWebhooks();
const slack = await createEmulator({
  service: "slack",
  port: 0,
  seed: {
    slack: {
      signing_secret: signingSecret,
      strict_scopes: true,
      channels: [{ name: "energy" }],
      oauth_apps: [
        {
          app_id: "A1",
          client_id: "1.1",
          client_secret: "s",
          name: "AI energy",
          redirect_uris: [],
          scopes: ["app_mentions:read", "chat:write", "commands", "im:history"],
          bot_id: bot.id,
          bot_user_id: bot.user,
          bot_name: "ai-energy",
        },
      ],
      tokens: [
        {
          token: bot.token,
          type: "bot",
          user_id: bot.user,
          bot_id: bot.id,
          bot_user_id: bot.user,
          app_id: "A1",
          scopes: ["app_mentions:read", "chat:write", "commands", "im:history"],
        },
        {
          token: person.token,
          user_id: person.user,
          scopes: ["chat:write", "channels:history", "channels:read", "im:write", "im:history"],
        },
      ],
    },
  },
});
subscribe(webhooks.current);
console.log(JSON.stringify({ url: slack.url, bot, person }));
process.stdin.resume();
process.stdin.on("end", () => slack.close().then(() => process.exit(0)));

// The programmatic API has no way to subscribe to events, so the dispatcher is taken at the door.
async function capturedWebhooks() {
  const dist = new URL("node_modules/emulate/dist/", import.meta.url);
  const name = readdirSync(dist).find(
    (file) => file.endsWith(".js") && /export \{[^}]*\bslackPlugin\b/.test(readFileSync(new URL(file, dist), "utf8")),
  );
  const { slackPlugin } = await import(new URL(name, dist).href);
  const register = slackPlugin.register;
  const captured = {};
  slackPlugin.register = (app, store, dispatcher, ...rest) => {
    captured.current = dispatcher;
    return register(app, store, dispatcher, ...rest);
  };
  return captured;
}

// The emulator knows no app_mention and no channel_type; both are added as Slack sends them.
function subscribe(dispatcher) {
  dispatcher.register({ url: eventsUrl, events: ["app_mention", "message.im"], active: true, owner: "slack" });
  const dispatch = dispatcher.dispatch.bind(dispatcher);
  dispatcher.dispatch = async (kind, action, payload, ...rest) => {
    const event = payload.event;
    if (kind !== "message") return dispatch(kind, action, payload, ...rest);
    if (event.channel.startsWith("D")) {
      const direct = { ...event, channel_type: "im" };
      return dispatch("message.im", action, { ...payload, event: direct }, ...rest);
    }
    if (!event.text.includes(`<@${bot.user}>`)) return undefined;
    const mention = { ...event, type: "app_mention" };
    return dispatch("app_mention", action, { ...payload, event: mention }, ...rest);
  };
}

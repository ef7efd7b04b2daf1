// A Slack workspace with a person, a bot and a channel, played by npm `emulate`.
// Usage: node server.mjs EVENTS_URL SIGNING_SECRET SCOPES (with commas); prints one line of JSON
// when it listens, ends when its standard input does.
import { readdirSync, readFileSync } from "node:fs";
import { createEmulator } from "emulate";

const [eventsUrl, signingSecret, scopes] = process.argv.slice(2);
const bot = { user: "UBOT", id: "BBOT", token: "xoxb-e2e" };
const person = { user: "U000000001", token: "xoxp-e2e" };
const said = { unfurls: [], responses: [] };

const inside = await captured();
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
          scopes: scopes.split(","),
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
          scopes: scopes.split(","),
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
subscribe(inside.dispatcher);
console.log(JSON.stringify({ url: slack.url, bot, person }));
process.stdin.resume();
process.stdin.on("end", () => slack.close().then(() => process.exit(0)));

// The programmatic API has no way to subscribe to events or to look inside, so both are taken at
// the door.
async function captured() {
  const dist = new URL("node_modules/emulate/dist/", import.meta.url);
  const name = readdirSync(dist).find(
    (file) => file.endsWith(".js") && /export \{[^}]*\bslackPlugin\b/.test(readFileSync(new URL(file, dist), "utf8")),
  );
  const { slackPlugin } = await import(new URL(name, dist).href);
  const register = slackPlugin.register;
  const found = {};
  slackPlugin.register = (app, store, dispatcher, ...rest) => {
    found.dispatcher = dispatcher;
    addWhatItLacks(app, store);
    return register(app, store, dispatcher, ...rest);
  };
  return found;
}

// The emulator has no chat.unfurl and no response URLs.
function addWhatItLacks(app, store) {
  app.post("/api/chat.unfurl", async (c) => {
    const token = (c.req.header("Authorization") ?? "").replace("Bearer ", "");
    const known = everything(store, "tokens").find((one) => one.token === token);
    if (!known) return c.json({ ok: false, error: "invalid_auth" });
    if (!known.scopes.includes("links:write")) return c.json({ ok: false, error: "missing_scope" });
    said.unfurls.push(await c.req.json());
    return c.json({ ok: true });
  });
  app.post("/e2e/respond", async (c) => {
    said.responses.push(await c.req.json());
    return c.text("ok");
  });
  app.get("/e2e/said", (c) => c.json(said));
  app.get("/e2e/collection/:name", (c) => c.json(everything(store, c.req.param("name"))));
}

function everything(store, name) {
  return store.collection(`slack.${name}`, []).all();
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

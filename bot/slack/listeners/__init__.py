"""One file for each place in Slack where we are met; `bot.slack.surfaces` lists them."""

"""The tables' history; `ai-energy-bot migrate` brings a database up to the last step of it."""

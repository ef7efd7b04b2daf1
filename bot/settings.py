"""Settings, read once from the environment under the names that Slack's own tools use."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class SettingsError(Exception):
    """A variable is missing or malformed; the message is one sentence a person can act on."""


class Settings(BaseSettings):
    """Everything that differs between installations."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    slack_bot_token: SecretStr | None = Field(
        None, description="Bot token of the workspace, xoxb-…"
    )
    slack_signing_secret: SecretStr | None = Field(
        None, description="Signing secret; needed for Slack over HTTP"
    )
    slack_app_token: SecretStr | None = Field(
        None, description="App-level token, xapp-…; needed for Socket Mode"
    )
    slack_client_id: str = Field("", description="Client id; for many workspaces, over HTTP")
    slack_client_secret: SecretStr | None = Field(
        None, description="Client secret; with SLACK_CLIENT_ID"
    )
    token_key: SecretStr | None = Field(
        None, description="Key that encrypts stored tokens; NEW,OLD while it is changed"
    )
    slack_api_url: str = Field(
        "https://slack.com/api/", description="Base address of Slack's Web API"
    )
    database_url: str = Field(
        "", description="sqlite:///FILE or postgresql://…; default a file in the data folder"
    )
    public_url: str = Field("", description="Base of the links in answers; http(s)://…")
    host: str = Field("127.0.0.1", description="Address to listen on")
    port: int = Field(3000, ge=1, le=65535, description="Port to listen on")

    @field_validator(
        "slack_bot_token",
        "slack_signing_secret",
        "slack_app_token",
        "slack_client_secret",
        "token_key",
        mode="before",
    )
    @classmethod
    def _blank_is_missing(cls, value: object) -> object:
        return None if isinstance(value, str) and not value.strip() else value

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _prefixed(cls, value: SecretStr | None, info: object) -> SecretStr | None:
        name = getattr(info, "field_name", "")
        prefix = {"slack_bot_token": "xoxb-", "slack_app_token": "xapp-"}[name]
        if value is not None and not value.get_secret_value().startswith(prefix):
            raise ValueError(f"must start with {prefix}")
        return value

    @field_validator("slack_api_url", "public_url")
    @classmethod
    def _an_address(cls, value: str) -> str:
        if value and not value.startswith(("http://", "https://")):
            raise ValueError("must start with http:// or https://")
        return value

    @field_validator("database_url")
    @classmethod
    def _a_database(cls, value: str) -> str:
        if value and not value.startswith(("sqlite:///", "postgresql://", "postgres://")):
            raise ValueError("must start with sqlite:/// or postgresql://")
        return value

    @model_validator(mode="after")
    def _one_kind_of_token(self) -> Self:
        if self.slack_bot_token and self.slack_client_id:
            raise ValueError(
                "SLACK_CLIENT_ID: not together with SLACK_BOT_TOKEN; workspaces that install the "
                "app bring their own tokens, so unset one of the two"
            )
        return self

    @model_validator(mode="after")
    def _slash_at_the_end(self) -> Self:
        if not self.slack_api_url.endswith("/"):
            object.__setattr__(self, "slack_api_url", self.slack_api_url + "/")
        return self

    @property
    def base_url(self) -> str:
        """Where the pages of this installation are, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def store_url(self) -> str:
        """Where the database is: as said, else a file in the user's data folder."""
        if self.database_url:
            return self.database_url
        home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
        return f"sqlite:///{Path(home) / 'ai-energy-bot' / 'bot.db'}"

    @property
    def many_workspaces(self) -> bool:
        """Whether workspaces install the app themselves."""
        return bool(self.slack_client_id)

    @property
    def client_secret(self) -> str:
        """The client secret, in the clear; empty without one."""
        return self.slack_client_secret.get_secret_value() if self.slack_client_secret else ""

    @property
    def token_keys(self) -> tuple[str, ...]:
        """The keys of stored tokens, the one to encrypt with first."""
        keys = self.token_key.get_secret_value() if self.token_key else ""
        return tuple(key.strip() for key in keys.split(",") if key.strip())

    @property
    def missing_for_http(self) -> tuple[str, ...]:
        """Variables that Slack over HTTP still needs."""
        return self._missing({"SLACK_SIGNING_SECRET": self.slack_signing_secret})

    @property
    def missing_for_socket(self) -> tuple[str, ...]:
        """Variables that Socket Mode still needs."""
        return self._missing({"SLACK_APP_TOKEN": self.slack_app_token})

    def _missing(self, needed: Mapping[str, SecretStr | None]) -> tuple[str, ...]:
        if self.many_workspaces:
            needed = {"SLACK_CLIENT_SECRET": self.slack_client_secret, **needed}
        else:
            needed = {"SLACK_BOT_TOKEN": self.slack_bot_token, **needed}
        return tuple(name for name, value in needed.items() if value is None)


def load() -> Settings:
    """Read the environment.

    Raises
    ------
    SettingsError
        If a variable is malformed; names it, what it must be and never its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        said = first["msg"].removeprefix("Value error, ")
        where = "".join(f"{str(name).upper()}: " for name in first["loc"])
        usual = [str(Settings.model_fields[str(name)].default or "") for name in first["loc"]]
        example = f"; for example {usual[0]}" if any(usual) else ""
        raise SettingsError(f"{where}{said}{example}.") from None


def described() -> list[tuple[str, str, str]]:
    """Name, default and meaning of every variable, for ``--help`` and the README's check."""
    return [
        (name.upper(), str(field.default or ""), field.description or "")
        for name, field in Settings.model_fields.items()
    ]

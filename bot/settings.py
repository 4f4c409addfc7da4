"""Settings: the only reader of the environment and of `.env`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class SettingsError(Exception):
    """A setting cannot be used; the message is one clear line, without the setting's value."""


class Settings(BaseSettings):
    """How this bot runs. Read from the environment, then from `.env` in the working folder."""

    model_config = SettingsConfigDict(
        env_prefix="HANDSLAG_", env_file=".env", env_file_encoding="utf-8", frozen=True, extra="ignore"
    )

    token: SecretStr | None = None
    bot_api_url: str = "https://api.telegram.org"
    database_url: str = "sqlite:///handslag.db"
    key_file: Path = Path("handslag.key")
    town: Path = Path("town.toml")
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    rate: Annotated[float, Field(ge=0)] = 30
    chat_rate: Annotated[float, Field(ge=0)] = 1
    clock: Literal["", "sandbox"] = ""
    log: Literal["text", "json"] = "text"
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("bot_api_url")
    @classmethod
    def _http(cls, url: str) -> str:
        if urlsplit(url).scheme not in {"http", "https"}:
            raise ValueError("must begin with http:// or https://")
        return url.rstrip("/")

    @field_validator("log_level", "log", mode="before")
    @classmethod
    def _lower(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @model_validator(mode="after")
    def _sandbox_clock_is_local(self) -> Settings:
        if self.clock and urlsplit(self.bot_api_url).hostname not in LOOPBACK:
            raise ValueError("HANDSLAG_CLOCK=sandbox works only with a Bot API server on this machine")
        return self


def read_settings() -> Settings:
    """The settings as they are. Raises SettingsError with one clear line."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        where = f"HANDSLAG_{name}: " if name else ""
        raise SettingsError(f"{where}{first['msg']}") from None

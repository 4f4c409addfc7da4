"""A Telegram stand-in with phones in the browser, for trying out and for tests."""

from bot.sandbox.server import Sandbox, serve_forever

__all__ = ["Sandbox", "serve_forever"]

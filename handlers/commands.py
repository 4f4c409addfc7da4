"""Commands: read, call one use case."""

from __future__ import annotations

from bot.say import Toast
from bot.usecases import asking, home, listing, talking, volunteering
from bot.usecases import privacy as privacy_
from handlers.context import Command, Context


async def start(context: Context) -> Toast | None:
    words = context.what.words if isinstance(context.what, Command) else ""
    await home.start(context.here, context.person, words)
    return None


async def help_(context: Context) -> Toast | None:
    await home.help_(context.here, context.person)
    return None


async def need(context: Context) -> Toast | None:
    await asking.begin(context.here, context.person)
    return None


async def volunteer(context: Context) -> Toast | None:
    await volunteering.begin(context.here, context.person)
    return None


async def tasks(context: Context) -> Toast | None:
    await listing.show_tasks(context.here, context.person)
    return None


async def requests(context: Context) -> Toast | None:
    await listing.show_requests(context.here, context.person)
    return None


async def profile(context: Context) -> Toast | None:
    await volunteering.show_profile(context.here, context.person)
    return None


async def pause(context: Context) -> Toast | None:
    await volunteering.ask_pause(context.here, context.person)
    return None


async def language(context: Context) -> Toast | None:
    await home.ask_language(context.here, context.person)
    return None


async def privacy(context: Context) -> Toast | None:
    await privacy_.show(context.here, context.person)
    return None


async def cancel(context: Context) -> Toast | None:
    await talking.cancel(context.here, context.person)
    return None


async def unknown(context: Context) -> Toast | None:
    """A command that does not exist: what does."""
    await home.help_(context.here, context.person)
    return None

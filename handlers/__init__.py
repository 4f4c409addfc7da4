"""THE routing table: what a person does, and who answers. Its order is the rule."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from bot.flows.answers import Shared, Typed
from bot.say import Toast
from bot.usecases import home
from handlers import commands, presses, talk
from handlers.context import (
    Command,
    Context,
    Edited,
    Membership,
    Press,
    Sender,
    What,
    about_of,
    sender_of,
    what_of,
)

Handler = Callable[[Context], Awaitable[Toast | None]]

COMMANDS: Mapping[str, Handler] = {
    "start": commands.start,
    "help": commands.help_,
    "need": commands.need,
    "volunteer": commands.volunteer,
    "tasks": commands.tasks,
    "requests": commands.requests,
    "profile": commands.profile,
    "pause": commands.pause,
    "language": commands.language,
    "privacy": commands.privacy,
    "cancel": commands.cancel,
}

PRESSES: Mapping[str, Handler] = {
    "f": presses.form,
    "lang": presses.language,
    "nolang": presses.no_language,
    "home": presses.home_,
    "privacy": presses.privacy_,
    "offer": presses.offer,
    "why": presses.why,
    "task": presses.task,
    "meet": presses.meet,
    "time": presses.time,
    "well": presses.well,
    "pay": presses.pay,
    "say": presses.say,
    "seen": presses.seen,
    "tel": presses.tel,
    "after": presses.after,
    "request": presses.request,
    "theirs": presses.theirs,
    "unwanted": presses.unwanted,
    "hand": presses.hand,
    "report": presses.report,
    "door": presses.door,
    "block": presses.block,
    "pause": presses.pause,
    "ring": presses.ring,
}
"""By what stands before the first colon of a button's data."""

ALWAYS = frozenset({"start", "language", "privacy"})
"""Commands that need no language yet."""


async def handle(context: Context) -> Toast | None:
    """Find the handler for one update and let it answer."""
    match context.what:
        case Membership():
            return await talk.membership(context)
        case Press(data=data):
            return await PRESSES.get(data.partition(":")[0], presses.unknown)(context)
        case Command(words=words) if await home.alarmed(context.here, context.person, words):
            return None
        case Command(name=name) if context.person.language is not None or name in ALWAYS:
            return await COMMANDS.get(name, commands.unknown)(context)
        case Edited() if context.person.language is not None:
            return await talk.edited(context)
        case Shared(phone, own=True) if context.person.language is None:
            await home.ring_without_language(context.here, context.person, phone)
            return None
        case _ if context.person.language is None:
            if isinstance(context.what, Typed):
                await home.alarmed(context.here, context.person, context.what.text)
            await home.ask_language(context.here, context.person)
            return None
        case _:
            return await talk.heard(context)


__all__ = ["Context", "Press", "Sender", "What", "about_of", "handle", "sender_of", "what_of"]

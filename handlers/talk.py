"""Words and things outside commands and buttons."""

from __future__ import annotations

from bot.flows.answers import Odd, Placed, Shared, Shown, Typed
from bot.say import Toast
from bot.usecases import home, relaying, ringing, talking
from bot.usecases.endings import ENDINGS
from handlers.context import Context, Edited, Membership


async def heard(context: Context) -> Toast | None:
    """An answer to the open form; else what fits nowhere gets a kind line and the ways on."""
    here, person, what = context.here, context.person, context.what
    if not isinstance(what, Typed | Shown | Placed | Shared | Odd):
        return None
    if isinstance(what, Shared) and what.own and await home.wants_ring_in_other_language(here, person):
        await home.ring_without_language(here, person, what.phone)
        return None
    if isinstance(what, Shared) and what.own and await ringing.takes_number(here, person, what.phone):
        return None
    if isinstance(what, Typed) and await home.back_to_languages(here, person, what.text):
        return None
    if await home.takes_for_papers(here, person, what):
        await home.refuse_papers(here, person)
        return None
    if await talking.hear(here, person, what, ENDINGS):
        return None
    if await relaying.hear(here, person, what, context.message, context.card, ENDINGS):
        return None
    if isinstance(what, Typed):
        await home.fits_nowhere(here, person, what.text)
    else:
        await home.cannot_use(here, person, what)
    return None


async def edited(context: Context) -> Toast | None:
    """A changed message changes its answer in an open form, or its copy; otherwise one line says what to do."""
    if not isinstance(context.what, Edited):
        return None
    message, text = context.what.message_id, context.what.text
    if await talking.correct(context.here, context.person, message, text, ENDINGS):
        return None
    if not await relaying.correct(context.here, context.person, message, text):
        await home.edited_nothing(context.here, context.person, text)
    return None


async def membership(context: Context) -> Toast | None:
    if isinstance(context.what, Membership):
        await home.came_or_went(context.here, context.person, came=context.what.here)
    return None

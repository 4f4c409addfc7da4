"""One whole handshake, pressed on the phones page of the demo, with pictures taken on the way."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, expect

from bot.cards import home, offers, tasks
from bot.domain.categories import CATEGORIES
from bot.flows.forms import need_texts
from bot.i18n import own_name, seen, words
from bot.say import Button
from bot.text import Fixed, LanguageName, Named, Text
from tests.browser.phones import PhoneOnScreen, PhonesPage

ZONE = ZoneInfo("Europe/Stockholm")
Look = Callable[[str], Awaitable[None]]
AREA = "Norrö"
WRITTEN = {
    "uk": ("Strandvägen 4", "завтра після обіду", "хліб, молоко"),
    "ar": ("Strandvägen 4", "غدا بعد الظهر", "خبز وحليب"),
    "sv": ("Strandvägen 4", "imorgon eftermiddag", "bröd, mjölk"),
    "en": ("Strandvägen 4", "tomorrow afternoon", "bread, milk"),
}


def label(what: Text | Fixed | Named | LanguageName, language: str, emoji: str = "") -> str:
    """A button's words as they stand on the phone."""
    return words(language, zone=ZONE, first="sv").label(Button(what, emoji=emoji))


async def sees(phone: PhoneOnScreen, name: str) -> Locator:
    """The newest button of that name, once it is there; marks of direction aside."""
    # An emoji may stand before the words, and marks of direction around them.
    marks = r"[\s\u200e\u200f\u2066-\u2069]"
    whole = re.compile(rf"(^|{marks}){re.escape(seen(name))}{marks}*$")
    button = phone.log.get_by_role("button").filter(has_text=whole).last
    await expect(button).to_be_visible()
    return button


async def presses(phone: PhoneOnScreen, name: str) -> None:
    await (await sees(phone, name)).click()


async def asks(resident: PhoneOnScreen, language: str, look: Look) -> None:
    """From START to the sent request."""
    street, when, what = WRITTEN[language]
    await resident.starts()
    await look("language")
    await presses(resident, own_name(language))
    await sees(resident, label(home.I_NEED_HELP, language))
    await look("greeting")
    await presses(resident, label(home.I_NEED_HELP, language))
    shopping = CATEGORIES["shopping"]
    await presses(resident, label(shopping.name, language))
    await presses(resident, AREA)
    await sees(resident, label(need_texts.PROTECTED, language))
    await resident.writes(street)
    await resident.message("4").last.wait_for()
    await resident.writes(when)
    await resident.writes(what)
    await sees(resident, label(need_texts.SEND_ADULT, language))
    await look("summary")
    await presses(resident, label(need_texts.SEND_ADULT, language))


async def helps(volunteer: PhoneOnScreen, language: str, look: Look) -> None:
    """From the question to *done*."""
    await sees(volunteer, label(offers.YES, language))
    await look("offer")
    await presses(volunteer, label(offers.YES, language))
    await sees(volunteer, label(tasks.ON_MY_WAY, language))
    await look("match")
    await presses(volunteer, label(tasks.ON_MY_WAY, language))
    await presses(volunteer, label(tasks.DONE, language))
    await presses(volunteer, label(tasks.GOOD, language))
    await presses(volunteer, label(tasks.YES_GLADLY, language))


async def handshake(
    page: PhonesPage, resident: str, language: str, look: Look, *, turning: bool = False
) -> None:
    """The whole of it: asked on one phone, taken on Anna's, closed on both. `turning`: one phone is seen at a time."""

    async def turn_to(name: str) -> PhoneOnScreen:
        if turning:
            await page.turns_to(name)
        return page.phone(name)

    asker = await turn_to(resident)
    await asks(asker, language, look)
    await look("asked")
    await helps(await turn_to("Anna"), "sv", look)
    await turn_to(resident)
    await look("told")
    await presses(asker, label(tasks.GOOD, language))
    await presses(asker, label(tasks.YES_GLADLY, language))
    await look("closed")


def looking(page: Page, folder: Path, name: str) -> Look:
    """Take a picture of each moment into that folder."""

    async def look(moment: str) -> None:
        await page.wait_for_timeout(700)
        await page.screenshot(path=folder / f"{name}-{moment}.png")

    return look

"""The whole handshake on three phones, as people press it; the pictures stay in `out/` to be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.cards import requests
from bot.demo import demo
from bot.domain.requests import State
from bot.i18n import plain, seen, words
from tests.browser.handshake import ZONE, handshake, looking
from tests.browser.phones import PhonesPage

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]
OUT = Path("out/browser")


def sentence(language: str, state: State) -> str:
    return seen(plain(words(language, zone=ZONE, first="sv").render(requests.STATES[state])))


async def test_asked_in_ukrainian_taken_in_swedish_and_seen_closed_on_the_third(browser: Browser) -> None:
    async with demo(0) as url:
        page = await PhonesPage.open(browser, url, height=1000)
        await handshake(page, "Olha", "uk", looking(page.page, OUT, "desk"))
        siv = page.phone("Siv")
        await expect(siv.message(sentence("sv", State.DONE)).last).to_be_visible()
        assert page.complaints == []
        assert page.strangers == []


async def test_the_same_in_arabic_on_a_small_screen(browser: Browser) -> None:
    async with demo(0) as url:
        page = await PhonesPage.open(browser, url, width=390, height=844)
        await page.adds("Amal", "ar")
        await handshake(page, "Amal", "ar", looking(page.page, OUT, "phone-ar"), turning=True)
        assert page.complaints == []
        assert page.strangers == []

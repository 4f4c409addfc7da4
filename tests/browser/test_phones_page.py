"""The phones page, in a real browser, against the real sandbox and a bot of plain calls."""

from __future__ import annotations

import re
from typing import Literal

import pytest
from playwright.async_api import Browser, expect

from bot.sandbox import Sandbox
from tests.browser.audit import complaints
from tests.browser.phones import PhonesPage, PlainBot

pytestmark = pytest.mark.browser

YES = {"text": "Yes, I’ll do it", "callback_data": "yes"}
NO = {"text": "Not this one", "callback_data": "no"}


async def test_a_fresh_page_shows_three_phones_side_by_side(page: PhonesPage) -> None:
    boxes = [await page.phone(name).root.bounding_box() for name in ("Olha", "Anna", "Siv")]
    assert [box is not None and box["width"] > 300 and box["x"] >= 0 for box in boxes] == [True] * 3
    assert [box["y"] for box in boxes if box] == [boxes[0]["y"] if boxes[0] else None] * 3
    rights = [box["x"] + box["width"] for box in boxes if box]
    assert rights == sorted(rights)
    assert rights[-1] <= 1440
    await expect(page.phone("Olha").root).to_contain_text("українська")


async def test_people_who_are_there_already_are_shown_and_none_is_made_up(
    browser: Browser, sandbox: Sandbox, bot: PlainBot
) -> None:
    await bot.person("Bo", "en")
    page = await PhonesPage.open(browser, sandbox.url)
    await expect(page.page.locator(".phone")).to_have_count(1)
    await expect(page.phone("Bo").root).to_be_visible()


async def test_an_arabic_phone_is_laid_out_from_right_to_left(page: PhonesPage, bot: PlainBot) -> None:
    amal = await page.adds("Amal", "ar")
    person = await bot.meets(amal)
    rows = [{"text": "رجوع", "callback_data": "a"}, {"text": "إلغاء", "callback_data": "b"}]
    await bot.says(person, "مرحبًا أمل\nAnna speaks English", rows)
    await amal.shows("مرحبًا")
    directions = (
        await amal.message("مرحبًا")
        .locator(".words > p")
        .evaluate_all("all => all.map(one => getComputedStyle(one).direction)")
    )
    assert directions == ["rtl", "ltr"]
    assert await amal.message("مرحبًا").locator("p").first.get_attribute("lang") == "ar"
    assert await amal.log.evaluate("log => getComputedStyle(log).direction") == "rtl"
    assert await page.phone("Anna").log.evaluate("log => getComputedStyle(log).direction") == "ltr"
    first, second = [await amal.button(row["text"]).bounding_box() for row in rows]
    assert first
    assert second
    assert first["x"] < second["x"], "Telegram does not mirror rows"


async def test_a_narrow_screen_shows_one_phone_and_a_switcher(
    browser: Browser, sandbox: Sandbox, bot: PlainBot
) -> None:
    page = await PhonesPage.open(browser, sandbox.url, width=320, height=640)
    olha, anna = page.phone("Olha"), page.phone("Anna")
    await expect(olha.root).to_be_visible()
    await expect(anna.root).to_be_hidden()
    person = await bot.meets(olha)
    tabs = page.page.get_by_role("tab")
    await tabs.nth(1).click()
    await expect(anna.root).to_be_visible()
    await bot.says(person, "We have it.")
    await expect(page.page.get_by_role("tab", name="1 unread")).to_contain_text("Olha")
    await tabs.nth(1).press("ArrowLeft")
    await expect(olha.root).to_be_visible()
    await expect(tabs.first).to_be_focused()
    await expect(page.page.get_by_role("tab", name="1 unread")).to_have_count(0)
    await bot.says(person, "We ask three people now.")
    await olha.shows("We ask three people now.")
    await expect(page.page.get_by_role("tab", name="1 unread")).to_have_count(0)
    too_wide = await page.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not too_wide


async def test_the_counter_goes_when_somebody_turns_to_the_phone(page: PhonesPage, bot: PlainBot) -> None:
    siv = page.phone("Siv")
    person = await bot.meets(siv)
    await page.button("+10 min").focus()
    await page.page.mouse.move(2, 2)
    for text in ("One", "Two"):
        await bot.says(person, text)
    counter = siv.root.locator(".plate .unread")
    await expect(counter).to_have_text("2 unread")
    await siv.log.hover()
    await expect(counter).to_be_hidden()
    await page.page.reload()
    await siv.shows("Two")
    await expect(counter).to_be_hidden()


async def test_the_clock_ticks_and_is_moved_on(page: PhonesPage) -> None:
    face = page.page.locator("#clock")
    before = await face.get_attribute("datetime")
    await page.button("+1 h").click()
    await expect(face).not_to_have_attribute("datetime", re.compile(f"^{(before or '')[:13]}"))
    await page.button("Next morning").click()
    await expect(face).to_contain_text("08:00")


async def test_a_phone_is_added_and_removed(page: PhonesPage) -> None:
    bo = await page.adds("Bo", "en")
    await expect(bo.root).to_contain_text("English")
    await bo.chooses("Remove this phone")
    await page.button("Remove").click()
    await expect(bo.root).to_have_count(0)
    await expect(page.page.locator(".phone")).to_have_count(3)


async def test_a_page_left_open_finds_the_sandbox_again(browser: Browser) -> None:
    async with Sandbox() as first:
        page = await PhonesPage.open(browser, first.url)
        port = int(first.url.rsplit(":", 1)[1])
    await expect(page.page.locator("#hint")).to_contain_text("does not answer")
    async with Sandbox(port=port) as second, PlainBot(second.url, second.token) as bot:
        await bot.person("Bo", "en")
        await expect(page.phone("Bo").root).to_be_visible(timeout=15_000)
        await expect(page.phone("Olha").root).to_have_count(0)
        await page.page.close()


class Pretenders:
    """Townspeople that only remember whether they are on."""

    on = False

    async def switch(self, *, on: bool) -> None:
        self.on = on


async def test_the_switch_for_townspeople_is_there_only_when_they_are(
    page: PhonesPage, browser: Browser
) -> None:
    await expect(page.page.get_by_text("Pretend townspeople")).to_be_hidden()
    people = Pretenders()
    async with Sandbox(townspeople=people) as sandbox:
        other = await PhonesPage.open(browser, sandbox.url)
        await other.page.get_by_text("Pretend townspeople").click()
        await expect(other.page.get_by_role("switch")).to_be_checked()
        await other.page.reload()
        await expect(other.page.get_by_role("switch")).to_be_checked()
        assert people.on
        await other.page.close()


async def test_everything_can_be_done_by_keyboard(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await anna.button("START").press("Enter")
    person = int((await bot.hears("message"))["from"]["id"])
    await expect(anna.input).to_be_focused()
    await bot.says(person, "Can you?", [YES, NO])
    await anna.shows("Can you?")
    for _ in range(10):
        await page.page.keyboard.press("Shift+Tab")
        if await anna.button("Not this one").evaluate("one => one === document.activeElement"):
            break
    ring = await anna.button("Not this one").evaluate("one => getComputedStyle(one).outlineWidth")
    assert ring == "3px"
    await page.page.keyboard.press("Space")
    assert (await bot.hears("callback_query"))["data"] == "no"
    await anna.button("Attach").press("Enter")
    await page.page.keyboard.press("ArrowDown")
    await expect(anna.button("Voice message")).to_be_focused()
    await page.page.keyboard.press("Escape")
    await expect(anna.button("Attach")).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
async def test_everybody_can_read_and_reach_everything(
    browser: Browser, sandbox: Sandbox, bot: PlainBot, scheme: Literal["light", "dark"], width: int
) -> None:
    page = await PhonesPage.open(browser, sandbox.url, width=width, height=844, scheme=scheme)
    olha = page.phone("Olha")
    person = await bot.meets(olha)
    await olha.writes("хліб, молоко")
    await bot.says(
        person, "<b>Ring</b> <a href='https://example.org'>us</a> <code>x</code>", parse_mode="HTML"
    )
    for what in ("photo", "voice", "document", "contact", "sticker"):
        await page.acts(person, what)
    await page.acts(person, "location", latitude=58.6, longitude=16.2)
    keys = {"keyboard": [[{"text": "Norrö"}]], "resize_keyboard": True}
    await bot.call("sendMessage", chat_id=person, text="Where?", reply_markup=keys)
    await bot.says(person, "Can you?", [YES, NO], [{"text": "Map", "url": "https://example.org"}])
    await olha.shows("Can you?")
    await olha.button("Attach").click()
    assert await complaints(page.page) == {"nameless": [], "small": [], "faint": []}


async def test_who_wants_less_motion_gets_none(page: PhonesPage, bot: PlainBot) -> None:
    await page.page.emulate_media(reduced_motion="reduce")
    anna = page.phone("Anna")
    await bot.says(await bot.meets(anna), "Still")
    await anna.shows("Still")
    assert await anna.message("Still").evaluate("one => getComputedStyle(one).animationName") == "none"

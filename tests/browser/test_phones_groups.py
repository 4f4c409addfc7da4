"""Groups and albums on the phones page, in a real browser."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.async_api import Browser, FilePayload, expect

from bot.sandbox import Sandbox
from tests.browser.audit import complaints
from tests.browser.phones import PhonesPage, PlainBot

pytestmark = pytest.mark.browser

YES = {"text": "Yes, I’ll do it", "callback_data": "yes"}
ALBUM = {"album": "one"}


async def made(page: PhonesPage, bot: PlainBot) -> int:
    """The id of a group that Anna has made on her phone for everybody on the page."""
    await page.phone("Anna").chooses("New group")
    await page.page.get_by_label("Name of the group").fill("Norrö")
    await page.button("Create").click()
    await expect(page.phone("Anna").root.locator(".bot-name:visible")).to_have_text("Norrö")
    return int((await bot.hears("my_chat_member"))["chat"]["id"])


async def test_a_group_is_made_on_a_phone_and_seen_on_the_others(page: PhonesPage, bot: PlainBot) -> None:
    anna, olha = page.phone("Anna"), page.phone("Olha")
    group = await made(page, bot)
    await expect(anna.root.get_by_text("Olha, Siv, Handslag")).to_be_visible()
    await expect(anna.input).to_be_focused()
    await anna.writes("Can somebody water the plants?")
    await olha.goes_to("Norrö")
    written = olha.message("water the plants")
    await expect(written.locator(".author")).to_contain_text("Anna")
    await expect(written.locator(".avatar")).to_have_text("A")
    await expect(anna.message("water the plants").locator(".author")).to_have_count(0)
    await bot.says(group, "Write to me alone.")
    await expect(olha.message("alone").locator(".author")).to_contain_text("Handslag")
    await olha.goes_to("Handslag")
    await expect(olha.button("START")).to_be_visible()


async def test_each_chat_counts_its_own_unread_messages(page: PhonesPage, bot: PlainBot) -> None:
    olha = page.phone("Olha")
    person = await bot.meets(olha)
    group = await made(page, bot)
    await bot.says(group, "For all")
    back = olha.root.get_by_role("button", name="All chats")
    await expect(back).to_have_accessible_name("All chats, 2 unread")
    await expect(olha.root.locator(".plate .unread")).to_have_text("2 unread")
    await back.click()
    rows = olha.root.get_by_role("listitem")
    await expect(rows.filter(has_text="Norrö")).to_contain_text("Handslag: For all")
    await expect(rows.filter(has_text="Norrö")).to_contain_text("2 unread")
    await bot.says(person, "For you")
    await expect(rows.first).to_contain_text("For you")
    await expect(rows.first).to_contain_text("1 unread")
    await rows.filter(has_text="Norrö").get_by_role("button").click()
    await olha.shows("For all")
    await expect(back).to_have_accessible_name("All chats, 1 unread")


async def test_in_a_group_commands_say_which_bot_they_are_for(page: PhonesPage, bot: PlainBot) -> None:
    await bot.call("setMyCommands", commands=[{"command": "need", "description": "I need help"}])
    anna = page.phone("Anna")
    group = await made(page, bot)
    await anna.button("Menu: commands").click()
    await anna.root.get_by_role("button", name="I need help").click()
    heard = await bot.hears("message")
    while "text" not in heard:
        heard = await bot.hears("message")
    assert (heard["text"], heard["chat"]["id"]) == ("/need@handslag_bot", group)
    await bot.says(group, "Try /help", [YES])
    await anna.button("/help").click()
    assert (await bot.hears("message"))["text"] == "/help@handslag_bot"
    await anna.button("Yes, I’ll do it").click()
    press = await bot.hears("callback_query")
    assert press["message"]["chat"]["id"] == group
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="Thanks.")
    await expect(anna.root.get_by_role("status")).to_have_text("Thanks.")


async def test_an_answer_to_the_bot_is_heard_in_a_group(page: PhonesPage, bot: PlainBot) -> None:
    siv = page.phone("Siv")
    group = await made(page, bot)
    asked = await bot.says(group, "When?")
    await siv.goes_to("Norrö")
    await siv.message("When?").hover()
    await siv.button("Reply to this message").click()
    await expect(siv.input).to_be_focused()
    await siv.writes("Tuesday")
    heard = await bot.hears("message")
    while "text" not in heard:
        heard = await bot.hears("message")
    assert (heard["text"], heard["reply_to_message"]["message_id"]) == ("Tuesday", asked)
    await expect(siv.message("Tuesday").locator(".quote")).to_contain_text("When?")


async def test_a_link_in_a_group_leads_to_the_private_chat(page: PhonesPage, bot: PlainBot) -> None:
    siv = page.phone("Siv")
    group = await made(page, bot)
    await bot.says(group, "Alone:", [{"text": "Open", "url": "https://t.me/handslag_bot?start=need"}])
    await siv.goes_to("Norrö")
    await siv.button("Open").click()
    await expect(siv.messages).to_have_count(1)
    await expect(siv.messages.first).to_contain_text("/start")
    await expect(siv.messages.first).not_to_contain_text("need")
    heard = await bot.hears("message")
    while "text" not in heard:
        heard = await bot.hears("message")
    assert (heard["text"], heard["chat"]["type"]) == ("/start need", "private")


async def test_a_group_is_followed_when_it_becomes_a_supergroup(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    group = await made(page, bot)
    await anna.writes("Before")
    await anna.shows("Before")
    answer = await page.page.request.post(f"{page.url}/sandbox/groups/{group}/upgrade")
    await bot.says((await answer.json())["id"], "After")
    await anna.shows("After")


async def test_the_bot_is_removed_from_a_group_and_taken_in_again(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await made(page, bot)
    members = anna.root.locator(".subtitle:visible")
    await anna.chooses("Remove the bot from the group")
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(members).not_to_contain_text("Handslag")
    await anna.chooses("Take the bot in again")
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "member"
    await expect(members).to_contain_text("Handslag")


async def test_an_album_is_one_bubble_with_a_grid(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    person = await bot.meets(anna)
    await page.acts(person, "photo", caption="Before and after", **ALBUM)
    for _ in range(2):
        await page.acts(person, "photo", **ALBUM)
    await page.acts(person, "photo", album="another")
    await page.page.emulate_media(reduced_motion="reduce")
    await expect(anna.messages).to_have_count(3)
    album = anna.message("Before and after")
    pictures = album.locator(".grid img")
    await expect(pictures).to_have_count(3)
    wide, left, right = await pictures.evaluate_all("all => all.map((one) => one.getBoundingClientRect())")
    assert (wide["y"] < left["y"], left["y"] == right["y"], left["x"] < right["x"]) == (True, True, True)
    assert abs(right["x"] + right["width"] - wide["x"] - wide["width"]) < 1
    await expect(album.get_by_role("link", name="Photo 3 of 3")).to_be_visible()
    await expect(album.locator(".meta:not(.room)")).to_have_count(1)


async def test_several_files_go_as_one_album(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await bot.meets(anna)
    await anna.attaches("Document")
    papers = [FilePayload(name=name, mimeType="text/plain", buffer=b"hej") for name in ("a.txt", "b.txt")]
    await page.page.get_by_label("File").set_input_files(papers)
    await page.page.get_by_role("button", name="Send", exact=True).click()
    one, two = await bot.hears("message"), await bot.hears("message")
    assert one["media_group_id"] == two["media_group_id"]
    await expect(anna.messages.last.locator(".paper-name")).to_have_text(["a.txt", "b.txt"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
async def test_everybody_can_read_and_reach_a_group(
    browser: Browser, sandbox: Sandbox, bot: PlainBot, scheme: Literal["light", "dark"], width: int
) -> None:
    people = [await bot.person(f"Person {number}", "ar") for number in range(8)]
    page = await PhonesPage.open(browser, sandbox.url, width=width, height=844, scheme=scheme)
    given = {"title": "Norrö", "members": people}
    group = (await (await page.page.request.post(f"{page.url}/sandbox/groups", data=given)).json())["id"]
    phone = page.phone("Person 0")
    for person in people:
        await page.acts(person, "text", text="Good morning", chat_id=group)
    for _ in range(2):
        await page.acts(people[1], "photo", chat_id=group, **ALBUM)
    await phone.root.get_by_role("button", name="All chats").click()
    found = await complaints(page.page)
    await phone.root.get_by_role("button", name="Norrö").click()
    await expect(phone.messages).to_have_count(9)
    nothing: dict[str, list[str]] = {"nameless": [], "small": [], "faint": []}
    assert (found, await complaints(page.page), page.complaints) == (nothing, nothing, [])
    assert not await page.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    await page.page.close()

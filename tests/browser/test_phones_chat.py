"""One chat on the phones page, in a real browser: what the bot says, what the person does."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.phones import PhonesPage, PlainBot

pytestmark = pytest.mark.browser

YES = {"text": "Yes, I’ll do it", "callback_data": "yes"}
NO = {"text": "Not this one", "callback_data": "no"}


async def test_start_a_press_and_its_toast_arrive(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await expect(anna.input).to_be_hidden()
    person = await bot.meets(anna)
    await expect(anna.input).to_be_visible()
    asked = await bot.says(person, "Can you?", [YES, NO])
    await anna.button("Yes, I’ll do it").click()
    press = await bot.hears("callback_query")
    assert (press["data"], press["message"]["message_id"], press["from"]["id"]) == ("yes", asked, person)
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="Thank you for looking.")
    await expect(anna.root.get_by_role("status")).to_have_text("Thank you for looking.")


async def test_the_same_toast_twice_is_shown_twice(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await bot.says(await bot.meets(anna), "Can you?", [YES])
    toast = anna.root.get_by_role("status")
    for _ in range(2):
        await expect(toast).to_be_hidden(timeout=8_000)
        await anna.button("Yes, I’ll do it").click()
        press = await bot.hears("callback_query")
        await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="Not yet.")
        await expect(toast).to_have_text("Not yet.")
        await expect(toast).to_be_visible()


async def test_an_alert_waits_for_ok_and_gives_the_focus_back(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await bot.says(await bot.meets(anna), "Can you?", [YES])
    await anna.button("Yes, I’ll do it").press("Enter")
    press = await bot.hears("callback_query")
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], text="Ring 112.", show_alert=True)
    alert = anna.root.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Ring 112.")
    await expect(alert.get_by_role("button")).to_be_focused()
    await page.page.keyboard.press("Enter")
    await expect(alert).to_have_count(0)
    await expect(anna.button("Yes, I’ll do it")).to_be_focused()


async def test_an_edit_changes_the_message_in_place_and_keeps_the_focus(
    page: PhonesPage, bot: PlainBot
) -> None:
    anna = page.phone("Anna")
    person = await bot.meets(anna)
    asked = await bot.says(person, "Shopping in Norrö", [YES, NO])
    await anna.message("Shopping").evaluate("element => { element.mark = 'same'; }")
    await anna.button("Not this one").focus()
    await bot.call(
        "editMessageText",
        chat_id=person,
        message_id=asked,
        text="Shopping in Söderö",
        reply_markup={"inline_keyboard": [[NO]]},
    )
    changed = anna.message("Söderö")
    await expect(changed).to_be_visible()
    await expect(changed).not_to_contain_text("edited")
    assert await changed.evaluate("element => element.mark") == "same"
    await expect(anna.button("Not this one")).to_be_focused()
    await expect(anna.button("Yes, I’ll do it")).to_have_count(0)


async def test_the_focus_never_lands_on_another_button(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    person = await bot.meets(anna)
    asked = await bot.says(person, "Can you?", [YES])
    await anna.button("Yes, I’ll do it").focus()
    await bot.call(
        "editMessageText",
        chat_id=person,
        message_id=asked,
        text="Taken.",
        reply_markup={"inline_keyboard": [[NO]]},
    )
    await expect(anna.message("Taken.")).to_be_focused()


async def test_reply_keys_send_words_a_number_and_a_place(page: PhonesPage, bot: PlainBot) -> None:
    olha = page.phone("Olha")
    person = await bot.meets(olha)
    keys = [
        [{"text": "Norrö"}],
        [{"text": "My number", "request_contact": True}, {"text": "My place", "request_location": True}],
    ]
    await bot.call("sendMessage", chat_id=person, text="Where?", reply_markup={"keyboard": keys})
    answers = olha.root.get_by_role("group", name="Answers to choose from")
    await answers.get_by_role("button", name="Norrö").click()
    assert (await bot.hears("message"))["text"] == "Norrö"
    await answers.get_by_role("button", name="My number").click()
    assert (await bot.hears("message"))["contact"]["user_id"] == person
    await answers.get_by_role("button", name="My place").click()
    await page.page.get_by_role("button", name="Send", exact=True).click()
    assert (await bot.hears("message"))["location"]["latitude"] == pytest.approx(58.605)
    await bot.call("sendMessage", chat_id=person, text="Thanks", reply_markup={"remove_keyboard": True})
    await expect(answers).to_be_hidden()


async def test_the_menu_lists_the_commands_in_the_language_of_the_phone(
    page: PhonesPage, bot: PlainBot
) -> None:
    await bot.call("setMyCommands", commands=[{"command": "need", "description": "I need help"}])
    swedish = [{"command": "need", "description": "Jag behöver hjälp"}]
    await bot.call("setMyCommands", commands=swedish, language_code="sv")
    anna = page.phone("Anna")
    await bot.meets(anna)
    await anna.button("Menu: commands").click()
    await anna.root.get_by_role("button", name="Jag behöver hjälp").click()
    assert (await bot.hears("message"))["text"] == "/need"
    await expect(anna.root.get_by_role("group", name="Commands")).to_be_hidden()


async def test_a_link_to_the_bot_starts_it_on_that_phone(page: PhonesPage, bot: PlainBot) -> None:
    name = (await bot.call("getMe"))["username"]
    olha = page.phone("Olha")
    person = await bot.meets(olha)
    href = f"https://t.me/{name}?start=need"
    await bot.says(
        person,
        f'<a href="{href}">Ask here</a>',
        [{"text": "Ask", "url": href}],
        parse_mode="HTML",
    )
    await olha.button("Ask here").click()
    assert (await bot.hears("message"))["text"] == "/start need"
    await olha.button("Ask").click()
    assert (await bot.hears("message"))["text"] == "/start need"
    await expect(olha.message("/start")).to_have_count(3)
    await expect(olha.message("/start need")).to_have_count(0)


async def test_an_answer_to_a_press_may_start_the_bot(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await bot.says(await bot.meets(anna), "Can you?", [YES])
    await anna.button("Yes, I’ll do it").click()
    press = await bot.hears("callback_query")
    link = "https://t.me/handslag_bot?start=need"
    await bot.call("answerCallbackQuery", callback_query_id=press["id"], url=link)
    assert (await bot.hears("message"))["text"] == "/start need"


async def test_entities_are_drawn_and_foreign_links_open_apart(page: PhonesPage, bot: PlainBot) -> None:
    olha = page.phone("Olha")
    text = (
        "😀 <b>Bold <i>both</i></b> <code>x</code> <tg-spoiler>lemon</tg-spoiler> "
        '<a href="https://example.org/map">map</a>\n<blockquote>Said\nbefore</blockquote>After &lt;b&gt;'
    )
    await bot.says(await bot.meets(olha), text, parse_mode="HTML")
    drawn = olha.message("Bold")
    await expect(drawn.locator("strong em")).to_have_text("both")
    await expect(drawn.locator("code")).to_have_text("x")
    await expect(drawn.locator("blockquote p")).to_have_text(["Said", "before"])
    await expect(drawn.locator(".words > p").last).to_contain_text("After <b>")
    link = drawn.get_by_role("link", name="map")
    assert await link.get_attribute("target") == "_blank"
    assert "noopener" in (await link.get_attribute("rel") or "")
    await drawn.get_by_role("button", name="Hidden words").press("Enter")
    await expect(drawn.locator(".spoiler.open")).to_have_text("lemon")


async def test_own_words_can_be_edited(page: PhonesPage, bot: PlainBot) -> None:
    olha = page.phone("Olha")
    await bot.meets(olha)
    await olha.writes("хліб")
    assert (await bot.hears("message"))["text"] == "хліб"
    await olha.message("хліб").hover()
    await olha.button("Edit this message").click()
    await olha.writes("хліб, молоко")
    assert (await bot.hears("edited_message"))["text"] == "хліб, молоко"
    await expect(olha.message("хліб, молоко")).to_contain_text("edited")
    await expect(olha.input).to_have_value("")


@pytest.mark.parametrize(
    ("choice", "kind", "drawn"),
    [
        ("Photo", "photo", "img[alt=Photo]"),
        ("Voice message", "voice", "button[aria-label^=Play]"),
        ("Document", "document", "a[download]"),
        ("Location", "location", ".map"),
        ("Somebody’s number", "contact", ".card"),
    ],
)
async def test_what_is_attached_arrives_and_is_drawn(
    page: PhonesPage, bot: PlainBot, choice: str, kind: str, drawn: str
) -> None:
    anna = page.phone("Anna")
    person = await bot.meets(anna)
    await anna.attaches(choice)
    await page.page.get_by_role("button", name="Send", exact=True).click()
    arrived = await bot.hears("message")
    assert kind in arrived
    if kind == "contact":
        assert arrived["contact"].get("user_id") != person
    await expect(anna.messages.last.locator(drawn)).to_be_visible()


async def test_a_sticker_and_the_own_number_go_at_one_press(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    person = await bot.meets(anna)
    await anna.attaches("Sticker")
    assert "sticker" in await bot.hears("message")
    await anna.attaches("My number")
    assert (await bot.hears("message"))["contact"]["user_id"] == person


async def test_a_blocked_bot_is_unblocked_by_the_large_button(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    await bot.meets(anna)
    await anna.chooses("Block the bot")
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "kicked"
    await expect(anna.input).to_be_hidden()
    await anna.button("UNBLOCK").click()
    assert (await bot.hears("my_chat_member"))["new_chat_member"]["status"] == "member"
    await expect(anna.input).to_be_visible()


async def test_who_reads_further_up_is_not_torn_down(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    person = await bot.meets(anna)
    for number in range(25):
        await bot.says(person, f"Message {number}")
    await anna.shows("Message 24")
    at_end = "log => log.scrollHeight - log.scrollTop - log.clientHeight < 50"
    assert await anna.log.evaluate(at_end)
    await anna.log.evaluate("log => { log.scrollTop = 0; }")
    await page.page.wait_for_timeout(100)
    await bot.says(person, "Something new")
    await expect(anna.button("New messages")).to_be_visible()
    assert await anna.log.evaluate("log => log.scrollTop") == 0
    await anna.button("New messages").click()
    assert await anna.log.evaluate(at_end)
    await expect(anna.button("New messages")).to_be_hidden()


async def test_typing_is_shown_until_the_words_come(page: PhonesPage, bot: PlainBot) -> None:
    anna = page.phone("Anna")
    person = await bot.meets(anna)
    await bot.call("sendChatAction", chat_id=person, action="typing")
    await expect(anna.root.locator(".subtitle")).to_have_text("typing…")
    await bot.says(person, "Here they are")
    await expect(anna.root.locator(".subtitle")).to_have_text("bot")
    for action, shown in (("typing", "typing…"), ("cancel", "bot")):
        await bot.call("sendChatAction", chat_id=person, action=action)
        await expect(anna.root.locator(".subtitle")).to_have_text(shown, timeout=2_000)

"""Presses on buttons, and the answers to them."""

from __future__ import annotations

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message

from tests.sandbox.conftest import Json, Phone, Town

YES = {"inline_keyboard": [[{"text": "Ja", "callback_data": "yes"}]]}
TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")


async def pressed(town: Town, anna: Phone) -> Json:
    """The callback query of a press on a fresh button."""
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="Kan du?", reply_markup=YES)).result
    await anna.does("press", message_id=sent["message_id"], data="yes")
    (update,) = await town.updates()
    query: Json = update["callback_query"]
    return query


async def test_a_press_reaches_the_bot_and_its_answer_the_phone(town: Town, bot: Bot) -> None:
    anna = await town.person()
    buttons = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="yes")]])
    sent = await bot.send_message(anna.id, "Kan du?", reply_markup=buttons)
    done = await anna.does("press", message_id=sent.message_id, data="yes")
    (update,) = await bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (update.update_id, query.data, query.from_user.id) == (done["update_id"], "yes", anna.id)
    assert isinstance(query.message, Message)
    assert query.message.text == "Kan du?"
    assert (await anna.shows())["toast"] is None
    await query.answer("Tack!")
    assert (await anna.shows())["toast"] == {"text": "Tack!", "alert": False}


async def test_an_alert_is_told_from_a_toast_and_the_next_press_takes_it_away(town: Town) -> None:
    anna = await town.person()
    query = await pressed(town, anna)
    await town.bot("answerCallbackQuery", callback_query_id=query["id"], text="Fel", show_alert=True)
    assert (await anna.shows())["toast"] == {"text": "Fel", "alert": True}
    await pressed(town, anna)
    assert (await anna.shows())["toast"] is None


async def test_an_answer_may_open_the_bot_itself(town: Town) -> None:
    anna = await town.person()
    query = await pressed(town, anna)
    link = "https://t.me/handslag_bot?start=need"
    await town.bot("answerCallbackQuery", callback_query_id=query["id"], url=link)
    assert (await anna.shows())["toast"] == {"text": "", "alert": False, "url": link}


async def test_an_empty_answer_shows_nothing(town: Town) -> None:
    anna = await town.person()
    query = await pressed(town, anna)
    assert (await town.bot("answerCallbackQuery", callback_query_id=query["id"])).result is True
    assert (await anna.shows())["toast"] is None


async def test_a_press_is_answered_once(town: Town) -> None:
    query = await pressed(town, await town.person())
    assert (await town.bot("answerCallbackQuery", callback_query_id=query["id"])).status == 200
    assert (await town.bot("answerCallbackQuery", callback_query_id=query["id"])).refusal == TOO_OLD
    assert (await town.bot("answerCallbackQuery", callback_query_id="12345")).refusal == TOO_OLD
    assert (await town.bot("answerCallbackQuery")).refusal == TOO_OLD


async def test_a_press_can_be_answered_for_a_quarter_of_an_hour(town: Town) -> None:
    anna = await town.person()
    early, late = await pressed(town, anna), await pressed(town, anna)
    await town.later(minutes=14)
    assert (await town.bot("answerCallbackQuery", callback_query_id=early["id"])).status == 200
    await town.later(minutes=2)
    assert (await town.bot("answerCallbackQuery", callback_query_id=late["id"])).refusal == TOO_OLD


async def test_a_toast_has_200_characters_at_most(town: Town) -> None:
    query = await pressed(town, await town.person())
    call = {"callback_query_id": query["id"], "text": "x" * 201}
    assert (await town.bot("answerCallbackQuery", **call)).refusal == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert (await town.bot("answerCallbackQuery", **call | {"text": "x" * 200})).status == 200


async def test_an_answer_opens_no_other_address_than_the_bots(town: Town) -> None:
    query = await pressed(town, await town.person())
    call = {"callback_query_id": query["id"], "url": "https://example.org"}
    assert (await town.bot("answerCallbackQuery", **call)).refusal == (400, "Bad Request: URL_INVALID")
    call["url"] = "https://t.me/handslag_bot?start=need"
    assert (await town.bot("answerCallbackQuery", **call)).status == 200


async def test_a_press_on_a_message_that_was_just_deleted_tells_only_where_it_was(town: Town) -> None:
    anna = await town.person()
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="Kan du?")).result["message_id"]
    await town.bot("deleteMessage", chat_id=anna.id, message_id=sent)
    await anna.does("press", message_id=sent, data="yes")
    (update,) = await town.updates()
    message = update["callback_query"]["message"]
    assert message == {"message_id": sent, "chat": message["chat"], "date": 0}


async def test_a_strange_app_may_send_data_that_no_button_has(town: Town) -> None:
    anna = await town.person()
    sent = (await town.bot("sendMessage", chat_id=anna.id, text="a")).result
    await anna.does("press", message_id=sent["message_id"], data="made up")
    assert (await town.updates())[0]["callback_query"]["data"] == "made up"


async def test_nobody_presses_where_there_is_nothing_to_press(town: Town) -> None:
    anna = await town.person()
    own = await anna.says("hej")
    assert (await anna.tries("press", message_id=own["message_id"], data="x"))[0] == 400
    assert (await anna.tries("press", message_id=9999, data="x"))[0] == 404
    assert (await anna.tries("press", data="x"))[0] == 400

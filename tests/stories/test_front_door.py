"""The first screen, links that lead further, and what nobody plans."""

from __future__ import annotations

import pytest

from bot.cards import hands, home
from bot.flows import steps
from bot.flows.forms import need_texts, registration_texts, small
from bot.i18n import own_name, seen
from bot.text import Text
from bot.usecases import odd_texts, volunteering
from tests.acts import form_button
from tests.stories.scenes import LANGUAGES, everything
from tests.town import Town


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_language_of_the_phone_stands_on_top(town: Town, language: str) -> None:
    olha = await town.newcomer("Olha", language, app_language=f"{language}-XX")
    await olha.says("/start")
    assert seen(olha.last.labels[0]) == own_name(language)
    assert len(olha.last.labels) == 5
    await olha.presses(f"^lang:{language}$")
    assert home.CHOSEN in olha.received[0]
    assert all(text in olha.last for text in (home.HERE, home.RUNS_THIS, home.NOBODY_WATCHES))
    assert "08-000 00 00" in olha.last


async def test_whoever_writes_without_a_language_is_asked_for_it_first(town: Town) -> None:
    olha = await town.newcomer("Olha", "uk", app_language=None)
    await olha.says("hej, jag behöver hjälp")
    assert olha.last.offers("^lang:uk$")
    await olha.says("/need")
    assert olha.last.offers("^lang:uk$")


async def test_the_language_can_be_changed_at_any_time(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/language")
    await olha.presses("^lang:ar$")
    olha.language = "ar"
    assert home.HERE in olha.last


@pytest.mark.parametrize(
    ("payload", "first"), [("need", need_texts.KIND), ("volunteer", registration_texts.RULES)]
)
async def test_a_link_leads_through_the_language_screen_to_its_form(
    town: Town, payload: str, first: Text
) -> None:
    olha = await town.newcomer("Olha", "uk")
    await olha.says(f"/start {payload}")
    await olha.presses("^lang:uk$")
    assert first in olha.last


async def test_a_link_opened_in_the_middle_of_a_form_asks_what_to_do(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/start need")
    await olha.presses(form_button("kind:shopping"))
    await olha.says("/start volunteer")
    assert need_texts.BEGUN in olha.last
    await olha.presses(form_button(r"\w+\.resume:drop"))
    assert registration_texts.RULES in olha.last


async def test_an_unknown_link_leads_to_the_greeting(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/start nonsense")
    assert home.HERE in olha.last


async def test_an_invitation_works_once(town: Town) -> None:
    code = await town.invitation()
    siri, maj = [await town.newcomer(name) for name in ("Siri", "Maj")]
    for phone in (siri, maj):
        await phone.says(f"/start c_{code}")
        await phone.presses("^lang:sv$")
    assert siri.reads(home.IS_COORDINATOR)
    assert maj.reads(home.INVITATION_GONE)


async def test_an_old_invitation_is_refused(town: Town) -> None:
    code = await town.invitation()
    await town.later(hours=49)
    siri = await town.newcomer("Siri")
    await siri.says(f"/start c_{code}")
    await siri.presses("^lang:sv$")
    assert siri.reads(home.INVITATION_GONE)


async def test_my_language_is_not_here_brings_a_coordinator_to_ring(town: Town) -> None:
    siri = await town.coordinator("Siri")
    amina = await town.newcomer("Amina", "en", app_language="so")
    await amina.says("/start")
    await amina.presses("^lang:other$")
    assert len([data for _, _, data in amina.buttons if data.startswith("nolang:")]) >= 20
    await amina.presses("^nolang:so$")
    assert "08-000 00 00" in amina.last
    await amina.shares_number("46701740605")
    assert "46701740605" in siri.last
    assert hands.RING_LANGUAGE in siri.last
    assert "Amina" in siri.last
    assert "somaliska" in siri.last.text


async def test_an_odd_text_reaches_a_coordinator(town: Town) -> None:
    siri = await town.coordinator("Siri")
    olha = await town.person("Olha", "uk")
    await olha.says("/help")
    assert home.BY_MACHINE in olha.last
    await olha.presses(home.ODD_TEXT)
    assert small.ASK_ODD in olha.last
    await olha.says("Так не кажуть")
    assert odd_texts.THANKS in olha.last
    assert "Так не кажуть" in siri.last
    await siri.presses(hands.GOT_IT)
    assert hands.READ in siri.last


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_is_answered_in_every_language(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    for command in (*home.COMMANDS, "nonsense"):
        before = olha.last.id
        await olha.says(f"/{command}")
        assert olha.last.id > before, command
    assert "{" not in everything(olha)


@pytest.mark.parametrize("act", ["sticker", "photo", "voice", "document", "contact"])
async def test_what_nobody_asked_for_gets_a_kind_line_and_the_ways_on(town: Town, act: str) -> None:
    olha = await town.person("Olha", "uk")
    await olha.does(act)
    assert (home.VOICE_UNHEARD if act == "voice" else home.NOT_UNDERSTOOD_MEDIA) in olha.last
    assert olha.last.offers(home.I_NEED_HELP)


async def test_words_that_fit_nowhere_get_the_ways_on_and_hello_the_greeting(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("котик на дереві")
    assert home.ASK_WHICH in olha.last
    await olha.says("привіт")
    assert home.HERE in olha.last
    await olha.says("стоп")
    assert volunteering.STOP_OR_PAUSE in olha.last
    await olha.says("допомога")
    assert home.HELP in olha.last


async def test_an_edited_message_outside_a_form_gets_one_line(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    message = await olha.says("котик")
    await olha.edits(message, "песик")
    assert home.EDITED_NOTHING in olha.last


async def test_in_a_group_only_addressed_commands_are_answered_with_a_link(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    group = (await town.post("/sandbox/groups", title="Norrö", members=[olha.id]))["id"]
    before = len(await town.calls())
    await olha.does("text", text="/need", chat_id=group)
    await olha.does("text", text="hej", chat_id=group)
    sent = [call for call in await town.calls(before) if call["method"].lower() == "sendmessage"]
    assert sent == []
    await olha.does("text", text="/need@handslag_bot", chat_id=group)
    [call] = [call for call in await town.calls(before) if call["method"].lower() == "sendmessage"]
    assert call["params"]["chat_id"] == str(group)
    assert "t.me/handslag_bot" in call["params"]["reply_markup"]
    assert "Olha" not in call["params"]["text"]
    # Now that the bot has written there, Telegram delivers other commands too: they are still not for it.
    before = len(await town.calls())
    await olha.does("text", text="/need", chat_id=group)
    assert [c for c in await town.calls(before) if c["method"].lower() == "sendmessage"] == []


async def test_a_group_that_becomes_a_supergroup_breaks_nothing(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    group = (await town.post("/sandbox/groups", title="Norrö", members=[olha.id]))["id"]
    bigger = (await town.post(f"/sandbox/groups/{group}/upgrade"))["id"]
    await olha.does("text", text="/help@handslag_bot", chat_id=bigger)
    await olha.says("/help")
    assert home.HELP in olha.last


async def test_a_picture_of_an_odd_text_is_asked_for_in_words(town: Town) -> None:
    siv = await town.coordinator("Siv")
    olha = await town.person("Olha", "uk")
    await olha.says("/help")
    await olha.presses("^home:odd$")
    await olha.does("photo")
    assert steps.WORDS_ONLY in olha.last
    await olha.says("Дивний текст")
    assert "Дивний" in siv.last.text


async def test_a_name_of_five_thousand_signs_is_no_wall(town: Town) -> None:
    olha = await town.person("О" * 5000, "uk")
    assert olha.last.offers("^home:need$")

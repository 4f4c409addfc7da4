"""Help for somebody else: a son asks for his mother, who has a phone, or has none."""

from __future__ import annotations

import re

import pytest

from bot.cards import behalf as cards
from bot.cards import hands, offers, requests, tasks, whose
from bot.domain.requests import Consent
from bot.flows.forms import need_other as form
from bot.usecases import behalf
from tests.acts import ask, form_button, turn_to
from tests.phone import Phone
from tests.stories.scenes import STREET, everything, siv
from tests.town import Town

BOTH = ("ar", "sv")
CONTACT = "Olha opens, ring me on 070-123 45 67"


async def for_mother(phone: Phone, speaks: str = "uk", consent: str = "yes", *, send: bool = True) -> None:
    """From /need to the press that sends it, for Halyna, whose contact is who asks."""
    await ask(phone, send=False)
    await phone.presses(form.FOR_OTHER)
    await phone.says("Halyna")
    await turn_to(phone, form_button(f"their_languages:{speaks}"))
    await phone.presses(form_button("their_languages:done"))
    await phone.presses(form_button(f"consent:{consent}"))
    await phone.says(CONTACT)
    if send:
        await phone.presses(form_button("summary:(send(_adult)?|keep)"))


async def asked_for_mother(town: Town, language: str, speaks: str = "uk") -> tuple[Phone, Phone]:
    """Taras has asked for his mother Halyna, Siv found it right, and Anna has been asked."""

    async def live() -> None:
        await town.volunteers("Anna")
        taras = await town.person("Taras", language)
        await for_mother(taras, speaks)
        await siv(town).presses(hands.LOOKS_RIGHT)

    await town.once(f"asked for mother {language} {speaks}", live)
    return town.phone("Taras"), town.phone("Anna")


async def promised_for_mother(town: Town, language: str, speaks: str = "uk") -> tuple[Phone, Phone, Phone]:
    """Halyna has opened the link, and Anna has said yes."""

    async def live() -> None:
        taras, anna = await asked_for_mother(town, language, speaks)
        halyna = await town.newcomer("Halyna", speaks)
        await halyna.says(f"/start {link_on(taras)}", settle=False)
        await halyna.presses(f"^lang:{speaks}$")
        await anna.presses(offers.YES)

    await town.once(f"promised for mother {language} {speaks}", live)
    return town.phone("Taras"), town.phone("Anna"), town.phone("Halyna")


def link_on(phone: Phone) -> str:
    """The newest link to pass on that stands on this phone."""
    found = re.findall(r"start=(r_[A-Za-z0-9_-]+)", "\n".join(m.text for m in phone.received))
    assert found, phone.shown
    return str(found[-1])


# ---- asking


@pytest.mark.parametrize("language", BOTH)
async def test_the_first_request_for_another_waits_for_a_coordinator_and_then_goes_out(
    town: Town, language: str
) -> None:
    await town.volunteers("Anna")
    taras = await town.person("Taras", language)
    await for_mother(taras, "fi")
    anna = town.phone("Anna")
    assert not anna.is_asked()
    card = siv(town).find(whose.FOR_WHOM)
    assert form.LINE_CONSENT[Consent.YES] in card
    assert "Halyna" in card
    assert CONTACT in card
    await siv(town).presses(hands.LOOKS_RIGHT)
    assert whose.FOR_OTHER in anna.last
    assert "finska" in anna.last.text
    assert "Halyna" not in everything(anna)
    await for_mother(taras, "fi")
    await taras.presses("^home:another-")
    assert sum(m.offers("^offer:yes:") for m in anna.received) == 2


@pytest.mark.parametrize("language", BOTH)
async def test_after_the_yes_the_helper_knows_who_opens_and_who_asked(town: Town, language: str) -> None:
    _taras, anna = await asked_for_mother(town, language)
    assert not [secret for secret in ("Halyna", "Taras", CONTACT, STREET) if secret in everything(anna)]
    await anna.presses(offers.YES)
    card = anna.find(tasks.YOURS)
    assert whose.WHO_ASKED in card
    assert all(word in card for word in ("Halyna", "Taras", CONTACT, STREET))
    assert not card.offers(whose.UNWANTED)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses("^task:done:")
    await town.later(hours=25)
    assert not [secret for secret in ("Halyna", "Taras", CONTACT, STREET) if secret in everything(anna)]


@pytest.mark.parametrize("language", BOTH)
async def test_who_does_not_know_of_it_yet_is_talked_with_first(town: Town, language: str) -> None:
    await town.volunteers("Anna")
    taras = await town.person("Taras", language)
    await for_mother(taras, consent="not_yet", send=False)
    assert form.TALK_FIRST in taras.last
    await taras.presses(form.KEEP_IT)
    assert cards.KEPT in taras.last
    await town.later(days=1)
    assert not siv(town).reads(whose.FOR_WHOM)
    await taras.presses(cards.THEY_WANT_IT)
    assert form.LINE_CONSENT[Consent.YES] in taras.last
    await taras.presses(form_button("summary:send(_adult)?"))
    assert siv(town).reads(whose.FOR_WHOM)


@pytest.mark.parametrize("language", BOTH)
async def test_for_who_cannot_say_a_coordinator_looks_first_each_time(town: Town, language: str) -> None:
    taras, anna = await asked_for_mother(town, language)
    await anna.presses(offers.NOT_THIS_ONE)
    await for_mother(taras, consent="cannot")
    await taras.presses("^home:another-")
    assert form.LINE_CONSENT[Consent.CANNOT] in siv(town).last
    assert not anna.is_asked()


async def test_who_asks_for_themselves_is_asked_nothing_more(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await ask(olha)
    assert (olha.typed, olha.pressed) == (3, 4)
    assert not olha.reads(cards.PASS_ON)


# ---- the link


@pytest.mark.parametrize(("language", "speaks"), [("ar", "uk"), ("sv", "ar")])
async def test_the_text_to_pass_on_is_in_the_language_of_whom_it_is_for(
    town: Town, language: str, speaks: str
) -> None:
    taras, _anna = await asked_for_mother(town, language, speaks)
    assert cards.PASS_ON in taras.find(cards.PASS_ON)
    reader = Phone(
        taras.world, taras.session, taras.url, taras.id, taras.name, speaks, taras.zone, taras.settled
    )
    ready = reader.find(cards.READY)
    assert requests.WHO_COMES in ready
    assert "https://t.me/" in ready.text


@pytest.mark.parametrize(("language", "speaks"), [("ar", "uk"), ("sv", "ar")])
async def test_who_opens_the_link_sees_it_and_gets_each_step(town: Town, language: str, speaks: str) -> None:
    taras, anna, halyna = await promised_for_mother(town, language, speaks)
    assert taras.reads(cards.OPENED)
    assert halyna.reads(cards.ASKED_FOR_YOU, requests.WHO_COMES, "Taras")
    assert halyna.reads(requests.COMES, "Anna")
    assert not halyna.find(requests.COMES).offers(requests.CHANGE_TIME)
    assert not halyna.find(requests.COMES).offers(requests.FLOOR_AND_DOOR)
    await anna.presses(tasks.ON_MY_WAY)
    assert requests.ON_THE_WAY in halyna.last
    assert requests.ON_THE_WAY in taras.last
    await anna.presses("^task:done:")
    assert tasks.HOW_DID_IT_GO in halyna.last
    await halyna.presses("^after:good:")
    assert "Anna" in halyna.last.text
    await town.later(hours=25)
    assert "Anna" not in everything(halyna)
    assert "Anna" not in everything(taras)
    assert "Taras" not in everything(halyna)


@pytest.mark.parametrize("language", BOTH)
async def test_the_recipient_can_stop_it_and_nobody_is_blamed(town: Town, language: str) -> None:
    taras, anna, halyna = await promised_for_mother(town, language)
    await halyna.presses(cards.STOP_IT)
    await halyna.presses(cards.YES_STOP)
    assert cards.IS_STOPPED in halyna.last
    assert cards.NOT_WANTED in taras.last
    assert tasks.CLOSED_CANCELLED in anna.last
    assert STREET not in everything(anna)
    assert CONTACT not in everything(anna)
    await halyna.sends_press(halyna.last.id, f"theirs:stop:{1}")
    assert halyna.toasted(behalf.NOT_NOW)


@pytest.mark.parametrize("language", BOTH)
async def test_at_the_door_they_do_not_want_it(town: Town, language: str) -> None:
    taras, anna = await asked_for_mother(town, language)
    await anna.presses(offers.YES)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses(whose.UNWANTED)
    await anna.presses(whose.I_GO_ON)
    await anna.presses(whose.UNWANTED)
    await anna.presses(whose.YES_UNWANTED)
    assert anna.reads(whose.CLOSED_UNWANTED)
    assert cards.NOT_WANTED in taras.last
    assert STREET not in everything(anna)

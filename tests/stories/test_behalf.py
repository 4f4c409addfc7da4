"""Help for somebody else: a son asks for his mother, who has a phone, or has none."""

from __future__ import annotations

import re

import pytest

from bot.cards import behalf as cards
from bot.cards import hands, offers, privacy, reports, requests, tasks, timing, whose
from bot.domain.ids import PersonId
from bot.domain.requests import Consent, State
from bot.flows.forms import need_other as form
from bot.storage import people
from bot.storage import requests as stored_requests
from bot.usecases import behalf, listing, recipients
from bot.usecases.here import Here
from tests.acts import ask, form_button, turn_to, window
from tests.phone import Phone
from tests.stories.scenes import STREET, everything, number_in, siv
from tests.town import Town

BOTH = ("ar", "sv")
WANTS_IT = form.FOR_WHOM[Consent.YES]
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
    card = siv(town).find(WANTS_IT)
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
    assert anna.reads(whose.WHO_ASKED, "Halyna", "Taras", CONTACT)
    assert anna.reads(tasks.YOURS, "Halyna", STREET)
    await anna.presses(tasks.ON_MY_WAY)
    await anna.presses("^task:done:")
    await town.later(hours=25)
    assert not [secret for secret in ("Halyna", "Taras", CONTACT, STREET) if secret in everything(anna)]


@pytest.mark.parametrize("language", BOTH)
async def test_who_does_not_know_of_it_yet_is_talked_with_first(town: Town, language: str) -> None:
    await town.volunteers("Anna")
    taras = await town.person("Taras", language)
    await for_mother(taras, consent="not_yet", send=False)
    assert form.FOR_WHOM[Consent.NOT_YET] in taras.last
    await taras.presses(form.KEEP_IT)
    assert cards.KEPT in taras.last
    await town.later(days=1)
    assert not siv(town).reads(WANTS_IT)
    await taras.presses(cards.THEY_WANT_IT)
    assert form.FOR_WHOM[Consent.YES] in taras.last
    await taras.presses(form_button("summary:send(_adult)?"))
    assert siv(town).reads(WANTS_IT)


@pytest.mark.parametrize("language", BOTH)
async def test_for_who_cannot_say_a_coordinator_looks_first_each_time(town: Town, language: str) -> None:
    taras, anna = await asked_for_mother(town, language)
    await anna.presses(offers.NOT_THIS_ONE)
    await for_mother(taras, consent="cannot")
    await taras.presses("^home:another-")
    assert form.FOR_WHOM[Consent.CANNOT] in siv(town).last
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
    assert anna.reads(whose.WHO_ASKED, CONTACT)
    await anna.presses(whose.UNWANTED)
    await anna.presses(whose.YES_UNWANTED)
    assert anna.reads(whose.CLOSED_UNWANTED)
    assert cards.NOT_WANTED in taras.last
    assert STREET not in everything(anna)


# ---- links that are opened by others, late, or twice


@pytest.mark.parametrize("language", BOTH)
async def test_who_asked_and_opens_the_link_is_told_for_whom_it_is(town: Town, language: str) -> None:
    taras, _anna = await asked_for_mother(town, language)
    link = link_on(taras)
    await taras.says(f"/start {link}")
    assert cards.OWN_LINK in taras.last
    halyna = await _opens(town, "Halyna", link)
    assert halyna.reads(cards.ASKED_FOR_YOU)


async def test_a_second_person_is_sent_back_and_the_first_may_come_again(town: Town) -> None:
    taras, _anna = await asked_for_mother(town, "sv")
    link = link_on(taras)
    halyna = await _opens(town, "Halyna", link)
    mallory = await _opens(town, "Mallory", link, "ar")
    assert cards.OPENED_ALREADY in mallory.last
    assert not [secret for secret in ("Taras", "Halyna", "bröd") if secret in everything(mallory)]
    await halyna.says(f"/start {link}")
    assert cards.FOR_YOU in halyna.last
    assert sum(cards.ASKED_FOR_YOU in message for message in halyna.received) == 1
    assert sum(cards.OPENED in message for message in taras.received) == 1


@pytest.mark.parametrize("language", BOTH)
async def test_a_new_link_takes_it_from_who_opened_the_older_one(town: Town, language: str) -> None:
    taras, anna, mallory = await promised_for_mother(town, language)
    older = link_on(taras)
    await anna.says("Jag tar rågbröd")
    assert mallory.reads("Jag tar rågbröd")
    await taras.presses(cards.A_NEW_LINK)
    assert mallory.reads(cards.NOT_YOURS)
    secrets = ("Taras", "Anna", "bröd")
    assert not [secret for secret in secrets if secret in everything(mallory)]
    assert link_on(taras) != older
    assert older not in everything(taras)
    await mallory.says(f"/start {older}")
    assert cards.LINK_GONE in mallory.last
    olena = await _opens(town, "Olena", link_on(taras))
    assert olena.reads(requests.COMES, "Anna")
    await anna.presses(tasks.ON_MY_WAY)
    assert requests.ON_THE_WAY in olena.last
    assert "Anna" not in everything(mallory)
    assert not mallory.reads(requests.ON_THE_WAY)


async def test_a_volunteer_who_was_asked_is_not_asked_to_help_themselves(town: Town) -> None:
    taras, anna = await asked_for_mother(town, "sv")
    await anna.says(f"/start {link_on(taras)}")
    assert anna.reads(cards.ASKED_FOR_YOU)
    assert not anna.is_asked()
    assert requests.NOBODY in taras.last
    assert not anna.reads(requests.NOBODY)


async def test_who_has_said_yes_is_not_whom_it_is_for(town: Town) -> None:
    taras, anna = await asked_for_mother(town, "sv")
    await anna.presses(offers.YES)
    await anna.says(f"/start {link_on(taras)}")
    assert cards.YOU_HELP in anna.last
    assert not taras.reads(cards.OPENED)


@pytest.mark.parametrize("language", BOTH)
async def test_a_link_leads_nowhere_when_the_help_is_over(town: Town, language: str) -> None:
    taras, _anna = await asked_for_mother(town, language)
    link = link_on(taras)
    await taras.presses(requests.CANCEL_REQUEST)
    await taras.presses(requests.YES_CANCEL)
    assert link not in everything(taras)
    assert taras.reads(cards.LINK_OVER)
    halyna = await _opens(town, "Halyna", link, language)
    assert cards.LINK_GONE in halyna.last
    assert "Taras" not in everything(halyna)


async def test_an_open_form_goes_on_after_a_link_was_opened(town: Town) -> None:
    taras, _anna = await asked_for_mother(town, "sv")
    halyna = await town.person("Halyna", "ar")
    await halyna.says("/need")
    await halyna.presses(form_button("kind:dog"))
    await halyna.says(f"/start {link_on(taras)}")
    assert halyna.reads(cards.ASKED_FOR_YOU)
    await halyna.presses(form_button("area:norro"))
    await halyna.says("Hamngatan 9")
    assert halyna.last.offers(form_button("when:.*"))


async def test_only_a_links_hash_lies_in_the_database(town: Town) -> None:
    taras, _anna = await asked_for_mother(town, "sv")
    code = link_on(taras).removeprefix("r_")
    halyna = await town.newcomer("Halyna", "ar")
    await halyna.says(f"/start r_{code}")
    await town.stops()
    secrets = (code, "Halyna", CONTACT, "070-123")
    files = [path.read_bytes() for path in town.database.iterdir()]
    assert [secret for secret in secrets for held in files if secret.encode() in held] == []
    await town.starts()
    await halyna.presses("^lang:ar$")
    assert halyna.reads(cards.ASKED_FOR_YOU)


# ---- on the way


@pytest.mark.parametrize("language", BOTH)
async def test_when_the_helper_cannot_come_both_hear_it_but_bad_news_is_the_askers(
    town: Town, language: str
) -> None:
    taras, anna, halyna = await promised_for_mother(town, language)
    await anna.presses(tasks.CANNOT_COME)
    await anna.presses("^task:drop-ill:")
    for phone in (taras, halyna):
        assert phone.reads(requests.DROPPED_OUT)
    assert CONTACT not in everything(anna)
    assert requests.NOBODY in taras.last
    assert not halyna.reads(requests.NOBODY)
    await siv(town).presses(hands.I_TAKE_IT)
    assert taras.reads(requests.A_COORDINATOR_DOES)
    assert not halyna.reads(requests.A_COORDINATOR_DOES)


@pytest.mark.parametrize("language", BOTH)
async def test_another_time_is_the_askers_to_change_and_both_hear_it(town: Town, language: str) -> None:
    taras, anna, halyna = await promised_for_mother(town, language)
    await taras.presses(requests.CHANGE_TIME)
    await turn_to(taras, form_button(f"when:{window(taras, 2, 8, 12)}"))
    assert not halyna.reads(timing.ASKER_ASKS)
    await anna.presses(timing.WORKS)
    assert requests.TIME_CHANGED in halyna.last
    assert halyna.reads(requests.COMES, "8–12")
    assert halyna.reads(cards.ASKED_FOR_YOU, "8–12")
    request = number_in(halyna.find(cards.ASKED_FOR_YOU).data("^theirs:stop:") or "")
    for what in ("time", "door", "add", "cancel-yes", "link"):
        await halyna.sends_press(halyna.last.id, f"request:{what}:{request}")
        assert halyna.toasted(listing.NOT_NOW)


@pytest.mark.parametrize("language", BOTH)
async def test_the_evening_before_and_whether_all_is_well_reach_both(town: Town, language: str) -> None:
    taras, anna, halyna = await promised_for_mother(town, language)
    await town.until("18:00")
    await town.later(minutes=1)
    for phone in (taras, halyna):
        assert timing.TOMORROW_ASKER in phone.last
    await town.until("12:00")
    await anna.presses(tasks.ON_MY_WAY)
    await town.later(hours=1, minutes=46)
    for phone in (anna, taras, halyna):
        assert timing.ALL_WELL in phone.last
    await halyna.presses(timing.IS_DONE)
    for phone in (anna, taras, halyna):
        assert phone.reads(tasks.HOW_DID_IT_GO)


@pytest.mark.parametrize("language", BOTH)
async def test_the_recipient_says_that_something_is_not_right(town: Town, language: str) -> None:
    taras, anna, halyna = await promised_for_mother(town, language)
    await halyna.presses(requests.NOT_RIGHT)
    await halyna.presses(reports.NO_TELL)
    await halyna.says("Hon bad om mitt kort")
    assert "Hon bad om mitt kort" in siv(town).last
    assert requests.STOPPED in taras.find(requests.STOPPED)
    assert CONTACT not in everything(anna)


async def test_who_has_blocked_the_bot_leaves_the_word_to_who_asked(town: Town) -> None:
    taras, _anna, halyna = await promised_for_mother(town, "sv")
    assert await _voice(town, taras) == await _id_of(town, halyna)
    await halyna.does("block")
    assert await _voice(town, taras) == await _id_of(town, taras)
    await halyna.does("unblock")
    assert halyna.reads(requests.COMES, "Anna")


# ---- leaving, and looking


@pytest.mark.parametrize("language", BOTH)
async def test_a_recipient_who_is_erased_ends_it_and_leaves_no_readable_word(
    town: Town, language: str
) -> None:
    taras, anna, halyna = await promised_for_mother(town, language)
    await halyna.says("/privacy")
    await halyna.presses(privacy.ERASE)
    assert privacy.SURE_TASKS(count=1) in halyna.last
    await halyna.presses(privacy.YES_ERASE)
    assert cards.THEY_LEFT in taras.last
    assert tasks.CLOSED_CANCELLED in anna.last
    assert not [secret for secret in ("Halyna", CONTACT, STREET) if secret in everything(anna)]
    await taras.says("/requests")
    assert requests.CANCEL_REQUEST not in taras.last


@pytest.mark.parametrize("language", BOTH)
async def test_an_asker_who_is_erased_takes_it_back_from_the_recipient(town: Town, language: str) -> None:
    taras, _anna, halyna = await promised_for_mother(town, language)
    await taras.says("/privacy")
    await taras.presses(privacy.ERASE)
    await taras.presses(privacy.YES_ERASE)
    assert cards.CANCELLED_FOR_YOU in halyna.last
    assert not [secret for secret in ("Taras", "Anna", "bröd") if secret in everything(halyna)]


@pytest.mark.parametrize("language", BOTH)
async def test_what_others_have_asked_for_one_stands_in_ones_own_list(town: Town, language: str) -> None:
    _taras, _anna, halyna = await promised_for_mother(town, language)
    await halyna.says("/requests")
    assert cards.FOR_YOU in halyna.last
    await halyna.says("/privacy")
    await halyna.presses(privacy.WHAT_IS_STORED)
    assert privacy.STORED_FOR_YOU(count=1) in halyna.last
    await halyna.presses(cards.STOP_IT)
    await halyna.presses(cards.NO_GO_ON)
    assert requests.STATES[State.ASSIGNED] in halyna.last


async def test_it_is_for_oneself_after_all(town: Town) -> None:
    taras = await town.person("Taras", "sv")
    await for_mother(taras, send=False)
    await taras.presses(form_button("summary:change"))
    await turn_to(taras, form_button(r"summary\.change:whom"))
    await taras.presses(form.FOR_ME)
    assert "Halyna" not in taras.last.text
    assert taras.last.offers(form.FOR_OTHER)


async def _opens(town: Town, name: str, link: str, language: str = "uk") -> Phone:
    """Somebody new, with that link."""
    phone = await town.newcomer(name, language)
    await phone.says(f"/start {link}", settle=False)
    await phone.presses(f"^lang:{language}$")
    return phone


async def _voice(town: Town, asker: Phone) -> int:
    """Who speaks for the one request of this asker."""
    async with town.app.store.read() as tx:
        [stored] = await stored_requests.of_resident(tx, PersonId(await _id_of(town, asker)), town.now)
        here = Here(tx, town.settlement, {}, town.now, lambda _: asker.words, 0, 0)
        return int(await recipients.voice_of(here, stored))


async def _id_of(town: Town, phone: Phone) -> int:
    async with town.app.store.read() as tx:
        found = await people.id_of_user(tx, phone.id)
    assert found is not None
    return int(found)

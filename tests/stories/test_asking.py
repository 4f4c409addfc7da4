"""Asking for help: few questions, limits, and what a coordinator looks at first."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, requests
from bot.domain.asking_limits import Refusal
from bot.flows import engine
from bot.flows.forms import need_texts, small
from bot.flows.forms.common import NOT_HERE
from bot.usecases import asking, ringing
from tests.acts import ask, form_button, turn_to, window
from tests.phone import Phone
from tests.stories.scenes import LANGUAGES, STREET, everything, neighbours, siv
from tests.town import Town

TOMORROW_AFTERNOON = {
    "sv": "imorgon eftermiddag",
    "en": "tomorrow afternoon",
    "ar": "غدا بعد الظهر",
    "uk": "завтра після обіду",
}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_asking_takes_six_presses_and_two_typed_answers(town: Town, language: str) -> None:
    """From the first /start on a new phone: language, need, kind, area, time, send."""
    olha = await town.newcomer("Olha", language)
    await town.coordinator("Siv")
    await olha.says("/start")
    olha.typed = 0
    await olha.presses(f"^lang:{language}$")
    await olha.presses("home:need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:norro"))
    await olha.says(STREET)
    await olha.presses(form_button("when:w.*"))
    await olha.says("bröd")
    assert need_texts.LOOK in olha.last
    await olha.presses(form_button("summary:send_adult"))
    assert requests.NOBODY_YET in olha.last
    assert (olha.pressed, olha.typed) == (6, 2)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_time_can_be_written_in_ones_own_words(town: Town, language: str) -> None:
    olha = await town.person("Olha", language)
    await _to_the_time(olha)
    await olha.says(TOMORROW_AFTERNOON[language])
    assert need_texts.WHAT_SHOPPING in olha.last
    await olha.says("bröd")
    assert "12–17" in olha.last


async def test_what_can_be_read_in_two_ways_is_asked_back(town: Town) -> None:
    olha = await town.person("Olha", "en")
    await _to_the_time(olha)
    await olha.says("blah")
    assert need_texts.WHEN_AGAIN in olha.last
    await olha.says("Thursday or Friday")
    assert need_texts.WHEN_WHICH in olha.last
    await olha.presses(form_button(r"when\.which:w.*"))
    assert need_texts.WHAT_SHOPPING in olha.last


async def test_a_third_open_need_has_to_wait(town: Town) -> None:
    olha, _ = await neighbours(town, "Anna")
    await ask(olha)
    await ask(olha, kind="dog")
    await ask(olha, kind="pharmacy")
    assert asking.REFUSED[Refusal.TOO_MANY_OPEN] in olha.last
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.YES_CANCEL)
    await ask(olha, kind="pharmacy")
    assert requests.ASKING in olha.last


@pytest.mark.parametrize("town", [{"requests_a_week": 2}], indirect=True)
async def test_more_than_the_weeks_number_is_talked_about(town: Town) -> None:
    olha, _ = await neighbours(town, "Anna")
    for kind in ("shopping", "dog"):
        await ask(olha, kind=kind)
        await olha.presses(requests.CANCEL_REQUEST)
        await olha.presses(requests.YES_CANCEL)
    await ask(olha, kind="pharmacy")
    assert asking.REFUSED[Refusal.TOO_MANY_THIS_WEEK] in olha.last
    assert "08-000 00 00" in olha.last
    await town.later(days=7, minutes=1)
    await ask(olha, kind="pharmacy")
    assert requests.ASKING in olha.last


async def test_the_same_need_twice_is_asked_about_and_sent_if_it_is_one_more(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha)
    await ask(olha, words="kaffe")
    assert asking.SAME_NEED in olha.last
    assert sum(message.offers(offers.YES) for message in anna.received) == 1
    await olha.presses(asking.ONE_MORE)
    assert requests.ASKING in olha.last
    assert sum(message.offers(offers.YES) for message in anna.received) == 2


async def test_the_same_need_twice_is_dropped_if_it_is_the_same(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha)
    await ask(olha, words="kaffe")
    await olha.presses(asking.THE_SAME)
    assert asking.GOES_ON in olha.last
    assert sum(message.offers(offers.YES) for message in anna.received) == 1
    await olha.says("/cancel")
    assert not olha.reads(need_texts.BEGUN)


async def test_a_draft_whose_time_has_become_too_short_asks_for_another(town: Town) -> None:
    olha, _ = await neighbours(town, "Anna")
    await ask(olha, day=0, hours=(8, 12), send=False)
    await town.until("11:15")
    await olha.presses(form_button("summary:send(_adult)?"))
    assert need_texts.WHEN_PAST in olha.last
    await turn_to(olha, form_button(f"when:{window(olha, 0, 12, 17)}"))
    assert "bröd" in olha.last
    await olha.presses(form_button("summary:send(_adult)?"))
    assert requests.ASKING in olha.last


async def test_a_first_need_at_home_waits_for_the_askers_own_number(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, kind="repairs", words="en lampa")
    assert requests.WAITS_NUMBER in olha.last
    assert not anna.is_asked()
    await olha.presses(requests.SHARE_NUMBER)
    assert small.ASK_NUMBER in olha.last
    await olha.shares_number("46700000000", owner=anna.id)
    assert small.NUMBER_NOT_OWN in olha.last
    assert not anna.is_asked()
    await olha.says("070-000 00 00")
    assert small.NUMBER_REFUSE in olha.last
    await olha.shares_number("46701740605")
    assert olha.keyboard is None
    assert olha.reads(asking.NUMBER_KEPT)
    assert anna.is_asked()
    assert hands.SETTLED in siv(town).find(hands.SETTLED)
    assert "46701740605" not in everything(anna)


async def test_a_first_need_at_home_may_go_out_by_a_coordinators_one_press(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, kind="repairs", words="en lampa")
    assert hands.LOOK_FIRST in siv(town).last
    assert "en lampa" in siv(town).last
    await siv(town).presses(hands.LOOKS_RIGHT)
    assert anna.is_asked()
    assert offers.WE_KNOW_THEM in anna.last
    assert requests.ASKING in olha.last
    await ask(olha, kind="repairs", area="sodero", words="en hylla")
    assert requests.ASKING in olha.last


async def test_a_coordinator_may_ring_first(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, kind="repairs", words="en lampa")
    await siv(town).presses(hands.I_RING_FIRST)
    assert hands.YOU_TAKE_IT in siv(town).last
    assert requests.A_COORDINATOR_DOES in olha.last
    await siv(town).presses(hands.ASK_AGAIN)
    assert anna.is_asked()


async def test_who_is_under_eighteen_is_read_by_a_coordinator_first(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, send=False)
    await olha.presses(need_texts.TOO_YOUNG)
    assert asking.YOUNG in olha.last
    assert not anna.is_asked()
    assert siv(town).last.offers(hands.LOOKS_RIGHT)
    await siv(town).presses(hands.LOOKS_RIGHT)
    assert anna.is_asked()


async def test_something_else_is_read_first_and_gets_a_kind(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, kind="other", words="gå ut med soporna")
    assert requests.WAITS_COORDINATOR in olha.last
    assert "gå ut med soporna" in siv(town).last
    await siv(town).presses("^hand:kind-outdoors:")
    assert "🍂" in anna.last
    assert anna.is_asked()


async def test_a_protected_identity_is_not_written_down_but_rung(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:norro"))
    await olha.presses(need_texts.PROTECTED)
    assert asking.PROTECTED in olha.last
    assert "08-000 00 00" in olha.last
    await olha.says("/requests")
    assert requests.NO_REQUESTS in olha.last


async def test_a_position_gives_the_area_and_a_far_one_is_refused(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:position"))
    assert need_texts.SHARE_PLACE in olha.last
    await olha.does("location", latitude=52.52, longitude=13.40)
    assert NOT_HERE in olha.last
    await olha.does("location", latitude=59.4801, longitude=18.1002)
    assert olha.keyboard is None
    assert need_texts.STREET in olha.last
    assert "59.4" not in everything(olha)


async def test_an_edited_answer_changes_the_form(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:norro"))
    street = await olha.says("Strandvägen 4")
    await olha.edits(street, "Hamngatan 9")
    assert engine.CHANGED in olha.last
    await olha.presses(form_button("when:w.*"))
    await olha.says("bröd")
    assert "Hamngatan 9" in olha.last
    assert "Strandvägen" not in olha.last.text


async def test_a_sticker_where_a_street_was_asked_gets_the_question_again(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("/need")
    await olha.presses(form_button("kind:shopping"))
    await olha.presses(form_button("area:norro"))
    await olha.does("sticker")
    assert need_texts.STREET_WORDS in olha.last
    assert olha.last.offers(need_texts.PROTECTED)


async def test_an_album_is_one_answer(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await _to_the_time(olha)
    await olha.presses(form_button("when:w.*"))
    for number in range(3):
        await olha.does("photo", album="list", caption="listan" if number == 0 else "")
    assert need_texts.LINE_MEDIA(count=3) in olha.last
    assert "listan" in olha.last
    assert sum(message.offers(need_texts.SEND_ADULT) for message in olha.received) == 1


async def test_what_is_written_at_the_summary_is_added(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await ask(olha, send=False)
    await olha.says("och te")
    assert "bröd, mjölk" in olha.last
    assert "och te" in olha.last


async def test_the_summary_can_be_changed_before_it_is_sent(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, send=False)
    await olha.presses(need_texts.CHANGE_SUM)
    await olha.says("9000")
    assert need_texts.SUM_TOO_HIGH in olha.last
    await olha.says("250")
    assert "250" in olha.last
    await olha.presses(form_button("summary:change"))
    await olha.presses(form_button(r"summary\.change:street"))
    await olha.says("Hamngatan 9")
    assert "Hamngatan 9" in olha.last
    await olha.presses(form_button("summary:send_adult"))
    assert "250" in anna.last


async def test_a_wish_for_a_woman_reaches_only_those_who_agreed(town: Town) -> None:
    olha, [anna, bo] = await neighbours(town, "Anna", "Bo")
    await anna.says("/profile")
    await turn_to(anna, form_button("summary:woman"))
    await anna.presses(form_button("woman:yes"))
    await ask(olha, send=False)
    await olha.presses(form_button("summary:wish"))
    await olha.presses(need_texts.WOMAN)
    await olha.presses(form_button("summary:send_adult"))
    assert anna.is_asked()
    assert not bo.is_asked()


async def test_ring_me_reaches_every_coordinator_and_asks_for_the_number(town: Town) -> None:
    maj = await town.coordinator("Maj")
    siri = await town.coordinator("Siv")
    olha = await town.person("Olha", "uk")
    await olha.says("Моя мама впала і не відповідає")
    await olha.presses("^ring:danger$")
    assert olha.reads(ringing.WE_RING)
    for coordinator in (maj, siri):
        assert hands.RING_DANGER in coordinator.last
        assert "Olha" in coordinator.last
    await olha.shares_number("46701740699")
    assert "46701740699" in maj.last
    await maj.presses(hands.I_HAVE_RUNG)
    assert hands.RUNG in siri.last
    assert siri.last.buttons == ()


async def _to_the_time(phone: Phone) -> None:
    await phone.says("/need")
    await phone.presses(form_button("kind:shopping"))
    await phone.presses(form_button("area:norro"))
    await phone.says(STREET)

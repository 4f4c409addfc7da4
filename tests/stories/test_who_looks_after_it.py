"""What needs a hand never lies where no coordinator sees it: none there yet, one away, one gone, one it is about."""

from __future__ import annotations

from bot.cards import hands, requests
from bot.usecases import approving
from tests.acts import ask, form_button
from tests.phone import Phone
from tests.town import Town


async def test_who_becomes_coordinator_gets_all_that_has_waited(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await ask(olha)
    assert requests.NOBODY_YET in olha.last
    await ask(olha, kind="company")
    await olha.says("/help")
    await olha.presses("^home:odd$")
    await olha.says("Дивний текст")
    siv = await town.coordinator("Siv")
    for card in (hands.STUCK, hands.LOOK_FIRST, hands.ODD):
        assert siv.reads(card), siv.shown


async def test_a_wish_to_be_rung_waits_for_the_first_coordinator(town: Town) -> None:
    olha = await town.person("Olha", "uk")
    await olha.says("мама впала, не дихає")
    await olha.presses("^ring:danger$")
    siv = await town.coordinator("Siv")
    assert siv.reads(hands.RING_DANGER)


async def test_a_coordinator_who_had_blocked_the_bot_gets_what_came_meanwhile(town: Town) -> None:
    siv = await town.coordinator("Siv")
    await siv.does("block")
    await ask(await town.person("Olha", "uk"))
    await siv.does("unblock")
    assert siv.reads(hands.STUCK)


async def test_what_somebody_had_taken_who_leaves_waits_for_the_others(town: Town) -> None:
    siv, berit = await town.coordinator("Siv"), await town.coordinator("Berit")
    await ask(await town.person("Olha", "uk"))
    await siv.presses(hands.I_TAKE_IT)
    assert not berit.last.offers(hands.I_TAKE_IT)
    await _leaves(siv)
    assert berit.last.offers(hands.I_TAKE_IT)
    await berit.presses(hands.I_TAKE_IT)
    assert hands.YOU_TAKE_IT in berit.last


async def test_a_coordinator_who_signs_up_does_not_hide_who_comes_after(town: Town) -> None:
    siv = await town.coordinator("Siv")
    berit = await town.coordinator("Berit")
    await _signs_up(siv)
    await town.applicants("Anna")
    assert any(m.offers("^hand:talked:") and "Anna" in m.text for m in siv.received), siv.shown
    assert "Siv" in berit.last


async def test_nobody_approves_themselves_while_somebody_else_can(town: Town) -> None:
    siv, berit = await town.coordinator("Siv"), await town.coordinator("Berit")
    await _signs_up(siv)
    await town.later(hours=25)
    assert not any(m.offers("^hand:talked:") for m in siv.received)
    card = berit.find(hands.NEW_VOLUNTEER)
    await siv.sends_press(siv.last.id, card.data(hands.TALKED) or "")
    assert siv.toasted(approving.NOT_ONESELF)
    await berit.presses(hands.TALKED)
    assert approving.APPROVED in siv.last


async def test_who_is_the_only_coordinator_can_approve_themselves(town: Town) -> None:
    siv = await town.coordinator("Siv")
    await _signs_up(siv)
    await siv.presses(hands.TALKED)
    assert siv.reads(approving.APPROVED)


async def _signs_up(phone: Phone) -> None:
    """As somebody who has chosen a language already."""
    await phone.says("/volunteer")
    for step in ("promise:yes", "name:own", "adult:yes", "area:norro", "bundle:anything", "summary:send"):
        await phone.presses(form_button(step))


async def _leaves(phone: Phone) -> None:
    await phone.says("/privacy")
    await phone.presses("^privacy:erase$")
    await phone.presses("^privacy:erase-yes$")

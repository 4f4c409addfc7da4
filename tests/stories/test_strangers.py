"""Buttons' data is input like any other: what is not one's own can be pressed, but nothing happens."""

from __future__ import annotations

import pytest

from bot.cards import hands, offers, requests, tasks
from bot.usecases import answering, approving, helping
from handlers import PRESSES
from tests.acts import ask
from tests.phone import Phone
from tests.stories.scenes import (
    STREET,
    asked,
    everything,
    neighbours,
    number_in,
    promised,
    siv,
    task_of,
)
from tests.town import Town

OFFER = ("offer:yes:{}", "offer:no:{}", "why:{}:too_far")
TASK = (
    *("task:way:{}", "task:done:{}", "task:undo:{}", "task:drop:{}", "task:drop-ill:{}", "task:keep:{}"),
    *("task:media:{}", "task:address:{}", "task:wrong:{}", "task:danger:{}", "task:tell:{}"),
    *("meet:later:{}", "meet:34806000:{}", "task:time:{}", "well:more:{}", "well:done:{}", "well:ring:{}"),
    *("time:yes:{}", "time:no:{}", "time:keep:{}", "time:else:{}", "offer:time:{}"),
    *("after:good:{}", "after:soso:{}", "after:bad:{}", "after:again:{}", "after:else:{}"),
    *("pay:receipt:{}", "pay:nothing:{}", "pay:received:{}", "pay:missing:{}", "pay:show:{}", "pay:paid:{}"),
    *("pay:later:{}", "pay:help:{}", "pay:nonsense:{}"),
    *("say:menu:{}", "say:menu.9:{}", "say:at_door:{}", "say:late.20:{}", "say:coming-1:{}", "seen:yes:{}"),
    *("tel:ask:{}", "tel:yes:{}", "tel:no:{}", "tel:off:{}", "tel:nonsense:{}", "say:call_yes:{}"),
    *("unwanted:ask:{}", "unwanted:yes:{}", "unwanted:keep:{}", "unwanted:nonsense:{}"),
)
MORE_TASK = (
    *("report:answer:{}", "report:nonsense:{}", "block:never:{}", "block:undo:{}", "block:nonsense:{}"),
    *(
        f"door:{what}:{{}}"
        for what in ("absent", "else", "wait", "ill", "coming", "closed", "still", "dog", "nonsense")
    ),
)
REQUEST = (
    *(
        f"request:{what}:{{}}"
        for what in ("time", "add", "door", "number", "link", "cancel", "keep", "cancel-yes", "nonsense")
    ),
    *(f"theirs:{what}:{{}}" for what in ("stop", "stop-yes", "keep", "nonsense")),
)
HAND = tuple(
    f"hand:{what}:{{}}"
    for what in (
        "talked",
        "id",
        "extract",
        "ring_first",
        "decline",
        "decline-fit",
        "show",
        "undo",
        "right",
        "take",
    )
)
MORE_HAND = tuple(
    f"hand:{what}:{{}}"
    for what in (
        "further",
        "times",
        "choose",
        "pick-1",
        "pick-x",
        "kind-dog",
        "again",
        "done",
        "off",
        "rung",
        "read",
        "paid",
        "otherwise",
    )
)
NONSENSE = (
    "", ":", "::::", "f", "f:a", "f:a:b:c", "offer", "offer:yes", "offer:yes:abc", "offer:yes:-1",
    "offer:yes:99999999999999999999", "task::1", "task:way:0", "hand:talked:0", "hand::", "why:1", "why:x:y",
    "request:time:", "lang:xx", "lang:", "nolang:", "nolang:xx", "home:", "home:nonsense", "privacy:nonsense",
    "pause:nonsense", "after:good:0", "ring:", "offer:yes:٣", "hand:pick-٣:1", "unknown:thing", "🦊",
    "task:way:9999999999999999999", "hand:take:9999999999999999999", "why:99999999999999999999999:too_far",
)  # fmt: skip


async def test_a_stranger_cannot_answer_somebody_elses_question(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    request = number_in(anna.last.data(offers.YES) or "")
    mallory = await town.person("Mallory")
    await _presses_all(mallory, OFFER, request)
    assert STREET not in everything(mallory)
    assert anna.is_asked()
    assert not olha.reads(requests.COMES)
    [bo] = await town.volunteers("Bo", area="vastra", by=siv(town))
    await bo.sends_press(bo.last.id, f"offer:yes:{request}")
    assert bo.toasted(answering.NOT_YOURS)


async def test_a_stranger_cannot_touch_somebody_elses_task(town: Town) -> None:
    olha, anna = await promised(town)
    assignment = task_of(anna)
    mallory = await town.person("Mallory")
    before = (anna.last.text, olha.last.text, siv(town).last.text)
    await _presses_all(mallory, (*TASK, *MORE_TASK), assignment)
    assert (anna.last.text, olha.last.text, siv(town).last.text) == before
    assert STREET not in everything(mallory)
    assert "Olha" not in everything(mallory)


async def test_the_asker_cannot_do_what_is_the_helpers(town: Town) -> None:
    olha, anna = await promised(town)
    assignment = task_of(anna)
    for what in ("way", "done", "undo", "drop-ill", "media", "address"):
        await olha.sends_press(olha.last.id, f"task:{what}:{assignment}")
        assert olha.toasted(helping.NOT_NOW)
    assert anna.find(tasks.YOURS).offers(tasks.ON_MY_WAY)


async def test_a_stranger_cannot_change_somebody_elses_need(town: Town) -> None:
    olha, [anna] = await asked(town, "Anna")
    request = number_in(olha.last.data(requests.CANCEL_REQUEST) or "")
    mallory = await town.person("Mallory")
    await _presses_all(mallory, REQUEST, request)
    await _presses_all(anna, REQUEST, request)
    assert anna.find(offers.OPEN_UNTIL).offers(offers.YES)
    await olha.says("/requests")
    assert olha.last.offers(requests.CANCEL_REQUEST)


async def test_only_coordinators_can_press_their_cards(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, kind="repairs", words="en lampa")
    look = number_in(siv(town).last.data(hands.LOOKS_RIGHT) or "")
    [bo] = await town.applicants("Bo")
    approval = number_in(siv(town).last.data(hands.TALKED) or "")
    mallory = await town.person("Mallory")
    for presser, patterns in ((mallory, (*HAND, *MORE_HAND)), (bo, HAND), (olha, ("hand:right:{}",))):
        for hand in (look, approval):
            await _presses_all(presser, patterns, hand)
            assert presser.toasted(approving.NOT_YOURS)
    assert not bo.reads(approving.APPROVED)
    assert not anna.is_asked()
    assert "en lampa" not in everything(mallory)


async def test_a_coordinators_odd_presses_on_the_wrong_card_do_no_harm(town: Town) -> None:
    olha, [anna] = await neighbours(town, "Anna")
    await ask(olha, kind="repairs", words="en lampa")
    look = number_in(siv(town).last.data(hands.LOOKS_RIGHT) or "")
    card = siv(town).last.id
    for what in ("pick-x", "pick-1", "kind-nonsense", "talked", "rung", "undo", "further", "done-x", ""):
        await siv(town).sends_press(card, f"hand:{what}:{look}")
    assert not anna.is_asked()


@pytest.mark.parametrize("who", ["somebody new", "somebody known"])
async def test_nonsense_in_a_button_is_answered_and_changes_nothing(town: Town, who: str) -> None:
    mallory = await town.newcomer("Mallory") if who == "somebody new" else await town.person("Mallory")
    if who == "somebody new":
        await mallory.says("/start")
    message = mallory.last.id
    for data in NONSENSE:
        if data:
            await mallory.sends_press(message, data)


async def test_a_used_invitation_makes_nobody_a_coordinator(town: Town) -> None:
    code = await town.invitation()
    siri = await town.newcomer("Siri")
    await siri.says(f"/start c_{code}")
    await siri.presses("^lang:sv$")
    mallory = await town.newcomer("Mallory")
    await mallory.says(f"/start c_{code}")
    await mallory.presses("^lang:sv$")
    await town.applicants("Anna")
    assert "Anna" in siri.last
    assert "Anna" not in everything(mallory)


def test_every_kind_of_button_is_pressed_here_by_a_stranger() -> None:
    pressed = {data.partition(":")[0] for data in (*OFFER, *TASK, *MORE_TASK, *REQUEST, *HAND, *NONSENSE)}
    assert set(PRESSES) <= pressed


async def _presses_all(phone: Phone, patterns: tuple[str, ...], number: int) -> None:
    """Every press is answered: the town sees to it in the end."""
    message = phone.received[0].id
    for pattern in patterns:
        await phone.sends_press(message, pattern.format(number))

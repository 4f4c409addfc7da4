"""What it cost, the receipt, *Paid* and *Not yet*, and what happens when nobody pays."""

from __future__ import annotations

import pytest

from bot.cards import hands, requests, tasks
from bot.cards import money as cards
from bot.flows.forms import need_texts, receipt
from bot.text import Kronor
from bot.usecases import paying
from tests.acts import form_button
from tests.phone import Phone
from tests.stories.scenes import helped, promised, siv
from tests.town import Town

BOTH = ("sv", "ar")


async def on_the_way(town: Town, language: str = "uk") -> tuple[Phone, Phone]:
    olha, anna = await promised(town, language)
    await anna.presses(tasks.ON_MY_WAY)
    return olha, anna


async def told(town: Town, language: str = "uk", cost: str = "187") -> tuple[Phone, Phone]:
    """Anna has shopped for Olha and sent the receipt; neither has said that it is done."""

    async def live() -> None:
        _, anna = await on_the_way(town, language)
        await anna.presses(cards.THE_RECEIPT)
        await anna.does("photo")
        await anna.says(cost)

    await town.once(f"told {language} {cost}", live)
    return town.phone("Olha"), town.phone("Anna")


def _receipts(phone: Phone) -> int:
    return sum(bool(message.media) for message in phone.received)


@pytest.mark.parametrize("language", BOTH)
async def test_from_the_receipt_to_the_money(town: Town, language: str) -> None:
    olha, anna = await on_the_way(town, language)
    await anna.presses(cards.THE_RECEIPT)
    assert receipt.ASK_PHOTO in anna.last
    await anna.does("photo")
    assert receipt.ASK_COST in anna.last
    await anna.says("٢١٠" if language == "ar" else "209,90 kr")
    assert cards.TOLD(sum=Kronor(210)) in anna.last
    assert _receipts(olha) == 1
    assert cards.IT_COST(sum=Kronor(210)) in olha.last
    assert cards.PAY_WITH(payment=need_texts.SWISH) in olha.last
    assert cards.NEVER_GIVE in olha.last
    assert "Anna" in olha.last.text
    await olha.presses(cards.PAID)
    assert cards.PAID_TOLD in olha.last
    assert cards.SAYS_PAID in anna.last
    assert cards.SUM_PAID(sum=Kronor(210), payment=need_texts.SWISH) in anna.last
    await anna.presses(cards.I_HAVE_IT)
    assert cards.SETTLED in anna.last
    assert cards.SETTLED in olha.last


@pytest.mark.parametrize("language", BOTH)
async def test_a_sum_written_under_the_photo_needs_no_question(town: Town, language: str) -> None:
    olha, anna = await on_the_way(town, language)
    await anna.presses(cards.THE_RECEIPT)
    await anna.does("photo", caption="187 kr")
    assert cards.IT_COST(sum=Kronor(187)) in olha.last


@pytest.mark.parametrize("language", BOTH)
async def test_a_sum_above_what_was_agreed_is_asked_kindly_on_both_sides(town: Town, language: str) -> None:
    olha, anna = await on_the_way(town, language)
    await anna.presses(cards.THE_RECEIPT)
    await anna.does("photo")
    await anna.says("450")
    assert receipt.IS_IT_RIGHT(most=Kronor(400), sum=Kronor(450)) in anna.last
    assert _receipts(olha) == 0
    await anna.presses(receipt.YES_RIGHT)
    assert cards.TOLD_ABOVE in anna.last
    assert cards.ABOVE(most=Kronor(400)) in olha.last
    await olha.presses(cards.ASK_COORDINATOR)
    assert olha.toasted(cards.TOLD_COORDINATOR)
    card = siv(town).last
    assert cards.UNPAID_ASKED(sum=Kronor(450)) in card
    assert "Anna" in card
    assert "Olha" in card
    await siv(town).presses(cards.OTHERWISE)
    assert cards.COORDINATOR_SETTLED in olha.last
    assert cards.COORDINATOR_SETTLED in anna.last
    assert hands.SETTLED in siv(town).last


async def test_a_sum_that_was_a_slip_is_written_again(town: Town) -> None:
    olha, anna = await on_the_way(town)
    await anna.presses(cards.THE_RECEIPT)
    await anna.presses(receipt.NO_RECEIPT)
    await anna.says("1870")
    await anna.says("187")
    assert cards.IT_COST(sum=Kronor(187)) in olha.last
    assert _receipts(olha) == 0
    await anna.presses(cards.CHANGE_SUM)
    await anna.does("photo", caption="197")
    assert cards.COST_CHANGED(sum=Kronor(197)) in olha.last
    assert _receipts(olha) == 1


@pytest.mark.parametrize("language", BOTH)
async def test_not_yet_is_fine_and_asked_again_once_a_day_until_a_coordinator_helps(
    town: Town, language: str
) -> None:
    olha, anna = await told(town, language)
    await anna.presses("^task:done:")
    await olha.presses(cards.NOT_YET)
    assert olha.reads(cards.CAN_WAIT)
    for hours, photos in ((24, 1), (17, 0), (8, 0)):
        await town.later(hours=hours, minutes=5)
        assert cards.STILL_OPEN(sum=Kronor(187)) in olha.last
        assert _receipts(olha) == photos
    await olha.presses(cards.SHOW_RECEIPT)
    assert _receipts(olha) == 1
    await town.later(days=1)
    assert cards.UNPAID(sum=Kronor(187)) in siv(town).last
    assert cards.TOO_LONG in olha.last
    assert cards.TOO_LONG in anna.last
    await siv(town).presses(cards.PAID_BACK)
    assert cards.COORDINATOR_SETTLED in anna.last


@pytest.mark.parametrize("language", BOTH)
async def test_who_says_nothing_about_money_is_asked_at_the_end(town: Town, language: str) -> None:
    olha, anna = await helped(town, language)
    assert anna.reads(cards.DID_YOU_PAY)
    await anna.presses(cards.LAID_OUT_NOTHING)
    assert anna.reads(cards.NOTHING_LAID_OUT)
    assert not olha.reads(cards.IT_COST)
    await town.later(days=4)
    assert cards.UNPAID not in siv(town).last


async def test_the_receipt_can_come_after_the_end(town: Town) -> None:
    olha, anna = await helped(town)
    await anna.presses(cards.SEND_RECEIPT)
    await anna.does("photo", caption="99 kr")
    assert cards.IT_COST(sum=Kronor(99)) in olha.last
    await anna.presses(cards.I_AM_PAID)
    assert cards.SETTLED in olha.last


async def test_money_that_has_not_come_is_looked_for_without_blame(town: Town) -> None:
    olha, anna = await told(town)
    await olha.presses(cards.PAID)
    await anna.presses(cards.NOT_COME)
    assert cards.WE_ASK in anna.last
    assert cards.NOTHING_CAME in olha.last
    await olha.presses(cards.PAID)
    await anna.presses(cards.I_HAVE_IT)
    assert cards.SETTLED in olha.last


async def test_presses_twice_late_and_by_strangers_do_no_harm(town: Town) -> None:
    olha, anna = await told(town)
    paid = olha.find(cards.IT_COST)
    data, newest = paid.data(cards.PAID), anna.last
    assert data is not None
    received = newest.data(cards.I_AM_PAID)
    assert received is not None
    await anna.sends_press(newest.id, data)
    assert anna.toasted(paying.NOT_NOW)
    await olha.sends_press(paid.id, received)
    assert olha.toasted(paying.NOT_NOW)
    await siv(town).sends_press(siv(town).last.id, data)
    assert siv(town).toasted(paying.NOT_NOW)
    await olha.sends_press(paid.id, data, settle=False)
    await anna.sends_press(newest.id, received)
    assert cards.SETTLED in olha.last
    await olha.sends_press(paid.id, data)
    assert olha.toasted(paying.NOT_NOW)
    await anna.sends_press(newest.id, received)
    assert anna.toasted(paying.NOT_NOW)


@pytest.mark.parametrize("language", BOTH)
async def test_the_receipt_and_the_names_vanish_at_the_end_of_the_grace_time(
    town: Town, language: str
) -> None:
    olha, anna = await told(town, language)
    await anna.presses("^task:done:")
    await olha.presses(cards.PAID)
    await anna.presses(cards.I_HAVE_IT)
    assert _receipts(olha) == 1
    await town.later(days=1, minutes=5)
    assert _receipts(olha) == 0
    assert olha.reads(cards.SETTLED)
    assert "Anna" not in "".join(m.text for m in olha.received)
    async with town.app.store.read() as tx:
        assert await tx.one("any_receipt") is None


@pytest.mark.parametrize("language", BOTH)
async def test_without_a_number_nobody_is_asked_to_show_it(town: Town, language: str) -> None:
    olha, anna = await on_the_way(town, language)
    await anna.presses(cards.THE_RECEIPT)
    await anna.does("photo", caption="187")
    assert receipt.ASK_SHOW_NUMBER not in anna.last
    assert cards.ASK_NUMBER in olha.last


async def test_what_was_bought_before_a_cancellation_is_paid_back_too(town: Town) -> None:
    olha, anna = await on_the_way(town)
    await olha.presses(requests.CANCEL_REQUEST)
    await olha.presses(requests.YES_CANCEL)
    assert anna.reads(cards.DID_YOU_PAY)
    await anna.presses(cards.SEND_RECEIPT)
    await anna.does("photo", caption="60 kr")
    assert cards.IT_COST(sum=Kronor(60)) in olha.last


@pytest.mark.parametrize("town", [{"payments": ("invoice",)}], indirect=True)
async def test_an_invoice_is_the_shops_matter(town: Town) -> None:
    olha, anna = await told(town)
    assert cards.THE_SHOP_BILLS in olha.last
    assert cards.TOLD_INVOICE in anna.last
    await anna.presses("^task:done:")
    await town.later(days=4)
    assert not olha.reads(cards.STILL_OPEN)


async def test_a_restart_forgets_nothing(town: Town) -> None:
    olha, anna = await on_the_way(town)
    await anna.presses(cards.THE_RECEIPT)
    await anna.does("photo")
    await town.stops()
    await town.starts()
    await anna.presses(form_button("sum:200"))
    assert cards.IT_COST(sum=Kronor(200)) in olha.last

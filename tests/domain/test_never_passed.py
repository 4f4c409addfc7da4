"""Numbers here are made up, or those that issuers publish for tests."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.never_passed import Secret, never_passed

CARDS = (
    "4111 1111 1111 1111",
    "kort 4111-1111-1111-1111 tack",
    "4111111111111111",
    "5555 5555 5555 4444 12/27 123",
    "2223003122003222",
    "3782 822463 10005",
    "30569309025904",
    "6011 1111 1111 1117",
    "6304 0000 0000 0000",
    "3530111333300000",
    "بطاقتي ٤١١١ ١١١١ ١١١١ ١١١١",
    "картка 4111\u00a01111\u00a01111\u00a01111",
    "4111.1111.1111.1111",
    "4111 – 1111 – 1111 – 1111",
    "4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
    "4\u200b111 1111 1111 1111",
)
IDENTITIES = (
    "640823-3234",
    "6408233234",
    "19640823-3234",
    "196408233234",
    "640883-3231",
    "pnr 640823+3234",
    "٦٤٠٨٢٣-٣٢٣٤",
    "070761-4285",
    "131052-308T",
    "010101A123N",
    "120174-3399",
    "311280-12345",
    "44051401359",
    "02270803624",
    "10000000146",
    "37605030299",
    "01010750160",
    "ІПН 3184710691",
    "СНИЛС 112-233-445 95",
    "12345678Z",
    "x1234567L",
)
PASS = (
    "",
    "Jag kommer klockan 14:30",
    "070-123 45 67",
    "0701234567",
    "+46701234567",
    "0046 70 123 45 67",
    "+380 50 123 45 67",
    "08-123 456 78",
    "00380501234567",
    "555 kr, 2 kg, 10 st",
    "Strandvägen 4, 114 56",
    "portkod 1234",
    "2036-03-04 12-17",
    "5 березня 2036, 12–17",
    "1234 5678 9012 3456",
    "4111 1111 1111 1112",
    "7310865004703",
    "556036-0793",
    "Swish 123 456 78 90",
    "1231812345",
    "640823",
    "131052-308X",
    "12345678A",
    "OCR 1234567890123456789012345",
    "mjölk 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1",
)


@pytest.mark.parametrize("text", CARDS)
def test_a_cards_number_is_not_passed_on(text: str) -> None:
    assert never_passed(text) is Secret.CARD


@pytest.mark.parametrize("text", IDENTITIES)
def test_an_identity_number_is_not_passed_on(text: str) -> None:
    assert never_passed(text) is Secret.IDENTITY


@pytest.mark.parametrize("text", PASS)
def test_telephones_sums_hours_and_other_numbers_pass(text: str) -> None:
    assert never_passed(text) is None


@given(st.text())
def test_whatever_is_written_gets_an_answer(text: str) -> None:
    assert never_passed(text) in {None, *Secret}


@given(st.text("abcdefgh åäö,!?"), st.text("abcdefgh åäö,!?"))
def test_words_around_it_hide_nothing(before: str, after: str) -> None:
    assert never_passed(f"{before} 4111 1111 1111 1111 {after}") is Secret.CARD

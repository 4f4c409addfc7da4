from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.code_words import PICTURES, pick


@given(st.integers())
def test_two_pictures_are_never_the_same_and_a_seed_always_gives_the_same_two(seed: int) -> None:
    first, second = pick(seed)
    assert first != second
    assert pick(seed) == (first, second)


def test_every_picture_comes_in_both_places_about_equally_often() -> None:
    pairs = [pick(seed) for seed in range(20_000)]
    for place in (0, 1):
        counts = [sum(pair[place].id == picture for pair in pairs) for picture in PICTURES]
        assert 350 < min(counts) <= max(counts) < 620


def test_there_are_enough_pictures_each_one_sign_with_one_name() -> None:
    pictures = PICTURES.values()
    assert len(pictures) >= 40
    assert len({p.emoji for p in pictures}) == len({p.latin for p in pictures}) == len(pictures)
    assert all(len(p.emoji) == 1 and ord(p.emoji) > 0x1F000 for p in pictures)
    assert all(p.latin.isascii() and p.latin.isalpha() and p.latin.islower() for p in pictures)
    assert all(p.name.context == "picture" and p.name.id == p.id == key for key, p in PICTURES.items())

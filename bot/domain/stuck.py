"""What a coordinator can do when nobody is left to ask: numbers that keep what the buttons promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot.domain.eligibility import WHY, Reason, Rules, why_not
from bot.domain.matching import rank
from bot.domain.offers import Offer
from bot.domain.people import Band, Volunteer
from bot.domain.requests import Request
from bot.domain.values import Value
from bot.domain.waves import asked_ones
from bot.text import Text

_ONLY_LATER = (None, Reason.QUIET)
"""Who sleeps now is asked in the morning."""


class WaysOn(Value):
    """`further`: how many more could be asked with `widened` bands more; `other_times`: how many at any time.

    0 of them: no such button. Both count whom really nothing else keeps back.
    """

    further: int
    widened: int
    other_times: int


def ways_on(
    request: Request, volunteers: Sequence[Volunteer], offers: Iterable[Offer], now: datetime, rules: Rules
) -> WaysOn:
    """What would help. As few bands more as bring anybody."""
    asked = asked_ones(offers)
    fresh = [v for v in volunteers if v.id not in asked and why_not(v, request, now, rules) is not None]
    at_any_time = request.model_copy(update={"any_time": True})
    for widened in range(request.widened + 1, Band.FURTHER + 1):
        further = _count(request.model_copy(update={"widened": widened}), fresh, now, rules)
        if further:
            break
    else:
        further, widened = 0, request.widened
    return WaysOn(further=further, widened=widened, other_times=_count(at_any_time, fresh, now, rules))


def to_choose_from(
    request: Request,
    volunteers: Iterable[Volunteer],
    offers: Iterable[Offer],
    now: datetime,
    *,
    seed: int,
    rules: Rules,
) -> tuple[Volunteer, ...]:
    """Whom a coordinator may choose, best first: not asked, and kept back by distance and time alone."""
    asked = asked_ones(offers)
    wide = request.model_copy(update={"widened": int(Band.FURTHER), "any_time": True})
    return rank(
        (v for v in volunteers if v.id not in asked and not why_not(v, wide, now, rules)),
        wide,
        now,
        seed,
        rules,
    )


def counted(why_not_asked: Mapping[Reason, int]) -> tuple[Text, ...]:
    """Why others were not asked, the most frequent first. Reasons that read the same are one line."""
    sums = Counter[str]()
    for reason, count in why_not_asked.items():
        sums[WHY[reason].id] += count if reason is not Reason.OWN_REQUEST else 0
    texts = {text.id: text for text in WHY.values()}
    return tuple(texts[text_id](count=count) for text_id, count in sums.most_common() if count)


def _count(request: Request, volunteers: Iterable[Volunteer], now: datetime, rules: Rules) -> int:
    return sum(why_not(volunteer, request, now, rules) in _ONLY_LATER for volunteer in volunteers)

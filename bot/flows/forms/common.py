"""Questions that several forms ask: the area, the languages."""

from __future__ import annotations

from bot.domain.distance import km_between
from bot.domain.people import Fluency, Spoken
from bot.flows.answers import Placed
from bot.flows.scene import Scene
from bot.flows.steps import Choice
from bot.text import N_, NP_, PN_, Items, LanguageName, Named, Text
from bot.town import Area

FURTHEST_KM = 15.0
"""A shared position further than this from every area's centre is not in this town."""

NOT_HERE = N_("That place is outside this town. Please choose an area instead.")
WELL = PN_("button", "{language}: well")
A_LITTLE = PN_("button", "{language}: a little")
MOST_LANGUAGES = 3
MORE = NP_("{count} more", "{count} more")
MOTHER = PN_("button", "{language}: mother tongue")
FLUENCY = {Fluency.WELL: WELL, Fluency.A_LITTLE: A_LITTLE, Fluency.MOTHER_TONGUE: MOTHER}
CYCLE = {None: Fluency.WELL, Fluency.WELL: Fluency.A_LITTLE, Fluency.A_LITTLE: Fluency.MOTHER_TONGUE}

SPOKEN = (
    "sv", "en", "ar", "uk", "fi", "fa", "prs", "so", "ti", "pl", "ru", "tr", "es", "bs", "hr", "sr", "ku", "ckb",
    "sq", "th", "ps", "de", "fr", "am", "vi", "zh", "ro", "el", "pt", "hi", "ur", "bn",
)  # fmt: skip
"""Languages that people may speak: its own list, wider than the catalogues (words.md §5)."""


def areas(_form: object, scene: Scene) -> tuple[Choice, ...]:
    """The town's areas as answers."""
    return tuple(Choice(area.id, scene.town.named(area.name)) for area in scene.town.areas)


def nearest_area(place: Placed, scene: Scene) -> Area | None:
    """The area whose centre is nearest; None for a place outside the town."""
    here = (place.latitude, place.longitude)
    distances = [(km_between(here, area.centre), area.id, area) for area in scene.town.areas]
    km, _, area = min(distances)
    return area if km <= FURTHEST_KM else None


def few(names: tuple[Text | Named | LanguageName, ...], most: int, *, dots: bool = False) -> Items:
    """At most so many names; of more than that two, and how many there are besides."""
    if len(names) <= most:
        return Items(names, dots=dots)
    return Items((*names[:2], MORE(count=len(names) - 2)), dots=dots)


def languages(spoken: tuple[Spoken, ...]) -> tuple[Choice, ...]:
    """All languages, those chosen with how well. None moves, for it is pressed several times."""
    known = {s.language: s.fluency for s in spoken}
    order = (*SPOKEN, *(code for code in known if code not in SPOKEN))
    return tuple(_language(code, known.get(code)) for code in order)


def cycle(spoken: tuple[Spoken, ...], code: str) -> tuple[Spoken, ...]:
    """One press more on a language: well, a little, mother tongue, off."""
    known = {s.language: s.fluency for s in spoken}
    after = CYCLE.get(known.get(code))
    if after is None:
        del known[code]
    else:
        known[code] = after
    return tuple(Spoken(language=c, fluency=f) for c, f in known.items())


def _language(code: str, fluency: Fluency | None) -> Choice:
    name = LanguageName(code)
    return Choice(code, FLUENCY[fluency](language=name) if fluency else name)

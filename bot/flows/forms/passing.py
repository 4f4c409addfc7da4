"""Words that wait before they pass on: for the safety card, or for the answer to whom they are meant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.values import Value
from bot.flows.answers import Answer, Shown
from bot.flows.flow import Flow
from bot.flows.forms.need_form import Kept
from bot.flows.scene import Scene
from bot.flows.steps import PRESS_ONE, Accepted, Again, Choice, Pick, Stays, Took, Write
from bot.text import N_, PN_, Lines, Private, Text, lines

BEGUN = N_("You had begun to write to somebody.")
TITLE = PN_("button", "My words")
TO_WHOM = N_("To whom? You can also answer one of their messages.")
ONE_OF_THEM = N_("{number}. <b>{name}</b>: {kind}, {time}")
NUMBER = PN_("button", "{number}. {kind}")
WRITE_IT = N_("What do you want to say? Words, a photo or a voice message.")
CANNOT_USE = N_("I pass on words, photos and voice messages.")
LONGEST = 4096
MOST_ITEMS = 20


class Item(Value):
    """One thing to pass on; `source` is its number in the sender's chat."""

    words: str = ""
    media: Kept | None = None
    source: int | None = None
    album: str | None = None


class Whom(Value):
    """Somebody to whom it may be meant: the id of the task, the person, and what the task is."""

    task: int
    person: int
    category: str
    starts_at: datetime


class Passing(Value):
    """`source`: the number of the first message; `to`: the task whose other side it is for, 0: not said yet."""

    to: int = 0
    talks: tuple[Whom, ...] = ()
    items: tuple[Item, ...] = ()
    source: int | None = None


def with_item(form: Passing, item: Item) -> Passing:
    """At most twenty wait."""
    if len(form.items) >= MOST_ITEMS:
        return form
    return form.model_copy(update={"items": (*form.items, item)})


def item_of(shown: Shown, source: int | None = None) -> Item | None:
    """None: papers do not pass."""
    if shown.kind == "document":
        return None
    kept = Kept(kind=shown.kind, file_id=shown.file_id)
    return Item(words=shown.caption, media=kept, source=source, album=shown.album)


def _first(form: Passing, text: str, _scene: Scene) -> Took[Passing]:
    return Accepted(with_item(form, Item(words=text, source=form.source)))


def _first_shown(form: Passing, shown: Shown, _scene: Scene) -> Took[Passing]:
    item = item_of(shown, form.source)
    return Again(CANNOT_USE) if item is None else Accepted(with_item(form, item))


def _more(form: Passing, text: str, _scene: Scene) -> Took[Passing]:
    return Stays(with_item(form, Item(words=text)))


def _more_shown(form: Passing, shown: Shown) -> Took[Passing]:
    item = item_of(shown)
    return Again(CANNOT_USE) if item is None else Stays(with_item(form, item))


def _whom(form: Passing, _scene: Scene) -> Lines:
    named = tuple(_line(number, whom, _scene) for number, whom in enumerate(form.talks, 1))
    return lines(*named, TO_WHOM)


def _line(number: int, whom: Whom, scene: Scene) -> Text:
    kind = scene.categories[whom.category].name
    return ONE_OF_THEM(number=number, name=Private("name", whom.person), kind=kind, time=whom.starts_at)


def _options(form: Passing, scene: Scene) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(whom.task), NUMBER(number=number, kind=scene.categories[whom.category].name))
        for number, whom in enumerate(form.talks, 1)
    )


def _choose(form: Passing, value: str, _scene: Scene) -> Took[Passing]:
    known = {str(whom.task) for whom in form.talks}
    return Accepted(form.model_copy(update={"to": int(value)})) if value in known else Again(PRESS_ONE)


_WORDS = Write[Passing](
    name="words",
    title=TITLE,
    ask=lambda _f, _s: WRITE_IT,
    put=_first,
    show=_first_shown,
    refuse=CANNOT_USE,
    longest=LONGEST,
    only_if=lambda form: not form.items,
)


@dataclass(frozen=True, kw_only=True)
class _ToWhom(Pick[Passing]):
    """One of them; whatever else comes meanwhile is passed on with the rest."""

    def takes_free_words(self) -> bool:
        return True

    def take(self, answer: Answer, form: Passing, scene: Scene) -> Took[Passing]:
        return _more_shown(form, answer) if isinstance(answer, Shown) else super().take(answer, form, scene)


_TO = _ToWhom(
    name="whom",
    title=TITLE,
    ask=_whom,
    options=_options,
    put=_choose,
    typed=_more,
    only_if=lambda form: form.to == 0,
)
PASSING: Flow[Passing] = Flow(name="passing", version=1, form=Passing, steps=(_WORDS, _TO), begun=BEGUN)

"""What it cost: a photo of the receipt, the sum, and for Swish whether the other one may see the number."""

from __future__ import annotations

from bot.domain.money import sums
from bot.domain.values import Value
from bot.flows.answers import Shown
from bot.flows.flow import Flow
from bot.flows.forms.money import SUM
from bot.flows.forms.need import MOST_MEDIA
from bot.flows.forms.need_form import Kept
from bot.flows.forms.need_texts import ENOUGH_MEDIA
from bot.flows.scene import Scene
from bot.flows.steps import Accepted, Again, Choice, Pick, Stays, Took, Write
from bot.flows.understanding import amount
from bot.text import N_, PN_, Kronor, Text

BEGUN = N_("You had begun to tell what it cost.")
TITLE = PN_("button", "The receipt")
TITLE_SUM = PN_("button", "The sum")
TITLE_NUMBER = PN_("button", "My number")
ASK_PHOTO = N_("Please send a photo of the receipt. No card may be seen on it.")
ASK_PHOTO_TOO = N_("{sum}. Please send a photo of the receipt as well.")
NO_RECEIPT = PN_("button", "I have no receipt")
PHOTO_PLEASE = N_("I need a photo of the receipt here, or the sum in digits.")
ASK_COST = N_("What did it cost? Press a sum, or write one.")
COST_AGAIN = N_("I did not find a sum in that. Please write it in digits.")
IS_IT_RIGHT = N_("You had agreed on {most} at most. Is {sum} right?")
YES_RIGHT = PN_("button", "Yes, {sum}")
ASK_SHOW_NUMBER = N_("May they see your number, to pay you with Swish?")
SHOW_IT = PN_("button", "Yes, show my number")
SHOW_NOT = PN_("button", "No")
LARGEST = 100_000


class Cost(Value):
    """`subject` is the id of the task, `most` the highest sum agreed on. `doubted`: a sum above it, asked about."""

    subject: int = 0
    most: int = 0
    asks_number: bool = False
    media: tuple[Kept, ...] = ()
    cost: int | None = None
    doubted: int | None = None
    shows_number: bool = False

    @property
    def told(self) -> int | None:
        """The sum as far as it was said."""
        return self.cost if self.cost is not None else self.doubted


def _with_sum(form: Cost, found: int) -> Cost:
    """A sum above what was agreed counts only when it was said twice."""
    if found > form.most and form.doubted != found:
        return form.model_copy(update={"cost": None, "doubted": found})
    return form.model_copy(update={"cost": found, "doubted": None})


def _sum_in(text: str, scene: Scene) -> int | None:
    found = amount(text, scene.language)
    return found if found is not None and 0 <= found <= LARGEST else None


def _ask_photo(form: Cost, _scene: Scene) -> Text:
    return ASK_PHOTO if form.told is None else ASK_PHOTO_TOO(sum=Kronor(form.told))


def _type_photo(form: Cost, text: str, scene: Scene) -> Took[Cost]:
    """A sum is kept, and the photo is asked for once more; who writes the sum again has none."""
    found = _sum_in(text, scene)
    if found is None:
        return Again(PHOTO_PLEASE)
    again, form = found == form.told, _with_sum(form, found)
    return Accepted(form) if again else Stays(form)


def _show(form: Cost, shown: Shown, scene: Scene) -> Took[Cost]:
    if shown.kind == "voice":
        return Again(PHOTO_PLEASE)
    if len(form.media) >= MOST_MEDIA:
        return Again(ENOUGH_MEDIA)
    media = (*form.media, Kept(kind=shown.kind, file_id=shown.file_id))
    form = form.model_copy(update={"media": media})
    found = _sum_in(shown.caption, scene)
    return Accepted(form if found is None else _with_sum(form, found))


def _ask_cost(form: Cost, _scene: Scene) -> Text:
    if form.doubted is None:
        return ASK_COST
    return IS_IT_RIGHT(most=Kronor(form.most), sum=Kronor(form.doubted))


def _costs(form: Cost, _scene: Scene) -> tuple[Choice, ...]:
    if form.doubted is not None:
        return (Choice(str(form.doubted), YES_RIGHT(sum=Kronor(form.doubted))),)
    return tuple(Choice(str(s), SUM(sum=Kronor(s))) for s in sums(form.most))


def _put_cost(form: Cost, text: str, scene: Scene) -> Took[Cost]:
    found = _sum_in(text, scene)
    if found is None:
        return Again(COST_AGAIN)
    form = _with_sum(form, found)
    return Stays(form) if form.cost is None else Accepted(form)


RECEIPT = Flow(
    name="receipt",
    version=1,
    form=Cost,
    begun=BEGUN,
    steps=(
        Write[Cost](
            name="photo",
            title=TITLE,
            ask=_ask_photo,
            put=_type_photo,
            show=_show,
            shortcuts=lambda _f, _s: (Choice("none", NO_RECEIPT),),
            press=lambda f, _v, _s: Accepted(f),
            refuse=PHOTO_PLEASE,
        ),
        Pick[Cost](
            name="sum",
            title=TITLE_SUM,
            ask=_ask_cost,
            options=_costs,
            put=_put_cost,
            typed=_put_cost,
            only_if=lambda f: f.cost is None,
        ),
        Pick[Cost](
            name="number",
            title=TITLE_NUMBER,
            ask=lambda _f, _s: ASK_SHOW_NUMBER,
            options=lambda _f, _s: (Choice("yes", SHOW_IT), Choice("no", SHOW_NOT)),
            put=lambda f, v, _s: Accepted(f.model_copy(update={"shows_number": v == "yes"})),
            only_if=lambda f: f.asks_number,
        ),
    ),
)

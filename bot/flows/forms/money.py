"""The highest sum and how it is paid: two questions of the request form that have answers already."""

from __future__ import annotations

from bot.domain.money import agreed, sums
from bot.domain.requests import Payment
from bot.flows.forms import need_texts as say
from bot.flows.forms.need_form import Need
from bot.flows.scene import Scene
from bot.flows.steps import Accepted, Again, Choice, Pick, Took
from bot.flows.understanding import amount
from bot.text import PN_, Kronor, Text

SUM = PN_("button", "{sum}")


def ways(scene: Scene) -> tuple[Payment, ...]:
    """How one may pay in this town, the usual way first."""
    return tuple(Payment(way) for way in scene.town.policies.payments)


def terms(form: Need, scene: Scene) -> tuple[int, Payment] | None:
    """The highest sum and the way to pay; None: this help needs no money, or nobody lays it out here."""
    if not form.kind(scene).money:
        return None
    return agreed((form.max_outlay, form.payment), scene.town.policies.max_outlay, ways(scene))


def with_terms(form: Need, scene: Scene) -> Need:
    """The form with a highest sum and a way to pay where money is laid out, and without them elsewhere."""
    found = terms(form, scene)
    outlay, payment = found or (None, None)
    return form.model_copy(update={"max_outlay": outlay, "payment": payment})


def line(form: Need, scene: Scene) -> Text | None:
    """What the summary says about money."""
    if not form.kind(scene).money:
        return None
    found = terms(form, scene)
    if found is None:
        return say.LINE_NO_MONEY
    return say.LINE_MONEY(sum=Kronor(found[0]), payment=say.PAYMENTS[found[1]])


def buttons(form: Need, scene: Scene) -> tuple[tuple[str, Text], ...]:
    """What can be changed with one press; where the town leaves one way to pay there is nothing to choose."""
    if terms(form, scene) is None:
        return ()
    way = (("payment", say.CHANGE_PAYMENT),) if len(ways(scene)) > 1 else ()
    return (("sum", say.CHANGE_SUM), *way)


def missing(form: Need, scene: Scene) -> tuple[str, Text] | None:
    """The town has changed its mind since: what was chosen is not possible any more."""
    found = terms(form, scene)
    if found is None:
        return None
    if form.payment is not None and form.payment is not found[1]:
        return "payment", say.PAYMENT_GONE
    if form.max_outlay is not None and form.max_outlay > found[0]:
        return "sum", say.SUM_TOO_HIGH(most=Kronor(found[0]))
    return None


def _sums(_form: Need, scene: Scene) -> tuple[Choice, ...]:
    return tuple(Choice(str(s), SUM(sum=Kronor(s))) for s in sums(scene.town.policies.max_outlay))


def _put_sum(form: Need, value: str, scene: Scene) -> Took[Need]:
    found, most = amount(value, scene.language), scene.town.policies.max_outlay
    if found is None or found <= 0:
        return Again(say.SUM_AGAIN(most=Kronor(most)))
    if found > most:
        return Again(say.SUM_TOO_HIGH(most=Kronor(most)))
    return Accepted(form.model_copy(update={"max_outlay": found}))


def _payments(_form: Need, scene: Scene) -> tuple[Choice, ...]:
    return tuple(Choice(way.value, say.PAYMENTS[way]) for way in ways(scene))


SUM_STEP = Pick[Need](
    name="sum",
    title=say.CHANGE_SUM,
    ask=lambda _f, _s: say.ASK_SUM,
    options=_sums,
    put=_put_sum,
    typed=_put_sum,
    aside=True,
)
PAYMENT_STEP = Pick[Need](
    name="payment",
    title=say.CHANGE_PAYMENT,
    ask=lambda _f, _s: say.ASK_PAYMENT,
    options=_payments,
    put=lambda f, v, _s: Accepted(f.model_copy(update={"payment": Payment(v)})),
    aside=True,
)

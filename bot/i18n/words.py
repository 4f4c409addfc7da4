"""Texts become words: one `Words` for each language, on the town's clock."""

from __future__ import annotations

import html as markup
from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property, lru_cache

from bot.i18n.catalogue import FINISHED, Catalogue, load
from bot.i18n.filling import COUNT, TAG, filled, placeholders
from bot.i18n.forms import Forms
from bot.i18n.languages import name_in, own_name
from bot.i18n.private import marker
from bot.i18n.signs import clean, is_right_to_left, isolated, left_to_right, reads_right_to_left, turned
from bot.say import Button
from bot.text import Fixed, Items, LanguageName, Lines, Link, Named, Param, Private, Text

_NOTHING = (None, Lines(()))


def plain(html: str) -> str:
    """What Telegram shows of this HTML, and counts: no tags, entities as their signs, isolates kept."""
    return markup.unescape(TAG.sub("", html))


@lru_cache(maxsize=64)
def words(language: str, *, zone: tzinfo, first: str) -> Words:
    """The words of a language; where it has no finished catalogue, those of `first`, the town's first one."""
    known = next((code for code in (language, first) if code in FINISHED), "en")
    return Words(known, Forms(known, zone), load(known))


@dataclass(frozen=True, eq=False)
class Words:
    """Everything that is said, in one language. A parameter that the code forgot raises LookupError."""

    language: str
    _forms: Forms
    _catalogue: Catalogue

    def render(self, what: Param) -> str:
        """Telegram HTML. Values of other people stand as references until `fill`."""
        html = self._shown(what)
        return turned(html) if self._right_to_left else html

    def label(self, button: Button) -> str:
        """A button's words: no markup, emoji first."""
        label = plain(self._shown(button.label))
        whole = f"{button.emoji} {label}" if button.emoji else label
        turns = self._right_to_left or (bool(button.emoji) and reads_right_to_left(label))
        return turned(whole) if turns else whole

    @cached_property
    def _right_to_left(self) -> bool:
        return is_right_to_left(self.language)

    def _shown(self, what: Param) -> str:
        match what:
            case Text():
                return self._text(what)
            case Lines():
                return "\n".join(self._shown(part) for part in what.lines if part not in _NOTHING)
            case str():
                return isolated(_escaped(what))
            case Fixed():
                return left_to_right(_escaped(what.signs))
            case Link():
                return _escaped(what.address)
            case Named():
                return self._named(what)
            case LanguageName():
                return self._language_name(what)
            case Private():
                return marker(what)
            case Items():
                shown = tuple(self._shown(item) for item in what.items)
                return " · ".join(shown) if what.dots else self._forms.listed(shown)
        return self._forms.shown(what)

    def _text(self, message: Text) -> str:
        if not message.id:
            return ""
        text = self._catalogue.text(message, _count(message))
        return filled(text, {name: self._shown(_param(message, name)) for name in placeholders(text)})

    def _named(self, named: Named) -> str:
        """In the reader's language; else the first of the town's, isolated."""
        if self.language in named.names:
            return _escaped(named.names[self.language])
        return isolated(_escaped(next(iter(named.names.values()), "")))

    def _language_name(self, language: LanguageName) -> str:
        name = None if language.own else name_in(self.language, language.code)
        return isolated(_escaped(own_name(language.code))) if name is None else _escaped(name)


def _escaped(words: str) -> str:
    return markup.escape(clean(words), quote=False)


def _count(message: Text) -> int | None:
    if message.plural is None:
        return None
    count = _param(message, COUNT)
    if not isinstance(count, int):
        raise LookupError(f"{message.id!r} counts: {COUNT} must be a number, not {type(count).__name__}")
    return count


def _param(message: Text, name: str) -> Param:
    if name not in message.params:
        raise LookupError(f"{message.id!r} was given no {{{name}}}")
    return message.params[name]

"""Two pictures that two strangers know each other by, with names that sound alike in many languages."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from pydantic import InstanceOf

from bot.domain.values import Value
from bot.text import PN_, Text


class Picture(Value):
    """`name` is in the reader's language, `latin` the widespread name in Latin letters. Rows keep ids."""

    id: str
    emoji: str
    name: InstanceOf[Text]
    latin: str


def _picture(emoji: str, name: Text, latin: str | None = None) -> Picture:
    return Picture(id=name.id, emoji=emoji, name=name, latin=latin or name.id)


# No picture with two names (orange or mandarin), no two alike, nothing of faith, alcohol or arms.
_ALL = (
    _picture("🍋", PN_("picture", "lemon")),
    _picture("🍌", PN_("picture", "banana")),
    _picture("🥝", PN_("picture", "kiwi")),
    _picture("🥭", PN_("picture", "mango")),
    _picture("🍅", PN_("picture", "tomato")),
    _picture("🥑", PN_("picture", "avocado")),
    _picture("🥦", PN_("picture", "broccoli")),
    _picture("🍍", PN_("picture", "pineapple"), "ananas"),
    _picture("🍕", PN_("picture", "pizza")),
    _picture("🍔", PN_("picture", "burger")),
    _picture("🍝", PN_("picture", "spaghetti")),
    _picture("🍣", PN_("picture", "sushi")),
    _picture("🌮", PN_("picture", "taco")),
    _picture("🍿", PN_("picture", "popcorn")),
    _picture("🥐", PN_("picture", "croissant")),
    _picture("🍫", PN_("picture", "chocolate")),
    _picture("🐼", PN_("picture", "panda")),
    _picture("🐨", PN_("picture", "koala")),
    _picture("🦒", PN_("picture", "giraffe")),
    _picture("🐬", PN_("picture", "dolphin")),
    _picture("🦘", PN_("picture", "kangaroo")),
    _picture("🦍", PN_("picture", "gorilla")),
    _picture("🦙", PN_("picture", "llama"), "lama"),
    _picture("🦩", PN_("picture", "flamingo")),
    _picture("🦓", PN_("picture", "zebra")),
    _picture("🦖", PN_("picture", "dinosaur")),
    _picture("🌷", PN_("picture", "tulip")),
    _picture("🌵", PN_("picture", "cactus")),
    _picture("🎹", PN_("picture", "piano")),
    _picture("🎸", PN_("picture", "guitar")),
    _picture("🎷", PN_("picture", "saxophone")),
    _picture("📻", PN_("picture", "radio")),
    _picture("📷", PN_("picture", "camera")),
    _picture("🤖", PN_("picture", "robot")),
    _picture("🔭", PN_("picture", "telescope")),
    _picture("🧲", PN_("picture", "magnet")),
    _picture("🚕", PN_("picture", "taxi")),
    _picture("🚌", PN_("picture", "bus")),
    _picture("🚜", PN_("picture", "tractor")),
    _picture("🚁", PN_("picture", "helicopter")),
    _picture("🎾", PN_("picture", "tennis")),
    _picture("🎪", PN_("picture", "circus")),
)

PICTURES: Mapping[str, Picture] = {picture.id: picture for picture in _ALL}


def pick(seed: int) -> tuple[Picture, Picture]:
    """Two different pictures; the same again for the same seed, which must be one that nobody can guess."""
    drawn = int.from_bytes(blake2b(str(seed).encode(), digest_size=8).digest(), "big")
    first = _ALL[drawn % len(_ALL)]
    others = [picture for picture in _ALL if picture is not first]
    return first, others[drawn // len(_ALL) % len(others)]

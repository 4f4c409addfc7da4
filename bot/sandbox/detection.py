"""What Telegram finds in a text by itself: addresses, mails, mentions, hashtags and commands.

Rules: tdlib/td `td/telegram/MessageEntity.cpp` (match_mentions, match_bot_commands, match_hashtags,
match_urls, fix_url, is_email_address). Telephone numbers, cashtags and card numbers are not looked for, nor
bare domains under one of the rarer endings.
"""

import re
from collections.abc import Iterator

from bot.sandbox.marks import Mark, apart
from bot.sandbox.units import utf16_length

_MENTION = re.compile(r"(?<!\w)@(?:[A-Za-z0-9_]{4,32}|gif|pic|vid)(?!\w)", re.IGNORECASE)
_COMMAND = re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32}|(?!@))(?![\w/<>])")
_HASHTAG = re.compile(
    r"(?<![\w\u200c\u00b7])#[\w\u200c\u00b7]{1,256}(?:@[A-Za-z0-9_]{3,32})?(?![\w\u200c\u00b7#])"
)
_PATH = r"[^\s<>\"«»\u2000-\u200b\u200e\u200f\u2016-\u206f]"
_OWN_ADDRESS = re.compile(rf"((?:tg|ton)://[a-z0-9_-]{{1,253}})([/?#]{_PATH}*)?", re.IGNORECASE)
_HOST = r"(?:[A-Za-z0-9_~.\-]|[^\x00-\xbf\s\u2000-\u200b\u200e\u200f\u2016-\u206f])+"
_ADDRESS = re.compile(
    r"(?P<scheme>[A-Za-z+\-]+://)?"
    r"(?P<user>[^\s/\[\]{}()'`<>\"@«»]{1,100}@)?"
    rf"(?P<host>{_HOST})(?P<port>:[0-9]{{1,5}}(?![0-9]))?"
    rf"(?P<path>[/?#]{_PATH}*)?"
)
_DOT_INSIDE = re.compile(r"\.\S")
_MAIL = re.compile(
    r"(?:mailto:)?((?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}"
    r"@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\.){1,6}[a-z]{2,8})",
    re.IGNORECASE,
)
_NUMERIC_HOST = re.compile(r"(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?!\Z)|\Z)){4}")
_TRAILING = ".:;,('?!`"
_SCHEMES = ("http://", "https://", "ftp://", "tonsite://")
_COMMON_ENDINGS = """
ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by
bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj
fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io
iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg
mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph
pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx
sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt
za zm zw aero app art asia bank bar best bike biz blog buzz cafe cam care cash cat center chat church city
cloud club coffee com company cool dance dev digital edu email energy events expert family fit fun gallery
gov green group guide guru health help host house info ink int jobs kim land law legal life link live love
ltd map market me media men mil mobi money museum name net network news ngo ninja one online ooo org page
party pet photo pics plus press pro pub red rest review rocks run school science shop show site social
software solar space sport store stream studio support surf team tech tel today top tours town toys travel
tube vip vote watch website wiki win wine work works world wtf xxx xyz yoga zone onion ton рф москва укр
бел срб қаз
"""
_ENDINGS = frozenset(_COMMON_ENDINGS.split())


def found_in(text: str) -> list[Mark]:
    """What Telegram marks in this text by itself, in order and without overlap."""
    marks: list[Mark] = []
    if "@" in text:
        marks += _marks(text, "mention", ((found.start(), found.end()) for found in _MENTION.finditer(text)))
    if "/" in text:
        marks += _marks(
            text, "bot_command", ((found.start(), found.end()) for found in _COMMAND.finditer(text))
        )
    if "#" in text:
        marks += _marks(text, "hashtag", _hashtags(text))
    if "://" in text:
        marks += _marks(text, "url", _own_addresses(text))
    if _DOT_INSIDE.search(text):
        marks += _addresses(text)
    return apart(marks)


def _marks(text: str, kind: str, spans: Iterator[tuple[int, int]]) -> Iterator[Mark]:
    for begin, end in spans:
        yield Mark(kind, utf16_length(text[:begin]), utf16_length(text[begin:end]))


def _hashtags(text: str) -> Iterator[tuple[int, int]]:
    for found in _HASHTAG.finditer(text):
        if any(character.isalpha() for character in found[0].partition("@")[0]):
            yield found.start(), found.end()


def _own_addresses(text: str) -> Iterator[tuple[int, int]]:
    for found in _OWN_ADDRESS.finditer(text):
        yield found.start(), found.end(1) + len(_trimmed(found[2] or ""))


def _addresses(text: str) -> Iterator[Mark]:
    position = 0
    while found := _ADDRESS.search(text, position):
        position = found.end()
        if "." not in found["host"].strip("."):
            # A scheme may cling to what stands before it: look again from inside.
            position = found.start() + 1 if text.startswith("://", position) else position
            continue
        mail = _MAIL.fullmatch(found[0].rstrip("."))
        if mail and not _clings(text, found.start()):
            yield from _marks(
                text, "email", iter([(found.start() + mail.start(1), found.start() + mail.end(1))])
            )
        elif span := _address_span(text, found):
            yield from _marks(text, "url", iter([span]))
            position = span[1]


def _clings(text: str, begin: int) -> bool:
    """Whether something stands before it that makes it part of a longer word or path."""
    return begin > 0 and (text[begin - 1].isalnum() or text[begin - 1] in "_/#@")


def _address_span(text: str, found: re.Match[str]) -> tuple[int, int] | None:
    begin = found.start()
    scheme = (found["scheme"] or "").lower()
    known = next((name for name in _SCHEMES if scheme.endswith(name)), "")
    if (
        (scheme and not known)
        or scheme in ("shttp://", "tftp://", "sftp://")
        or (not scheme and _clings(text, begin))
    ):
        return None
    begin += len(scheme) - len(known)
    host = found["host"] if found["port"] or found["path"] else found["host"].rstrip(".~-")
    if not _is_host(host, has_scheme=bool(known)):
        return None
    end = found.start("host") + len(host)
    end = found.end("port") if found["port"] else end
    return begin, end + len(_trimmed(found["path"] or ""))


def _trimmed(path: str) -> str:
    """The path up to a bracket that closes more than was opened, without a sentence's signs at its end."""
    depth = dict.fromkeys("([{", 0)
    for index, sign in enumerate(path):
        if sign in depth:
            depth[sign] += 1
        elif sign in ")]}":
            opening = "([{"[")]}".index(sign)]
            depth[opening] -= 1
            if depth[opening] < 0:
                path = path[:index]
                break
    kept = path.rstrip(_TRAILING)
    return kept if kept.startswith("/") or len(kept) > 1 else ""


def _is_host(host: str, *, has_scheme: bool) -> bool:
    if _NUMERIC_HOST.fullmatch(host):
        return True
    labels = host.split(".")
    ending = labels[-1].lower()
    if len(labels) < 2 or any(not 0 < len(label) < 64 or label.endswith("-") for label in labels):
        return False
    if not re.search(r"[^0-9.]", host) or "_" in labels[-2]:
        return False
    if ending.startswith("xn--"):
        return re.fullmatch(r"xn--[a-z0-9]{2,}", ending) is not None
    return len(ending) > 1 and not set(ending) & set("_-") and (has_scheme or ending in _ENDINGS)

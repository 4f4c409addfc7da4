"""Which addresses Telegram takes, and how it writes them down.

Rules and words: tdlib/td `td/telegram/LinkManager.cpp` (check_link_impl, get_link_user_id,
get_link_custom_emoji_id) and `tdutils/td/utils/HttpUrl.cpp` (parse_url).
"""

import ipaddress
import re
from dataclasses import dataclass

from bot.sandbox.fields import FieldError

LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))
_OWN_SCHEME = re.compile(r"(tg|tonsite|ton):(?://)?", re.IGNORECASE)
_SCHEME = re.compile(r"([^:/?#@\[\]]*)://")
_AUTHORITY = re.compile(r"[^/?#]*")
_PORT = re.compile(r"(?<=.):([^:\]@]*)\Z", re.DOTALL)
_ALLOWED_IN_HOST = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=]|[^\x00-\x7f])*")
_ALLOWED_IN_USER = re.compile(r"(?:[A-Za-z0-9.\-_!$,~*'();&+=:]|[^\x00-\x7f])*")
_ENCODED = re.compile(r"%[0-9A-Fa-f]{2}")
_OWN_QUERY = re.compile(r"tg:(?://)?([a-z]+)/?\?([^#]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart as Telegram does it; `path` begins with "/" and is all that follows the host."""

    secure: bool
    user: str
    host: str
    port: int | None
    path: str

    @property
    def text(self) -> str:
        """The address in one piece."""
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        return f"http{'s' if self.secure else ''}://{user}{self.host}{port}{self.path}"


def address(link: str, *, secure_by_default: bool = False) -> Address:
    """The parts of an http(s) address; raises FieldError with Telegram's words where it is none."""
    scheme = _SCHEME.match(link)
    if scheme and scheme[1].lower() not in ("http", "https"):
        raise FieldError("Unsupported URL protocol")
    secure = scheme[1].lower() == "https" if scheme else secure_by_default
    rest = link[scheme.end() :] if scheme else link
    authority = _AUTHORITY.match(rest)
    front = authority[0] if authority else ""
    port = _port(front)
    user, _, host = _PORT.sub("", front).rpartition("@")
    _check_host(host)
    _check_part(host if not host.startswith("[") else "", "host")
    _check_part(user, "userinfo")
    path = re.sub(
        r"[\x00-\x20]", lambda found: f"%{ord(found[0]):02X}", rest[len(front) :].rstrip(" \t\r\n\0\v")
    )
    return Address(secure, user, host.lower(), port, path if path.startswith("/") else f"/{path}")


def _port(front: str) -> int | None:
    found = _PORT.search(front)
    if found is None:
        return None
    digits = found[1].lstrip("0")
    if not re.fullmatch(r"[0-9]{1,5}", digits) or int(digits) > 65535:
        raise FieldError("Wrong port number specified in the URL")
    return int(digits)


def _check_host(host: str) -> None:
    if host.startswith("[") and host.endswith("]"):
        try:
            ipaddress.IPv6Address(host[1:-1])
        except ValueError as error:
            raise FieldError("Wrong IPv6 address specified in the URL") from error
    if not host:
        raise FieldError("URL host is empty")
    if host == ".":
        raise FieldError("Host is invalid")


def _check_part(part: str, name: str) -> None:
    allowed = _ALLOWED_IN_USER if name == "userinfo" else _ALLOWED_IN_HOST
    plain = _ENCODED.sub("", part)
    if allowed.fullmatch(plain):
        return
    if "%" in plain:
        raise FieldError(f"Wrong percent-encoded symbol in URL {name}")
    raise FieldError(f"Disallowed character in URL {name}")


def checked(link: str, *, only_https: bool = False) -> str:
    """The link as Telegram stores it; raises FieldError ("URL '…' is invalid: …") for any other."""
    try:
        return _checked(link, only_https=only_https)
    except FieldError as error:
        raise FieldError(f"URL '{link}' is invalid: {error}") from error


def checked_or_empty(link: str) -> str:
    """The link as Telegram stores it, "" where it takes none such (in a text it is then no link at all)."""
    try:
        return _checked(link, only_https=False)
    except FieldError:
        return ""


def _checked(link: str, *, only_https: bool) -> str:
    own = _OWN_SCHEME.match(link)
    parts = address(link[own.end() :] if own else link)
    if only_https and (own or not parts.secure):
        raise FieldError("Only HTTPS links are allowed")
    if own:
        return _checked_own(own[1].lower(), parts)
    if "." not in parts.host and not parts.host.startswith("["):
        raise FieldError("Wrong HTTP URL")
    return parts.text


def _checked_own(scheme: str, parts: Address) -> str:
    if parts.secure or parts.user or parts.port or parts.host.startswith("["):
        raise FieldError("Wrong tg URL" if scheme == "tg" else "Wrong ton URL")
    if not re.fullmatch(r"[a-z0-9_.-]+" if scheme == "tonsite" else r"[a-z0-9_-]+", parts.host):
        raise FieldError("Unallowed characters in URL host")
    path = parts.path[1:] if parts.path.startswith("/?") else parts.path
    return f"{scheme}://{parts.host}{path}"


def is_loopback(link: str) -> bool:
    """Whether the link leads to this machine; our sandbox then takes http where Telegram asks for https."""
    try:
        return address(link).host in LOOPBACK
    except FieldError:
        return False


def user_id(link: str) -> int | None:
    """The user that a `tg://user?id=…` link means; None for any other link."""
    value = _parameters(link, "user").get("id", "")
    return int(value) if re.fullmatch(r"[1-9][0-9]{0,15}", value) else None


def custom_emoji_id(link: str) -> str | None:
    """The custom emoji that a `tg://emoji?id=…` link means; None for any other link."""
    value = _parameters(link, "emoji").get("id", "")
    return value if is_emoji_id(value) else None


def moment(link: str) -> str | None:
    """Unix time and format (`"1700000000 t"`) of a `tg://time?unix=…&format=…` link; None for any other."""
    parameters = _parameters(link, "time")
    if not is_unix_time(parameters.get("unix", "")):
        return None
    return f"{parameters['unix']} {parameters.get('format', '')}"


def is_emoji_id(value: str) -> bool:
    """Whether the value can be the id of a custom emoji."""
    return re.fullmatch(r"-?[1-9][0-9]{0,18}", value) is not None


def is_unix_time(value: str) -> bool:
    """Whether the value can be the time of a date_time entity: whole seconds, more than 0."""
    return re.fullmatch(r"[1-9][0-9]{0,9}", value) is not None


def _parameters(link: str, host: str) -> dict[str, str]:
    """The query of a `tg://HOST?…` link, the first value of each name; empty for any other link."""
    found = _OWN_QUERY.match(link)
    parameters: dict[str, str] = {}
    if found and found[1].lower() == host:
        for part in found[2].split("&"):
            key, _, value = part.partition("=")
            parameters.setdefault(key.lower(), value)
    return parameters

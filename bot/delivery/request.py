"""python-telegram-bot's way to the network, on one aiohttp session: several times as fast as its own.

What an answer means is decided by the library's base class. Errors raised here never carry the address,
because the token is part of it.
"""

from __future__ import annotations

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
UPLOAD_SECONDS = 60.0
CONNECTIONS = 256
# Shorter than servers keep an idle connection, so that nothing is written into one that is just being closed.
KEEP_ALIVE_SECONDS = 20.0

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class AiohttpRequest(BaseRequest):
    """One session for all calls, between `initialize` and `shutdown`; proxies come from the environment."""

    __slots__ = ("_session",)

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=KEEP_ALIVE_SECONDS),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=True,
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call: the HTTP status and the body. Raises TimedOut or NetworkError, after which nobody knows
        whether the server has done it."""
        if self._session is None:
            raise RuntimeError("the request is not initialized")
        uploads = request_data is not None and request_data.contains_files
        connect = _seconds(connect_timeout, CONNECT_SECONDS)
        read = _seconds(read_timeout, READ_SECONDS)
        write = _seconds(write_timeout, UPLOAD_SECONDS if uploads else 0.0)
        timeout = aiohttp.ClientTimeout(total=_sum(connect, read, write), sock_connect=connect)
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                headers=None if uploads else FORM,
                timeout=timeout,
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return request_data.url_encoded_parameters().encode()
    form = aiohttp.FormData(request_data.json_parameters, quote_fields=False)
    for name, (filename, content, content_type) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=content_type)
    return form


def _seconds(given: object, default: float) -> float | None:
    """None: for ever. python-telegram-bot marks what its caller left open with a value of its own."""
    if given is None:
        return None
    return float(given) if isinstance(given, int | float) else default


def _sum(*seconds: float | None) -> float | None:
    known = [one for one in seconds if one is not None]
    return sum(known) if len(known) == len(seconds) else None

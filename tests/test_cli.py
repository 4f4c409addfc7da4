"""The command line: exit codes, one clear line, and never a token."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web

from bot.cli import main
from bot.sandbox import Sandbox
from bot.storage import migrating

TOKEN = "123456789:" + "A" * 35
WRONG = "123456789:" + "B" * 35


class Ended:
    """How one command ended."""

    def __init__(self, code: int | None, out: bytes, err: bytes) -> None:
        self.code, self.out, self.err = code, out.decode(), err.decode()

    @property
    def said(self) -> str:
        return self.out + self.err


@pytest.fixture
async def telegram() -> AsyncIterator[Sandbox]:
    async with Sandbox(limits=False, token=TOKEN) as sandbox:
        yield sandbox


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Ours and nobody else's: settings of the person who runs the tests do not count."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("HANDSLAG_")}
    return {**own, **{f"HANDSLAG_{name}": value for name, value in settings.items()}, "HOME": str(folder)}


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class Lines:
    """The JSON lines that a bot logs."""

    def __init__(self, bot: asyncio.subprocess.Process) -> None:
        assert bot.stderr is not None
        self._log = bot.stderr
        self.seen: list[dict[str, str]] = []

    async def read(self, words: str) -> None:
        """Until a line says so."""
        async with asyncio.timeout(20):
            while not self.seen or words not in self.seen[-1]["text"]:
                self.seen.append(json.loads(await self._log.readline()))


@asynccontextmanager
async def _nothing_is_found() -> AsyncIterator[str]:
    """A server that answers everything with 404."""
    runner = web.AppRunner(web.Application())
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", port := free_port())
        await site.start()
        yield f"http://127.0.0.1:{port}"
    finally:
        await runner.cleanup()


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def started(folder: Path, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env={**environment(folder, **settings), "PYTHONPATH": str(Path.cwd())},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


class Commands:
    """The command in this process: what it would print, and its exit code."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[str]) -> None:
        self.folder, self._patch, self._capture = folder, patch, capture

    async def __call__(self, *arguments: str, **settings: str) -> Ended:
        for name in [name for name in os.environ if name.startswith("HANDSLAG_")]:
            self._patch.delenv(name)
        for name, value in settings.items():
            self._patch.setenv(f"HANDSLAG_{name}", value)
        self._patch.chdir(self.folder)
        code = await asyncio.to_thread(main, list(arguments))
        out, err = self._capture.readouterr()
        return Ended(code, out.encode(), err.encode())


@pytest.fixture
def handslag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(tmp_path, monkeypatch, capsys)


async def test_without_a_token_it_says_how_to_get_one_and_that_the_demo_needs_none(
    handslag: Commands,
) -> None:
    ended = await handslag("run")
    assert ended.code == 2
    assert "BotFather" in ended.err
    assert "handslag demo" in ended.err


@pytest.mark.parametrize(
    "settings",
    [
        {"BOT_API_URL": "ftp://example.org"},
        {"PORT": "many"},
        {"CLOCK": "sandbox"},
        {"LOG": "xml"},
        {"RATE": "-1"},
    ],
    ids=lambda settings: next(iter(settings)),
)
async def test_a_bad_setting_is_one_line_and_two(handslag: Commands, settings: dict[str, str]) -> None:
    ended = await handslag("run", TOKEN=TOKEN, **settings)
    assert ended.code == 2
    assert ended.err.startswith("handslag: ")
    assert "Traceback" not in ended.err


async def test_a_wrong_token_is_named_but_never_shown(handslag: Commands, telegram: Sandbox) -> None:
    for command in (("run",), ("invite", "coordinator"), ("check",)):
        ended = await handslag(*command, TOKEN=WRONG, BOT_API_URL=telegram.url, PORT="0")
        assert ended.code == (1 if command == ("check",) else 2)
        assert "does not know this token" in ended.said
        assert WRONG not in ended.said
        assert "B" * 20 not in ended.said


async def test_a_server_that_is_not_there_is_said_and_nobody_is_invited(handslag: Commands) -> None:
    invite, check = [
        await handslag(*command, TOKEN=TOKEN, BOT_API_URL=f"http://127.0.0.1:{free_port()}")
        for command in (("invite", "coordinator"), ("check",))
    ]
    assert (invite.code, check.code) == (2, 1)
    assert "cannot be reached" in invite.err
    assert "cannot be reached" in check.out
    assert "Unclosed" not in invite.err + check.err


@pytest.mark.parametrize("clock", ["", "sandbox"])
async def test_a_bot_that_starts_before_telegram_waits_for_it_and_goes_on_by_itself(
    tmp_path: Path, clock: str
) -> None:
    there, here = free_port(), free_port()
    settings = {"BOT_API_URL": f"http://127.0.0.1:{there}", "PORT": str(here), "CLOCK": clock}
    bot = await started(tmp_path, "run", TOKEN=TOKEN, LOG="json", **settings)
    lines = Lines(bot)
    await lines.read("is away")
    async with aiohttp.ClientSession() as session:
        async with session.get(f"http://127.0.0.1:{here}/health") as answer:
            assert await answer.json() == {"live": True, "nothing_waits": False}
        await asyncio.sleep(0.5)
        async with Sandbox(there, token=TOKEN, limits=False):
            await lines.read("answers")
            assert [line["level"] for line in lines.seen if "is away" in line["text"]] == ["warning"]
            bot.terminate()
            await bot.communicate()
    assert bot.returncode == 0


async def test_a_bot_that_waits_for_telegram_can_be_told_to_stop(tmp_path: Path) -> None:
    bot = await started(
        tmp_path, "run", TOKEN=TOKEN, LOG="json", BOT_API_URL=f"http://127.0.0.1:{free_port()}", PORT="0"
    )
    await Lines(bot).read("is away")
    bot.terminate()
    await bot.communicate()
    assert bot.returncode == 0


async def test_a_clock_that_is_not_there_for_good_is_two(handslag: Commands) -> None:
    async with _nothing_is_found() as url:
        ended = await handslag("run", TOKEN=TOKEN, BOT_API_URL=url, CLOCK="sandbox", PORT="0")
    assert (ended.code, ended.err.count("no sandbox at")) == (2, 1)


async def test_a_port_that_is_taken_is_two(handslag: Commands, telegram: Sandbox) -> None:
    taken = telegram.url.rpartition(":")[2]
    ended = await handslag("run", TOKEN=TOKEN, BOT_API_URL=telegram.url, PORT=taken)
    assert (ended.code, ended.err.count("HANDSLAG_PORT")) == (2, 1)


async def test_no_town_file_is_a_line_in_the_log(handslag: Commands, telegram: Sandbox) -> None:
    ended = await handslag("invite", "coordinator", TOKEN=TOKEN, BOT_API_URL=telegram.url, LOG="json")
    (line,) = [json.loads(line) for line in ended.err.splitlines()]
    assert (line["level"], line["from"]) == ("warning", "bot.cli")
    assert "no town.toml" in line["text"]


async def test_a_bad_town_file_is_one_line_that_names_the_place(tmp_path: Path, handslag: Commands) -> None:
    bad = tmp_path / "town.toml"
    bad.write_text('name = "X"\nareas = [{ id = "a", name = "A", centre = [59.0, 18.0], larger = "b" }]\n')
    ended = await handslag("run", TOKEN=TOKEN)
    assert ended.code == 2
    assert "town.toml" in ended.err
    assert "larger area b" in ended.err


async def test_check_says_all_is_well_or_what_is_not(
    tmp_path: Path, handslag: Commands, telegram: Sandbox
) -> None:
    well = await handslag("check", TOKEN=TOKEN, BOT_API_URL=telegram.url)
    missing = await handslag("check", BOT_API_URL=telegram.url)
    assert (well.code, missing.code) == (0, 1)
    assert "All is well" in well.out
    assert "HANDSLAG_TOKEN" in missing.out
    assert left_in(tmp_path) == [], "check makes nothing"


async def test_check_leaves_everything_as_it_is_and_says_that_an_update_waits(
    tmp_path: Path, handslag: Commands, telegram: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = {"TOKEN": TOKEN, "BOT_API_URL": telegram.url}
    await handslag("invite", "coordinator", **settings)
    before = everything_in(tmp_path)
    newest = max(migrating.known())
    monkeypatch.setattr(
        migrating, "known", lambda: {newest: tmp_path / "nowhere", newest + 1: tmp_path / "later"}
    )
    ended = await handslag("check", **settings)
    assert ended.code == 0
    assert f"schema {newest}, this program's is {newest + 1}" in ended.out
    assert everything_in(tmp_path) == before


async def test_an_id_in_use_is_never_removed_from_the_town(
    tmp_path: Path, handslag: Commands, telegram: Sandbox
) -> None:
    settings = {"TOKEN": TOKEN, "BOT_API_URL": telegram.url, "PORT": "0"}
    areas = 'areas = [{ id = "a", name = "A", centre = [59.0, 18.0] }]\n'
    town = tmp_path / "town.toml"
    town.write_text(
        'name = "X"\n[[organisations]]\nid = "here"\nname = "Here"\ndefault = true\n'.replace(
            "[[org", areas + "[[org"
        )
    )
    assert (await handslag("invite", "coordinator", **settings)).code == 0
    bot = await started(tmp_path, "run", **settings)
    await _becomes_coordinator(telegram, handslag, settings)
    bot.send_signal(signal.SIGTERM)
    await bot.communicate()
    assert bot.returncode == 0
    town.write_text(town.read_text().replace('id = "here"', 'id = "there"'))
    run, check = await handslag("run", **settings), await handslag("check", **settings)
    assert (run.code, check.code) == (2, 1)
    assert "organisations: here is in use by 1 rows" in run.err
    assert "organisations: here is in use by 1 rows" in check.out


async def _becomes_coordinator(telegram: Sandbox, handslag: Commands, settings: dict[str, str]) -> None:
    """Opens a fresh invitation on a phone, and waits until the bot has said so."""
    link = (await handslag("invite", "coordinator", **settings)).out.strip()
    async with aiohttp.ClientSession(telegram.url) as session:
        body = {"name": "Siv", "language_code": "sv"}
        async with session.post("/sandbox/people", json=body) as answer:
            phone = f"/sandbox/people/{(await answer.json())['id']}"
        await session.post(f"{phone}/text", json={"text": f"/start {link.partition('start=')[2]}"})
        message = await _message_with_buttons(session, phone)
        await session.post(f"{phone}/press", json={"message_id": message, "data": "lang:sv"})
        for _ in range(200):
            async with session.get(f"{phone}/messages") as answer:
                if len((await answer.json())["messages"]) >= 3:
                    return
            await asyncio.sleep(0.05)
    raise AssertionError("the invitation was not answered")


async def _message_with_buttons(session: aiohttp.ClientSession, phone: str) -> int:
    for _ in range(400):
        async with session.get(f"{phone}/messages") as answer:
            for message in (await answer.json())["messages"]:
                if message["buttons"]:
                    return int(message["message_id"])
        await asyncio.sleep(0.05)
    raise AssertionError("the bot did not answer")


async def test_the_sandbox_prints_its_address_and_token(tmp_path: Path) -> None:
    process = await started(tmp_path, "sandbox", "--port", "0", "--no-limits")
    assert process.stdout is not None
    url, token = [(await process.stdout.readline()).decode().strip() for _ in range(2)]
    async with aiohttp.ClientSession() as session, session.get(f"{url}/bot{token}/getMe") as answer:
        assert (await answer.json())["ok"]
    process.send_signal(signal.SIGTERM)
    await process.communicate()
    assert process.returncode == 0


async def test_the_demo_ignores_every_setting_and_leaves_nothing_behind(tmp_path: Path) -> None:
    process = await started(
        tmp_path, "demo", "--no-browser", TOKEN="nonsense", BOT_API_URL="ftp://x", RATE="-3", PORT="x"
    )
    assert process.stdout is not None
    line = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
    url = line.split()[-1]
    async with aiohttp.ClientSession() as session, session.get(f"{url}/sandbox/people") as answer:
        names = [person["name"] for person in json.loads(await answer.text())]
    process.send_signal(signal.SIGTERM)
    _, err = await process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert names == ["Olha", "Anna", "Siv"]
    assert left_in(tmp_path) == []

"""What is shipped: the wheel's contents and the pinned dependencies."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)")
LOCK_LINE = re.compile(r"[a-z0-9-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?|    #( .*)?")


def pins(lock: str) -> dict[str, str]:
    """Name → version of a lock file."""
    found = (PIN.match(line) for line in (ROOT / lock).read_text().splitlines())
    return {match[1]: match[2] for match in found if match}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=!~;\[ ]", line)[0].lower() for line in requirements}


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names of the files in a wheel that was just built."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [built] = folder.glob("*.whl")
    with zipfile.ZipFile(built) as archive:
        listed = archive.namelist()
    assert len(listed) == len(set(listed))
    return set(listed)


def shipped(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern) if path.is_file()}


def test_the_wheel_holds_the_three_packages_and_nothing_beside_them(wheel: set[str]) -> None:
    tops = {name.split("/")[0] for name in wheel if ".dist-info/" not in name}
    assert tops <= {"bot", "handlers", "locales"}
    assert {"bot", "handlers"} <= tops


@pytest.mark.parametrize(
    "pattern", ["bot/**/*.py", "handlers/**/*.py", "bot/storage/**/*.sql", "bot/sandbox/page/**/*"]
)
def test_the_wheel_holds_every_file_that_the_program_reads(wheel: set[str], pattern: str) -> None:
    wanted = shipped(pattern)
    assert wanted
    assert wanted <= wheel


def test_the_wheel_holds_each_catalogue_compiled(wheel: set[str]) -> None:
    sources = shipped("locales/*/LC_MESSAGES/messages.po")
    assert {name.replace(".po", ".mo") for name in sources} == {
        name for name in wheel if name.endswith(".mo")
    }


def test_the_wheel_holds_the_licence(wheel: set[str]) -> None:
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_by_hash_and_names_no_host(lock: str) -> None:
    odd = [line for line in (ROOT / lock).read_text().splitlines() if not LOCK_LINE.fullmatch(line)]
    assert odd == []


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_of_a_lock_has_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z])", (ROOT / lock).read_text(), flags=re.MULTILINE)
    assert [block for block in blocks if block and "--hash=sha256:" not in block] == []


def test_both_locks_agree() -> None:
    running, working = pins("requirements.lock"), pins("requirements-dev.lock")
    assert running.items() <= working.items()


def test_the_locks_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = names(project["project"]["dependencies"])
    assert asked <= pins("requirements.lock").keys()
    assert asked | names(project["dependency-groups"]["dev"]) <= pins("requirements-dev.lock").keys()

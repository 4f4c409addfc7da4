"""Keeps the texts: `python -m locales.tool`. Standing in the repository's folder, or with --root."""

from __future__ import annotations

import argparse
import fcntl
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from babel.messages.mofile import write_mo

from bot.i18n.catalogue import languages, source_of
from locales import gates, merging, translators
from locales.files import read_catalogue, sign
from locales.source import labels, sources

GOOD, FAULTY, WRONG_USE = 0, 1, 2


def main(arguments: list[str] | None = None) -> int:
    """Exit code: 0 all is well, 1 something was found or refused, 2 it could not be done."""
    asked = _parser().parse_args(arguments)
    try:
        with _alone(asked.root / "locales"):
            code: int = asked.run(asked)
    except (OSError, ValueError, SyntaxError) as error:
        print(f"{asked.command}: {error}", file=sys.stderr)
        return WRONG_USE
    return code


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Several translators and the template's keeper may work at once: one after the other."""
    door = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(door, fcntl.LOCK_EX)
        yield
    finally:
        os.close(door)


def extract(asked: argparse.Namespace) -> int:
    print(f"{merging.extract(asked.root)} messages in the template")
    return GOOD


def update(asked: argparse.Namespace) -> int:
    merging.update(asked.root)
    return _tell_standing(asked)


def init(asked: argparse.Namespace) -> int:
    merging.start(asked.language, asked.root)
    return _tell_standing(asked)


def check(asked: argparse.Namespace) -> int:
    faults = gates.check(asked.root, [asked.language] if asked.language else [])
    for fault in faults:
        print(fault)
    _tell_standing(asked)
    print(f"{len(faults)} faults" if faults else "All texts are whole")
    return FAULTY if faults else GOOD


def compile_all(asked: argparse.Namespace) -> int:
    folder = asked.root / "locales"
    for language in languages(folder):
        with source_of(language, folder).with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, read_catalogue(language, folder))
    return GOOD


def missing(asked: argparse.Namespace) -> int:
    print(translators.missing(asked.language, asked.root / "locales", labels(sources(asked.root))))
    return GOOD


def fill(asked: argparse.Namespace) -> int:
    given = asked.file.read_text("utf-8")
    faults = list(
        translators.fill(asked.language, asked.root / "locales", given, labels(sources(asked.root)))
    )
    for fault in faults:
        print(fault)
    _tell_standing(asked)
    return FAULTY if faults else GOOD


def reviewed(asked: argparse.Namespace) -> int:
    sign(asked.language, asked.by, asked.on, asked.root / "locales")
    return GOOD


def _tell_standing(asked: argparse.Namespace) -> int:
    for line in gates.standing(asked.root / "locales"):
        print(line)
    return GOOD


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m locales.tool", description="Keeps the texts.")
    parser.add_argument("--root", type=Path, default=Path(), help="the repository; default: this folder")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run, what in (
        ("extract", extract, "write the template anew from the code"),
        ("update", update, "extract, then bring every catalogue up to the template"),
        ("compile", compile_all, "write a .mo beside each .po"),
    ):
        commands.add_parser(name, help=what).set_defaults(run=run)
    for name, run, what in (
        ("init", init, "begin a language: one file"),
        ("missing", missing, "print what has no translation, as JSON"),
        ("fill", fill, "write translations from a JSON file into a catalogue"),
        ("reviewed", reviewed, "write who has read the whole catalogue"),
        ("check", check, "say everything that is wrong; with a language that is begun, of that one too"),
    ):
        command = commands.add_parser(name, help=what, aliases=["new"] if name == "init" else [])
        command.set_defaults(run=run)
        command.add_argument("language", nargs="?" if name == "check" else None, help="its code: fi")
        if name == "reviewed":
            command.add_argument("by", help="name of a native speaker")
            command.add_argument("on", type=date.fromisoformat, help="the day: 2026-03-05")
        if name == "fill":
            command.add_argument("file", type=Path, help="a list of {id, context?, translation}")
    return parser


if __name__ == "__main__":
    sys.exit(main())

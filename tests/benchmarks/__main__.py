"""`make bench`: our bot beside two bare echo bots, each against the same stand-in, and the ratios of one run.

The stand-in and the people at their phones are this process; a bot is a process of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from bot.sandbox import Sandbox
from tests.benchmarks.load import Crowd, comes_in
from tests.benchmarks.processes import bot

OURS = "handslag"
BOTS = ("default", "concurrent", OURS)
LATENCIES_MS = (0, 40)
BUSY = 0.9
"""From this share of one core on, it is the stand-in that is measured, not the bot."""


@dataclass(frozen=True)
class Length:
    """Seconds of warming up, of measuring, and of looking at a bot that has nothing to do."""

    warm_up: float
    measured: float
    idle: float


FULL, SHORT = Length(3, 15, 10), Length(1, 3, 2)


@dataclass(frozen=True)
class Result:
    """`cpu_ms`: of the bot, an update. `stand_in`: the share of a core that this process used itself."""

    rate: float
    cpu_ms: float
    p99_ms: float
    stand_in: float
    megabytes: float


@dataclass(frozen=True)
class Rest:
    """What our bot needs without any load: seconds to the first answer, share of a core, megabytes."""

    first_start: float
    later_start: float
    idle: float
    megabytes: float


async def measure(name: str, latency_ms: float, length: Length) -> Result:
    """One bot under load."""
    with tempfile.TemporaryDirectory(prefix="handslag-bench-") as folder:
        async with Sandbox(limits=False, latency_ms=latency_ms) as sandbox:
            crowd = Crowd.of(sandbox.world)
            async with bot(name, sandbox, Path(folder)) as running:
                if name == OURS:
                    await crowd.each(comes_in)
                else:
                    await crowd.chats[0].says("hello", ":when:back$")
                cpu, own, began = running.cpu_seconds, time.process_time(), time.monotonic()
                rate = await crowd.works(length.warm_up, length.measured)
                took = time.monotonic() - began
                share = (time.process_time() - own) / took
                cpu_ms = (running.cpu_seconds - cpu) / max(1, rate * took) * 1000
                return Result(rate, cpu_ms, crowd.p99, share, running.megabytes)


async def rest(length: Length) -> Rest:
    """Our bot with next to nothing to do; started in an empty folder, and once more."""
    with tempfile.TemporaryDirectory(prefix="handslag-bench-") as folder:
        async with Sandbox(limits=False) as sandbox:
            crowd = Crowd.of(sandbox.world, 1)
            starts = []
            for _ in range(2):
                began = time.monotonic()
                async with bot(OURS, sandbox, Path(folder)) as running:
                    await crowd.chats[0].says("/start", "^lang:sv$")
                    starts.append(time.monotonic() - began)
                    await asyncio.sleep(1)
                    cpu, megabytes = running.cpu_seconds, running.megabytes
                    await asyncio.sleep(length.idle)
                    idle = (running.cpu_seconds - cpu) / length.idle
            return Rest(starts[0], starts[1], idle, megabytes)


def table(latency_ms: float, results: dict[str, Result]) -> str:
    """One line a bot; the ratios are those of its updates a second to each echo bot's."""
    columns = (
        f"{'updates/s':>10} {'× default':>10} {'× concurrent':>13} {'CPU ms':>8} {'p99 ms':>8} {'MB':>6}"
    )
    head = f"{latency_ms:>3} ms latency {columns}"
    lines = [head]
    for name, result in results.items():
        ratios = [result.rate / results[echo].rate for echo in ("default", "concurrent")]
        lines.append(
            f"{name:>14} {result.rate:10.1f} {ratios[0]:10.2f} {ratios[1]:13.2f} {result.cpu_ms:8.2f}"
            f" {result.p99_ms:8.0f} {result.megabytes:6.0f}{_note(result)}"
        )
    return "\n".join(lines)


def _note(result: Result) -> str:
    share = f"  stand-in {result.stand_in:.0%}"
    return share + (": it is the bottleneck" if result.stand_in > BUSY else "")


async def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("--short", action="store_true", help="less than a minute, less exact")
    length = SHORT if parser.parse_args().short else FULL
    at_rest = await rest(length)
    print(
        f"start to the first answer: {at_rest.first_start:.2f} s in an empty folder, {at_rest.later_start:.2f} s later;"
        f" idle CPU {at_rest.idle:.1%}; memory {at_rest.megabytes:.0f} MB",
        flush=True,
    )
    for latency in LATENCIES_MS:
        results = {name: await measure(name, latency, length) for name in BOTS}
        print(f"\n{table(latency, results)}", flush=True)


if __name__ == "__main__":
    asyncio.run(main())

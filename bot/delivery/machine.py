"""The machine's own time, for leases and retries: it goes on evenly whatever happens to any clock."""

import time

# It starts where the clock on the wall stands, so that leases of the process before this one end in time.
_STARTED = time.time_ns() - time.monotonic_ns()


def machine_ms() -> int:
    """Milliseconds; only grow within one process."""
    return (_STARTED + time.monotonic_ns()) // 1_000_000

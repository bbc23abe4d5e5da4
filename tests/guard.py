"""A guard against hanging. It measures no speed: what it stops would take hours, on any machine."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

GENEROUS = 120


@contextmanager
def not_hanging(seconds: int = GENEROUS) -> Iterator[None]:
    """Fail what is still running after so many seconds of the clock."""
    def stop(signum: int, frame: FrameType | None) -> None:
        raise AssertionError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)

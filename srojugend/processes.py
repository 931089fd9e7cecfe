"""Programs that live and die together, and one that watches over them."""

import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
STOP_PATIENCE = 10  # seconds between the friendly signal and the last one
LOOK_EVERY = 0.2  # seconds


class StopRequestedError(Exception):
    """Somebody pressed Ctrl-C, closed the terminal or asked this process to end."""


class ChildEndedError(Exception):
    """A program ended that should have kept running."""


def stop_signals_raise() -> None:
    """Turn Ctrl-C and its relatives into StopRequestedError; while cleaning up they are ignored."""

    def stop(number: int, frame: FrameType | None) -> None:
        for later in STOP_SIGNALS:
            signal.signal(later, signal.SIG_IGN)
        raise StopRequestedError

    for number in STOP_SIGNALS:
        signal.signal(number, stop)


class Household:
    """The programs started here; none of them outlives `stop`."""

    def __init__(self) -> None:
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def start(
        self, name: str, arguments: Sequence[str], environment: Mapping[str, str], *, output: int | None = None
    ) -> None:
        """Start a program in a session of its own, so that Ctrl-C reaches it only through `stop`."""
        self.children[name] = subprocess.Popen(  # noqa: S603 - the arguments are this project's own
            arguments, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
        )

    def check(self) -> None:
        """Raise ChildEndedError when one of the programs is gone."""
        for name, child in self.children.items():
            if child.poll() is not None:
                raise ChildEndedError(f"{name} ({child.returncode})")

    def watch(self) -> None:
        """Stay until one of the programs ends or a stop signal comes."""
        while True:
            self.check()
            time.sleep(LOOK_EVERY)

    def stop(self) -> None:
        """Ask all to end, wait, and end those that did not listen."""
        for child in self.children.values():
            child.terminate()
        deadline = time.monotonic() + STOP_PATIENCE
        for child in self.children.values():
            try:
                child.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()

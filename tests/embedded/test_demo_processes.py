"""The demo office's programs live and die together."""

import os
import signal
import socket
import sys
import time

import pytest
from django.core.management import CommandError, call_command

from srojugend.processes import ChildEndedError, Household

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('ready', flush=True); time.sleep(60)"
PATIENT = "import time; time.sleep(60)"


def start(household: Household, name: str, program: str) -> int:
    household.start(name, [sys.executable, "-c", program], dict(os.environ))
    return household.children[name].pid


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_program_that_ends_by_itself_is_named() -> None:
    household = Household()
    start(household, "Webserver", PATIENT)
    os.kill(start(household, "Postausgang", PATIENT), signal.SIGKILL)
    try:
        with pytest.raises(ChildEndedError, match=r"Postausgang \(-9\)"):
            household.watch()
    finally:
        household.stop()


def test_stopping_ends_even_a_program_that_does_not_listen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("srojugend.processes.STOP_PATIENCE", 1)
    household = Household()
    pids = [start(household, "Webserver", PATIENT), start(household, "Postausgang", DEAF)]
    time.sleep(0.5)  # the deaf one has to close its ears first
    household.stop()
    assert [is_alive(pid) for pid in pids] == [False, False]
    assert household.children["Postausgang"].returncode == -signal.SIGKILL


def test_a_port_in_use_is_one_sentence(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))
        with pytest.raises(CommandError, match=f"^Port {port} ist belegt: "):
            call_command("demo")

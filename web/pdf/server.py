"""The print server: `python -m web.pdf.server FD` waits at a socket for papers and forks a child for each.

Why a server of its own, and not a fork of the worker: the worker has database connections, secrets and sometimes
threads (runserver, browser tests), none of which survive a fork well or belong near a layout engine. Starting Python
and WeasyPrint for each paper instead costs a second each time; a fork from this warm, single-threaded process does
not. It ends by itself when the last process holding the other end of its socket ends.
"""

import json
import os
import signal
import socket
import sys
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from web.pdf.limits import STARTED, Limits
from web.pdf.typeset import UnfitError, typeset, warm_up


def serve(jobs: socket.socket) -> None:
    """Fork for every socket that arrives, until nobody is left to send one."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is meant for the office, which then closes the socket
    while True:
        message, handles, _, _ = socket.recv_fds(jobs, 1, 1)
        if not message:
            return
        with socket.socket(fileno=handles[0]) as job:
            if os.fork() == 0:
                jobs.close()
                _answer_and_end(job)


def _answer_and_end(job: socket.socket) -> None:
    """Print one paper and leave without any clean-up of the parent's; a sudden death is an answer too."""
    try:
        order = json.loads(b"".join(iter(lambda: job.recv(1 << 16), b"")))
        Limits(**order["limits"]).bind()
        job.sendall(STARTED)
        tempfile.tempdir = order["scratch"]  # fonts go here; the office removes it, however we end
        reply = b"+" + typeset(order["html"], created=datetime.fromisoformat(order["created"]))
    except UnfitError as unfit:
        reply = b"-" + str(unfit).encode()
    except (MemoryError, RecursionError):
        os._exit(1)  # too large: the same as death by a limit
    except BaseException as fault:
        reply = b"-" + _name(fault).encode()
    try:
        job.sendall(len(reply).to_bytes(8) + reply)
    finally:
        os._exit(0)


def _name(fault: BaseException) -> str:
    """Say what happened and where, without the exception's own text: it might quote the paper."""
    last = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__} in {Path(last.filename).name}, line {last.lineno}"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="paper-") as tempfile.tempdir:  # each child gets another
        warm_up()
    serve(socket.socket(fileno=int(sys.argv[1])))

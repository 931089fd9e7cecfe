"""The office's side of printing: fills the template and hands the page to the print server."""

import dataclasses
import json
import logging
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from django.template.loader import render_to_string

from web.pdf.limits import STARTED, Limits

ROOT = Path(__file__).resolve().parents[2]
LENGTH_BYTES = 8
GRACE_SECONDS = 15.0  # for the start of the server; the kernel's own limits come first
BROKEN = "Das Dokument konnte nicht erstellt werden. Bitte melden Sie das der Fachadministration."
TOO_LARGE = "Das Dokument konnte nicht erstellt werden, weil es zu umfangreich ist. Bitte kürzen Sie den Text."
logger = logging.getLogger(__name__)


class PdfError(Exception):
    """The paper could not be made; the text is a German sentence for the person who asked for it."""


def render_pdf(
    template_name: str, context: Mapping[str, object], *, created: datetime, limits: Limits | None = None
) -> bytes:
    """Return the template as PDF/UA-1; `created` (with time zone) is the date inside, so equal input is equal bytes.

    Raises PdfError when the paper breaks a rule of web.pdf.verify or needs more than its limits.
    """
    return pdf_from_html(render_to_string(template_name, dict(context)), created=created, limits=limits)


def pdf_from_html(html: str, *, created: datetime, limits: Limits | None = None) -> bytes:
    """Return a whole HTML page as PDF/UA-1; raises PdfError as render_pdf does."""
    if created.tzinfo is None:
        raise ValueError("created needs a time zone")
    limits = limits or Limits()
    with tempfile.TemporaryDirectory(prefix="paper-") as scratch:
        order = {
            "html": html,
            "created": created.isoformat(),
            "limits": dataclasses.asdict(limits),
            "scratch": scratch,
        }
        reply = _ask(json.dumps(order).encode(), seconds=limits.wall_seconds + GRACE_SECONDS)
    if reply.startswith(b"+"):
        return reply[1:]
    logger.error("printing failed: %s", reply[1:].decode() or "a limit was passed")
    raise PdfError(BROKEN if reply else TOO_LARGE)


def _ask(order: bytes, *, seconds: float) -> bytes:
    """Return the child's answer: "+" and the paper, "-" and a reason, or nothing when a limit ended it."""
    try:
        with _server.job() as job, job.makefile("rb") as answer:
            job.settimeout(seconds)
            job.sendall(order)
            job.shutdown(socket.SHUT_WR)
            if answer.read(1) != STARTED:
                return b"-the print server does not start"
            length = int.from_bytes(answer.read(LENGTH_BYTES))
            reply = answer.read(length)
    except OSError as fault:
        return b"-" + type(fault).__name__.encode()
    return reply if len(reply) == length else b""


@dataclasses.dataclass(frozen=True)
class Running:
    """A started server: the process that started it, the server itself, the socket for papers."""

    owner: int
    process: subprocess.Popen[bytes]
    jobs: socket.socket

    def usable(self) -> bool:
        """Tell whether the server lives and is ours; a worker forked after the start cannot watch over it."""
        return self.owner == os.getpid() and self.process.poll() is None


class PrintServer:
    """Starts the print server at the first paper and again when it is gone; safe to use from threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._running: Running | None = None

    def job(self) -> socket.socket:
        """Return a socket to a fresh child of the server."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.start().jobs, [b"j"], [theirs.fileno()])
        return ours

    def start(self) -> Running:
        """Start the server unless it runs, and do not wait: called early, the first paper is spared its 3 s."""
        with self._lock:
            if self._running is None or not self._running.usable():
                if self._running is not None:
                    self._running.jobs.close()
                self._running = _start()
            return self._running


def _start() -> Running:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-W", "ignore:No fonts configured", "-m", "web.pdf.server", str(theirs.fileno())],
            cwd=ROOT,
            # No secret of the office, no font of the machine for fontconfig; what Python may need to start stays.
            env={
                "LANG": "C.UTF-8",
                "FONTCONFIG_FILE": str(ROOT / "web/pdf/fonts.conf"),
                "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
            },
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    return Running(os.getpid(), process, ours)


_server = PrintServer()


def start_print_server() -> None:
    """Have the print server ready before somebody needs it; for the start of a worker."""
    _server.start()

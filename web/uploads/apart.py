"""Looking into a file happens in a process of its own, with limits and without a secret of the office.

A decoder that a hostile file breaks or sends into an endless loop takes only this process with it.
"""

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

from web.pdf.limits import Limits
from web.uploads.kinds import KINDS, Checked, RefusedError
from web.uploads.names import shown_name

ROOT = Path(__file__).resolve().parents[2]
SECONDS = Limits().wall_seconds + 15.0  # the kernel ends it before
CHUNK = 256 * 1024
UNSURE = (
    "Die Datei ließ sich nicht sicher prüfen. Öffnen Sie sie, drucken Sie sie neu als PDF und laden Sie das PDF hoch."
)


def check_apart(file: IO[bytes], name: str) -> Checked:
    """Look into a file somebody hands in; raises RefusedError with the sentence that says what to do."""
    with tempfile.TemporaryDirectory(prefix="upload-") as scratch:
        source, kept = Path(scratch, "source"), Path(scratch, "kept")
        digest = _copy(file, source)
        answer = _ask(source, kept)
        if "kind" not in answer:
            raise RefusedError(answer.get("refused", UNSURE))
        kind = next(each for each in KINDS if each.ending == answer["kind"])
        return Checked(kind=kind, content=kept.read_bytes(), name=shown_name(name), upload_sha256=digest)


def _copy(file: IO[bytes], to: Path) -> str:
    digest = hashlib.sha256()
    file.seek(0)
    with to.open("wb") as copy:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            copy.write(chunk)
    return digest.hexdigest()


def _ask(source: Path, kept: Path) -> dict[str, str]:
    try:
        done = subprocess.run(  # noqa: S603 (our own module)
            [sys.executable, "-m", "web.uploads.look", str(source), str(kept)],
            cwd=ROOT,
            env={
                "LANG": "C.UTF-8",
                "LD_LIBRARY_PATH": os.environ.get("LD_LIBRARY_PATH", ""),
                "TMPDIR": str(kept.parent),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer: dict[str, str] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        return {}
    return answer

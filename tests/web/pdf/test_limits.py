"""Nothing that is typed can hold the office up: a paper ends in time, or the kernel ends it."""

import contextlib
import os
import signal
import threading
import time
from pathlib import Path

import pytest

from tests.web.pdf.conftest import printed_page
from web.pdf import Limits, PdfError, render, start_print_server

TIGHT = Limits(cpu_seconds=3, wall_seconds=4)
BOMBS = {
    "nested blocks": "<div>" * 3000 + "Tief" + "</div>" * 3000,
    "nested flex": '<div style="display: flex">' * 300 + "Tief" + "</div>" * 300,
    "huge table": "<table>" + "<tr><td>1</td><td>2</td></tr>" * 20_000 + "</table>",
    "wide cell": '<table><tr><td colspan="100000">Breit</td></tr><tr><td>1</td></tr></table>',
    "floats": '<div style="float: left; width: 33%">Treibt</div>' * 2000,
    "spans": "<p>" + "<span>a</span>" * 50_000 + "</p>",
    "giant letters": '<p style="font-size: 1e9pt">Groß</p>',
    "much text": "<p>" + "Ein Satz ohne Ende. " * 250_000 + "</p>",
    "columns": '<div style="columns: 10000">' + "Spalte " * 10_000 + "</div>",
}


@pytest.fixture(scope="module", autouse=True)
def _server_is_warm() -> None:
    printed_page("<p>Warm</p>")


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_ends_in_time_and_the_next_paper_is_printed(bomb: str) -> None:
    server = render._server.start().process.pid
    begin = time.monotonic()
    try:
        outcome = printed_page(BOMBS[bomb], limits=TIGHT)[:5]
    except PdfError as refusal:
        outcome = str(refusal).encode()[:12]
    assert outcome in {b"%PDF-", b"Das Dokument"}
    assert time.monotonic() - begin < TIGHT.wall_seconds + 1
    assert printed_page("<p>Weiter</p>").startswith(b"%PDF-")
    assert render._server.start().process.pid == server


def test_a_paper_that_wants_too_much_memory_is_refused() -> None:
    # far more than the warm server can have lying free in its heap, which no limit counts
    with pytest.raises(PdfError, match="zu umfangreich"):
        printed_page("<p>Ein Absatz von vielen</p>" * 20_000, limits=Limits(address_bytes=64 * 1024 * 1024))


def test_a_child_that_is_killed_is_a_refusal() -> None:
    server = render._server.start().process.pid
    children = Path(f"/proc/{server}/task/{server}/children")
    killed: list[str] = []

    def kill() -> None:
        deadline = time.monotonic() + 8
        while not killed and time.monotonic() < deadline:
            time.sleep(0.3)
            with contextlib.suppress(ProcessLookupError):  # one of an earlier paper that was just ending
                for child in children.read_text().split():
                    os.kill(int(child), signal.SIGKILL)
                    killed.append(child)

    killer = threading.Thread(target=kill)
    killer.start()
    with pytest.raises(PdfError, match="zu umfangreich"):
        printed_page(BOMBS["huge table"], limits=Limits(cpu_seconds=10, wall_seconds=10))
    killer.join()
    assert killed
    assert printed_page("<p>Weiter</p>").startswith(b"%PDF-")


def test_a_print_server_that_dies_is_started_again() -> None:
    before = render._server.start().process
    before.kill()
    before.wait()
    assert printed_page("<p>Weiter</p>").startswith(b"%PDF-")
    assert render._server.start().process.pid != before.pid


def test_the_print_server_knows_no_secret_and_no_connection_of_the_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://geheim")
    before = render._server.start().process
    before.kill()
    before.wait()
    start_print_server()
    server = render._server.start().process.pid
    assert printed_page("<p>Warm</p>")
    assert b"geheim" not in Path(f"/proc/{server}/environ").read_bytes()
    handles = [os.readlink(handle) for handle in Path(f"/proc/{server}/fd").iterdir()]
    assert len([handle for handle in handles if handle.startswith("socket:")]) == 1


def test_several_papers_at_once_do_not_mix() -> None:
    papers: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda number=number: papers.update({number: printed_page(f"<p>{number}</p>" * 9)}))
        for number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [papers[number] for number in range(4)] == [printed_page(f"<p>{number}</p>" * 9) for number in range(4)]


def test_no_font_or_page_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(PdfError):
        printed_page(BOMBS["huge table"], limits=Limits(cpu_seconds=1, wall_seconds=2))
    assert list(tmp_path.iterdir()) == []

"""Papers to print: two samples close to the real ones, and a way to print any body."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from web.pdf import Limits, pdf_from_html, render_pdf

CREATED = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
NOTE = (
    "Der ASD berichtet ohne Fallbezug: In sieben von zwölf kollegialen Beratungen seit September wurde Entlastung am "
    "Morgen als Bedarf genannt. Die Runde sammelt Ideen zu einem Frühstücksangebot und zu Wegepatenschaften. "
)
TASKS = ["Ressourcenliste ergänzen", "Arbeitsgruppe einladen", "Liste an alle Kitas", "Raum für Elterncafé klären"]
PAGE = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Probe</title>'
    '<link rel="stylesheet" href="sro:print.css">{head}</head><body><h1>Probe</h1>{body}</body></html>'
)

type Minutes = Callable[..., bytes]


@pytest.fixture
def minutes(settings: Settings) -> Minutes:
    """Prints the sample minutes; keyword arguments replace area, note and tasks."""
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [settings.BASE_DIR / "templates", Path(__file__).parent / "templates"],
        }
    ]

    def printed(template: str = "minutes", **changes: object) -> bytes:
        context = {"area": "Rheydt", "note": NOTE, "tasks": TASKS, "name": "RO-2026-0147"} | changes
        return render_pdf(f"sample/{template}.html", context, created=CREATED)

    return printed


def printed_page(body: str, *, head: str = "", limits: Limits | None = None) -> bytes:
    """Print markup that no template of ours would let through."""
    return pdf_from_html(PAGE.format(head=head, body=body), created=CREATED, limits=limits)

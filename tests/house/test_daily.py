"""What the house does by itself every day."""

from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import User
from socialspace.models import PartnerLink, Topic
from srojugend.management.commands import daily
from tests import office
from tests.conferences.office import planned, subgroup_of, today

pytestmark = pytest.mark.django_db


def run() -> list[str]:
    said = StringIO()
    call_command("daily", stdout=said)
    return said.getvalue().splitlines()


def steps(monkeypatch: pytest.MonkeyPatch, *runs: Callable[[date], str]) -> None:
    monkeypatch.setattr(daily, "STEPS", tuple(daily.Step(f"Schritt {n}", each) for n, each in enumerate(runs, 1)))


def test_every_step_says_in_one_line_what_it_did(dohmen: User) -> None:
    office.an_offer("Elterncafé", organisation="Grundschule")
    planned(dohmen, subgroup=subgroup_of(), day=today() + timedelta(days=7))
    lines = run()
    assert len(lines) == len(daily.STEPS)
    assert "Angebote vor der Konferenz prüfen lassen: 1 Einrichtungen angeschrieben für 1 Konferenzen" in lines
    run()
    assert PartnerLink.objects.count() == 1


def test_a_step_that_fails_leaves_nothing_and_keeps_no_other_from_its_day(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(day: date) -> str:
        Topic.objects.create(name="Halbes")
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1/0")
        return ""

    def works(day: date) -> str:
        Topic.objects.create(name="Ganzes")
        return "eines"

    steps(monkeypatch, fails, works)
    said = StringIO()
    with pytest.raises(CommandError, match=r"^Nicht gelungen: Schritt 1\.$"):
        call_command("daily", stdout=said)
    assert said.getvalue().splitlines()[1] == "Schritt 2: eines"
    assert list(Topic.objects.filter(name__in=["Halbes", "Ganzes"]).values_list("name", flat=True)) == ["Ganzes"]

"""Load the demo office once; a second call keeps what was entered."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management import CommandError
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from srojugend import reference
from srojugend.demo import (
    assignment,
    caseload,
    cases,
    circle,
    commission,
    competition,
    conferences,
    delivery,
    goals,
    help_plans,
    helps,
    notes,
    papers,
    projects,
    relatives,
    reminders,
    reports,
    residential,
    resources,
    returns,
    socialspace,
    streets,
    team,
    trainings,
    understanding,
)
from srojugend.staff import PERSONAS, hire


class Command(BaseCommand):
    """Invented people, real structure; built by the same actions that colleagues take."""

    help = "Lädt das Demo-Büro, wenn es noch leer ist."

    def handle(self, **options: Any) -> None:
        """Load everything in one transaction, or nothing."""
        if settings.PRODUCTION:
            raise CommandError("Das Demo-Büro gehört nicht in die Produktion.")
        reference.load()  # an office that is older than this version gets what is new
        if User.objects.exists():
            return
        self.stdout.write("Das Demo-Büro wird eingerichtet …")
        with transaction.atomic():
            since = timezone.localdate() - timedelta(days=3 * 365)
            people = {persona.username: hire(persona, since=since) for persona in PERSONAS}
            socialspace.load()
            competition.load_agreements(people)
            streets.load(people["admin"])
            projects.load(people)
            trainings.load(people)
            conferences.load_reference()
            conferences.load(people)
            cases.load(people)
            circle.load(people)
            relatives.load()
            reports.load(people)
            team.load(people)
            assignment.load(people)
            goals.load(people)
            notes.load(people)
            reminders.load(people)
            papers.load(people)
            resources.load(people)
            understanding.load(people)
            commission.load(people)
            helps.load(people)
            residential.load(people)
            help_plans.load(people)
            residential.load_reports(people)
            delivery.load(people)
            returns.load(people)
            caseload.load()

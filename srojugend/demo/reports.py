"""Reports of every kind and end beside those the families of the demo began with."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases import actions
from cases.actions import Address, NamedChild
from cases.models import Case, Report, ReporterKind
from socialspace.models import Quarter, SocialArea
from srojugend.demo.moment import on
from srojugend.demo.protection import protect

type People = dict[str, User]


class _Desk:
    """Takes calls for a team, each on its day."""

    def __init__(self, people: People, *, by: str, area: int) -> None:
        self.by, self.area = people[by], SocialArea.objects.get(number=area)

    def report(self, days_ago: int, *, reporter: str = "", quarter: str = "", **said: Any) -> Report:
        """A call so many days ago, in the morning; at least a day, because today's may be still to come."""
        with on(timezone.localdate() - timedelta(days=days_ago), hour=9):
            facts: dict[str, Any] = {"channel": "phone", "received_at": timezone.now()} | said
            facts["reporter"] = ReporterKind.objects.filter(code=reporter).first()
            facts["quarter"] = Quarter.objects.filter(name=quarter).first()
            return actions.record_report(by=self.by, area=self.area, **facts)


def load(people: People) -> None:
    """Open, waiting, ended, passed on, returned, in danger: something of each."""
    east, west = _Desk(people, by="brandt", area=5), _Desk(people, by="kemper", area=3)
    _open(east)
    _ended(east, people)
    _travelling(east, west, people)
    _danger(_Desk(people, by="aksoy", area=5), people)


def _open(east: _Desk) -> None:
    east.report(
        5,
        reporter="health",
        reporter_name="Dr. Miriam Ohm",
        reporter_contact="Kinderarztpraxis am Markt, Telefon vormittags",
        is_secret_holder=True,
        child_first_name="Leonie",
        child_last_name="Haas",
        child_birth_date=timezone.localdate() - timedelta(days=900),
        caregiver_name="Sina Haas",
        caregiver_role="mother",
        quarter="Rheydt",
        happened_words="bei der U7 und bei zwei Terminen davor",
        concern="Leonie hat seit dem Frühjahr nicht zugenommen. Zwei Termine zur Kontrolle wurden nicht wahrgenommen.",
        first_impression="Die Ärztin wirkt besorgt und hat mit der Mutter gesprochen, dass sie uns anruft.",
    )
    east.report(
        1,
        kind="request",
        channel="visit",
        reporter="family",
        child_unborn=True,
        caregiver_name="Nadia Belkacem",
        caregiver_role="mother",
        concern="Frau Belkacem ist im siebten Monat, lebt allein und fragt, wer ihr nach der Geburt helfen kann.",
    )
    east.report(
        1, concern="Im Treppenhaus weint abends lange ein kleines Kind. Welche Wohnung, weiß der Anrufer nicht."
    )


def _ended(east: _Desk, people: People) -> None:
    anonymous = east.report(
        12,
        channel="letter",
        reporter="anonymous",
        child_last_name="Terporten",
        quarter="Mülfort",
        concern="Die Kinder seien bis spät abends allein auf dem Spielplatz.",
        first_impression="Keine Anzeichen, dass jemand zu Schaden kam; der Brief klingt nach Streit im Haus.",
    )
    with on(timezone.localdate() - timedelta(days=10)):
        advice = "Mit den Eltern gesprochen, Absprache für die Abende getroffen, auf den Elterntreff hingewiesen."
        actions.end_with_advice(anonymous, by=people["brandt"], advice=advice)
    teacher = east.report(
        15,
        reporter="school",
        reporter_name="Frau Lohmann",
        reporter_contact="Grundschule, Sekretariat",
        is_secret_holder=True,
        child_first_name="Jonas",
        child_last_name="Kremer",
        quarter="Grenzlandstadion",
        concern="Jonas hat in der Pause erzählt, dass er abends oft ohne Essen ins Bett geht.",
        child_words="Wenn Mama arbeitet, gibt es kein Abendbrot.",
    )
    with on(timezone.localdate() - timedelta(days=13)):
        actions.open_case(teacher, by=people["vossen"])
    with on(timezone.localdate() - timedelta(days=9)):
        actions.give_feedback(teacher, by=people["brandt"], on=timezone.localdate(), channel="phone")
    known = Case.objects.visible_to(people["brandt"]).open().select_related("child").first()
    if known is not None:
        more = east.report(3, reporter="daycare", known_child=known.child, concern="Die Kita macht sich wieder Sorgen.")
        actions.add_report_to_case(more, by=people["brandt"], case=known, child=known.child)


def _travelling(east: _Desk, west: _Desk, people: People) -> None:
    brandt, kemper = people["brandt"], people["kemper"]
    returned = east.report(
        6,
        reporter="neighbour",
        child_first_name="Malik",
        child_last_name="Osmanov",
        concern="Der Junge steht vormittags oft allein an der Haltestelle, statt in der Schule zu sein.",
    )
    with on(timezone.localdate() - timedelta(days=5)):
        actions.pass_report_on(returned, by=brandt, to_area=west.area, reason="Soll in Rheydt West wohnen.")
    with on(timezone.localdate() - timedelta(days=4)):
        actions.return_report(returned, by=kemper, reason="Die Familie ist im Sommer nach Mülfort gezogen.")
    there = east.report(
        2, reporter="police", child_last_name="Wieland", concern="Nächtlicher Streit der Eltern, Kind war wach."
    )
    actions.pass_report_on(there, by=brandt, to_area=west.area, reason="Die Wohnung liegt in Rheydt West.")
    away = east.report(
        8, reporter="relatives", child_last_name="Breuer", concern="Die Tante sorgt sich um zwei Kinder."
    )
    with on(timezone.localdate() - timedelta(days=7)):
        receiver = "Jugendamt Viersen, Bezirkssozialdienst"
        actions.pass_report_on(away, by=brandt, receiver=receiver, reason="Die Familie wohnt in Viersen.")
    case = west.report(
        20,
        reporter="school",
        child_first_name="Finn",
        child_last_name="Tillmanns",
        child_birth_date=timezone.localdate() - timedelta(days=3000),
        concern="Finn kommt selten zur Schule.",
    )
    actions.open_case(case, by=kemper)


def _danger(desk: _Desk, people: People) -> None:
    report = desk.report(
        1,
        reporter="daycare",
        reporter_name="Herr Yıldız",
        is_secret_holder=True,
        child_first_name="Mats",
        child_last_name="Overath",
        child_birth_date=timezone.localdate() - timedelta(days=1500),
        other_children=[NamedChild(first_name="Ida", birth_date=timezone.localdate() - timedelta(days=500))],
        caregiver_name="Jenny Overath",
        caregiver_role="mother",
        address=Address(street="Giesenkirchener Straße", house_number="88", city="Mönchengladbach"),
        quarter="Mülfort",
        happened_on=timezone.localdate() - timedelta(days=1),
        concern="Mats hat am Rücken frische Striemen. Er wollte nicht abgeholt werden.",
        child_words="Ich will heute hier schlafen.",
        first_impression="Sehr ernst. Der Erzieher hat alles ruhig und genau beschrieben.",
    )
    with on(timezone.localdate() - timedelta(days=1), hour=11):
        case = actions.start_protection(
            report,
            by=people["aksoy"],
            second=people["vossen"],
            reasons="Frische Striemen, das Kind hat Angst nach Hause zu gehen; die kleine Schwester ist dort.",
        )
        actions.take_responsibility(case, by=people["aksoy"])
    protect(case, worker=people["aksoy"], second=people["vossen"])

"""The facility and its report before a talk."""

from io import BytesIO
from typing import Any

import pikepdf

from hze import actions
from hze.actions.facility_reports import PURPOSE
from hze.models import FacilityReport, FacilityReportLink, HelpEpisode
from tests.hze.plan_office import a_talk, at
from tests.hze.residential_office import a_residential_help, placed
from tests.office import colleague
from web.tokens import Token
from web.uploads.kinds import PDF, Checked

WORDS = {"author": "Frau Ahorn", "child": "Milan lacht wieder.", "needed": "Zeit mit dem Vater."}


def with_talk(episode: HelpEpisode | None = None, *, days: int = 10) -> HelpEpisode:
    """A child in a group, and its talk in some days."""
    episode = episode or a_residential_help()
    placed(episode)
    a_talk(HelpEpisode.objects.for_list().get(pk=episode.pk), starts_at=at(days))
    return HelpEpisode.objects.for_list().get(pk=episode.pk)


def asked(episode: HelpEpisode | None = None, **changes: Any) -> FacilityReport:
    """The report was asked for by hand; the facility has its link."""
    return actions.ask_for_report(episode or with_talk(), by=colleague("brandt"), **changes)


def link_of(report: FacilityReport) -> FacilityReportLink:
    return FacilityReportLink.objects.select_related("report").get(report=report, revoked_at=None)


def token_of(report: FacilityReport) -> str:
    return str(Token(PURPOSE, link_of(report).key))


def answered(report: FacilityReport | None = None, **changes: Any) -> FacilityReport:
    return actions.answer_report(link_of(report or asked()), **(WORDS | changes))


def a_pdf(*, script: str = "") -> bytes:
    """A page of PDF, with a script if wanted."""
    pdf, out = pikepdf.new(), BytesIO()
    pdf.add_blank_page()
    if script:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=script)
    pdf.save(out)
    return out.getvalue()


def checked() -> Checked:
    """A PDF that was looked into."""
    return Checked(kind=PDF, content=a_pdf(), name="Entwicklung.pdf", upload_sha256="ab" * 32)

"""What stands in the addresses of a residential course."""

from typing import Any

from hze import actions
from hze.models import FacilityReport, FacilityReportFile, HelpEpisode, LeaveReflection
from tests.hze.report_office import answered, asked, checked, token_of, with_talk
from tests.hze.residential_office import a_contact_rule, a_leave, a_residential_help, placed
from tests.office import a_case, colleague, in_days, newest

type Samples = dict[str, list[Any]]


def samples() -> Samples:
    """A child in a group with a contact, a weekend behind it and one ahead."""
    brandt = colleague("brandt")
    episode = a_residential_help(case=a_case(child_first_name="Kim", child_last_name="Kind-Untergebracht"))
    placement, rule = placed(episode), a_contact_rule(episode)
    actions.record_contact(rule, by=brandt, happened_on=in_days(-20), outcome="happened")
    past, ahead = a_leave(episode), a_leave(episode, begins_on=in_days(7), ends_on=in_days(9))
    actions.reflect_on_leave(past, by=brandt, whose=LeaveReflection.Whose.CHILD, words="Es war schön.")
    report, closed = _reports()
    return {
        "facility_report": [report.episode.key, report.key],
        "facility_file": [newest(FacilityReportFile).key],
        "facility_token": [token_of(report)],
        "closed_facility_token": [closed],
        "placed": [episode.key],
        "placement": [episode.key, placement.key],
        "contact_rule": [episode.key, rule.key],
        "past_leave": [episode.key, past.key],
        "next_leave": [episode.key, ahead.key],
    }


def _reports() -> tuple[FacilityReport, str]:
    """A report that came with a file, and the link of another one that was taken back."""
    report = answered(asked(with_talk(_help("Kind-Berichtet"))), uploads=[checked()])
    taken_back = asked(with_talk(_help("Kind-Widerrufen")))
    closed = token_of(taken_back)
    actions.revoke_report_link(taken_back, by=colleague("brandt"))
    return report, closed


def _help(last_name: str) -> HelpEpisode:
    return a_residential_help(case=a_case(child_first_name="Kim", child_last_name=last_name))

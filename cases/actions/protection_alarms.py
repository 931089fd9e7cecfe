"""A step of a procedure that is overdue is said once to those who answer for it; the page and the start page go on."""

from django.db import transaction
from django.urls import reverse

from accounts.actions import notify
from accounts.models import User
from cases import rules
from cases.models import ProtectionAlarm, ProtectionProcedure


@transaction.atomic
def tell_what_is_late() -> int:
    """Tell the lead of the team, whoever leads the case and both professionals; returns how many steps were new."""
    rows = ProtectionProcedure.objects.running().for_page().order_by("id").select_for_update(of=("self",), no_key=True)
    told = 0
    for procedure in rules.with_clock(rows):
        known = set(ProtectionAlarm.objects.filter(procedure=procedure).values_list("step", flat=True))
        for step in rules.late_steps(procedure):
            if step not in known:
                ProtectionAlarm.objects.create(procedure=procedure, step=step)
                _tell(procedure, step)
                told += 1
    return told


def _tell(procedure: ProtectionProcedure, step: ProtectionAlarm.Step) -> None:
    case = procedure.case
    lead = rules.lead_of(case)
    people: set[User] = {*rules.leads_of_team(case.area), procedure.started_by, procedure.second}
    text = f"Frist überschritten im Schutzverfahren {case.file_number}: {step.label}."
    for colleague in people | ({lead} if lead else set()):
        notify(colleague, text=text, path=reverse("cases:procedure", args=[procedure.key]))

"""Who may do what in a procedure under § 8a, and what it still needs before it ends."""

from typing import NamedTuple

from accounts.models import Department, User
from cases.models import Case, HomeVisit, Inclusion, ProtectionProcedure, RiskAssessment
from cases.rules.access import may_assign, may_record_reports, may_work_on
from web.german import day_num

Subject = Inclusion.Subject
UNANSWERED = {
    Subject.PARENTS: "Ob die Erziehungsberechtigten einbezogen wurden, ist nicht beantwortet.",
    Subject.CHILD: "Ob das Kind einbezogen wurde, ist nicht beantwortet.",
    Subject.IMPRESSION: "Ob sich jemand einen unmittelbaren Eindruck vom Kind verschafft hat, ist nicht beantwortet.",
    Subject.REPORTERS: "Ob die meldende Fachkraft beteiligt wurde, ist nicht beantwortet.",
}


class ToDo(NamedTuple):
    """One thing a procedure still needs, as a sentence, and its page; `subject` stands in the address."""

    sentence: str
    url_name: str
    subject: str = ""


def may_begin_protection(user: User, case: Case) -> bool:
    """Every ASD colleague of the case's team, its lead included: danger waits for nobody's responsibility."""
    return user.is_active and may_record_reports(user, case.area)


def may_protect(user: User, procedure: ProtectionProcedure) -> bool:
    """Who began it and the second professional, who works on the case, and the lead of its team."""
    if not user.is_active:
        return False
    if user.pk == procedure.second_id:
        return True
    case = procedure.case
    begun_here = user.pk == procedure.started_by_id and may_begin_protection(user, case)
    return begun_here or may_work_on(user, case) or may_assign(user, case)


def may_end_protection(user: User, procedure: ProtectionProcedure) -> bool:
    """Of those who work in it the ASD: the second of WJH confirms, and does not end it."""
    return user.department == Department.ASD and may_protect(user, procedure)


def may_sign_statement(user: User, procedure: ProtectionProcedure) -> bool:
    """A Leitungskraft signs what goes to the court: the ASD lead of the case's team (domain.md §4.1)."""
    return user.is_active and may_assign(user, procedure.case)


def current_assessment(procedure: ProtectionProcedure) -> RiskAssessment | None:
    """The assessment that holds now, with who confirmed it."""
    return RiskAssessment.objects.filter(procedure=procedure).current().for_page().first()


def answers_of(procedure: ProtectionProcedure) -> dict[str, Inclusion]:
    """The newest answer to each question of § 8a Abs. 1."""
    rows = Inclusion.objects.filter(procedure=procedure).select_related("recorded_by").order_by("id")
    return {row.subject: row for row in rows}


def asked_in(procedure: ProtectionProcedure) -> list[Subject]:
    """The questions that are asked; who reported is one of them only when it was a professional secret holder."""
    asked = [Subject.PARENTS, Subject.CHILD, Subject.IMPRESSION]
    by_professional = procedure.report is not None and procedure.report.is_secret_holder
    return [*asked, Subject.REPORTERS] if by_professional else asked


def missing_to_close(procedure: ProtectionProcedure) -> list[ToDo]:
    """What the procedure needs before it can end, in the order of its course."""
    answers = answers_of(procedure)
    seen = list(HomeVisit.objects.filter(procedure=procedure).values_list("child_seen", flat=True))
    missing = _missing_in_assessment(current_assessment(procedure))
    for subject in asked_in(procedure):
        seen_at_home = subject == Subject.IMPRESSION and any(seen)
        if subject not in answers and not seen_at_home:
            missing.append(ToDo(UNANSWERED[subject], "cases:inclusion", str(subject)))
    if not seen and Subject.HOME_VISIT not in answers:
        sentence = "Es ist kein Hausbesuch festgehalten, und auch nicht, warum es keinen gab."
        missing.append(ToDo(sentence, "cases:protection_visit"))
    return missing


def awaits_feedback(procedure: ProtectionProcedure) -> bool:
    """Whether a professional secret holder who reported has not heard back (§ 4 Abs. 4 KKG)."""
    return procedure.report is not None and procedure.report.feedback_is_due


def _missing_in_assessment(newest: RiskAssessment | None) -> list[ToDo]:
    if newest is None:
        return [ToDo("Die Gefährdung ist noch nicht eingeschätzt.", "cases:assess")]
    if newest.is_confirmed:
        return []
    names = ", ".join(str(person) for person in newest.confirmed_by)
    so_far = f"hat bisher nur {names} bestätigt" if names else "hat noch niemand bestätigt"
    sentence = f"Die Einschätzung vom {day_num(newest.assessed_at)} {so_far}; es braucht zwei Fachkräfte."
    return [ToDo(sentence, "cases:procedure")]

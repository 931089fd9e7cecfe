"""The rules of a case: ages, what is still missing, who may do what."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import User
from cases import rules
from cases.lifecycle import Area
from cases.models import (
    Case,
    Classification,
    Consultation,
    Idea,
    Person,
    ResourceCheck,
    Responsibility,
    WillStatement,
)
from tests.office import a_case, a_case_nobody_leads, a_classified_case, a_consulted_case, in_days


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2016, 11, 18), date(2026, 11, 17), 9),
        (date(2016, 11, 18), date(2026, 11, 18), 10),
        (date(2016, 11, 18), date(2026, 11, 19), 10),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
        (date(2012, 2, 29), date(2028, 2, 29), 16),
        (date(2026, 11, 18), date(2026, 11, 18), 0),
        (date(2025, 12, 31), date(2026, 1, 1), 0),
        (None, date(2026, 11, 18), None),
    ],
)
def test_age_in_whole_years(born: date | None, day: date, age: int | None) -> None:
    assert Person(birth_date=born).age_on(day) == age


@given(st.dates(date(1920, 1, 1), date(2026, 12, 31)), st.integers(0, 40_000))
def test_a_day_later_nobody_is_younger_and_at_most_a_year_older(born: date, days: int) -> None:
    day = born + timedelta(days=days)
    today, tomorrow = Person(birth_date=born).age_on(day), Person(birth_date=born).age_on(day + timedelta(days=1))
    assert today is not None
    assert tomorrow is not None
    assert 0 <= today <= tomorrow <= today + 1


def _sentences(case: Case) -> list[str]:
    return [piece.sentence for piece in rules.missing_for_commission(case)]


LEAD = "Es ist niemand fallverantwortlich."
CHILD = "Die eigene Sicht des Kindes ist nicht festgehalten."
CHECK = "Der Ressourcencheck ist nicht abgeschlossen."
CONSULTATION = "Die Kollegiale Beratung ist nicht abgeschlossen."
IDEA = "Keine Lösung ohne Hilfe zur Erziehung wurde abgewogen."
CLASSIFICATION = "Der Fall ist noch nicht eingeordnet."
EXPIRED = "Die Einordnung im Graubereich ist abgelaufen."


@pytest.mark.django_db
def test_a_fresh_case_misses_everything_in_the_order_of_the_procedure() -> None:
    case = a_case_nobody_leads(child_words="")
    assert _sentences(case) == [LEAD, CHILD, CHECK, CONSULTATION, IDEA, CLASSIFICATION]


@pytest.mark.django_db
def test_a_case_that_went_the_whole_way_misses_nothing() -> None:
    assert _sentences(a_classified_case()) == []


@pytest.mark.django_db
def test_without_a_lead_exactly_that_is_missing() -> None:
    case = a_classified_case()
    Responsibility.objects.filter(case=case).delete()
    assert _sentences(case) == [LEAD]


@pytest.mark.django_db
def test_a_lead_who_left_the_office_leads_nothing(brandt: User) -> None:
    case = a_classified_case()
    User.objects.filter(pk=brandt.pk).update(is_active=False)
    assert _sentences(case) == [LEAD]


@pytest.mark.django_db
def test_without_the_view_of_the_child_exactly_that_is_missing() -> None:
    case = a_classified_case()
    WillStatement.objects.filter(case=case).delete()
    assert _sentences(case) == [CHILD]


@pytest.mark.django_db
def test_without_a_completed_check_exactly_that_is_missing() -> None:
    case = a_classified_case()
    ResourceCheck.objects.filter(case=case).update(completed_at=None)
    assert _sentences(case) == [CHECK]


@pytest.mark.django_db
def test_ideas_of_an_unfinished_consultation_do_not_count() -> None:
    case = a_classified_case()
    Consultation.objects.filter(case=case).update(finished_at=None, state="paused")
    assert _sentences(case) == [CONSULTATION, IDEA]


@pytest.mark.django_db
def test_without_a_weighed_solution_exactly_that_is_missing() -> None:
    case = a_classified_case()
    Idea.objects.filter(consultation__case=case).update(without_help=False)
    assert _sentences(case) == [IDEA]


@pytest.mark.django_db
def test_without_a_classification_exactly_that_is_missing() -> None:
    assert _sentences(a_consulted_case()) == [CLASSIFICATION]


@pytest.mark.django_db
@pytest.mark.parametrize(("review", "missing"), [(-1, [EXPIRED]), (0, []), (1, [])])
def test_grey_expires_after_the_day_of_its_review(brandt: User, review: int, missing: list[str]) -> None:
    case = a_consulted_case()
    Classification.objects.create(
        case=case,
        area=Area.GREY,
        reasons="Unklar.",
        decided_on=in_days(-30),
        next_review_on=in_days(review),
        recorded_by=brandt,
    )
    assert _sentences(case) == missing


@pytest.mark.django_db
def test_every_missing_piece_leads_to_the_page_where_it_is_done() -> None:
    pieces = rules.missing_for_commission(a_case_nobody_leads(child_words=""))
    assert [(piece.url_name, piece.anchor) for piece in pieces] == [
        ("cases:responsibility", ""),
        ("cases:statements", "neu"),
        ("cases:resource_check", "check"),
        ("cases:consultation", "beratung"),
        ("cases:consultation", "beratung"),
        ("cases:classification", "neu"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("begins", "ends", "may"), [(-9, None, True), (-9, 0, True), (0, 0, True), (-9, -1, False), (1, None, False)]
)
def test_whoever_shares_the_responsibility_today_works_on_the_case(
    aksoy: User, begins: int, ends: int | None, may: bool
) -> None:
    case = a_case()
    valid_to = None if ends is None else in_days(ends)
    Responsibility.objects.create(case=case, user=aksoy, role="co", valid_from=in_days(begins), valid_to=valid_to)
    assert rules.may_work_on(aksoy, case) == may


@pytest.mark.parametrize(
    ("facts", "written"),
    [
        ({"last_name": "Yılmaz", "first_name": "Emir"}, "Yılmaz, Emir"),
        ({"last_name": "Yılmaz", "life": "unborn"}, "Yılmaz, ungeborenes Kind"),
        ({"life": "unborn", "role": "child"}, "unbekannt (Kind)"),
        ({"role": "father"}, "unbekannt (Vater)"),
    ],
)
def test_whoever_has_no_name_yet_is_named_by_what_is_known(facts: dict[str, str], written: str) -> None:
    assert str(Person(**facts)) == written

"""Monthly statements: typed or told by link, corrected, checked, sent back; the late are reminded once."""

import pytest

from accounts.models import Notification, User
from hze import actions
from hze.actions import Hours
from hze.delivery import sheet_of
from hze.lifecycle import HelpForm
from hze.models import HelpEpisode, MonthlyStatement
from tests.hze.delivery_office import HOURS, a_link, a_running_help, a_statement, month_before, started
from tests.hze.helps_office import a_help
from tests.office import PROVIDERS, in_days
from tests.trail import forbidden, records, refused, undone_without_trail
from web.calendar import YearMonth
from web.models import OutgoingMail

pytestmark = pytest.mark.django_db


def test_the_wjh_and_who_works_on_the_case_type_what_came_on_paper(neumann: User, brandt: User) -> None:
    help_ = a_running_help()
    for colleague, month in ((neumann, month_before(1)), (brandt, month_before(2))):
        with records("statement.handed_in", by=colleague):
            actions.type_statement(help_, month, by=colleague, hours=HOURS)
    told = help_.statements.get(month=month_before(2).first_day)
    assert (told.minutes, told.travel_minutes, told.state, told.typed_by_id) == (1200, 180, "handed_in", brandt.pk)


def test_nobody_else_types_checks_or_sends_back(aksoy: User, felten: User, kemper: User, dohmen: User) -> None:
    statement = a_statement()
    for stranger in (aksoy, felten, kemper, dohmen):
        with forbidden():
            actions.type_statement(statement.episode, month_before(2), by=stranger, hours=HOURS)
        with forbidden():
            actions.check_statement(statement, by=stranger)
        with forbidden():
            actions.return_statement(statement, by=stranger, because="Bitte prüfen.")


def test_what_makes_no_sense_is_refused_with_its_sentence(neumann: User) -> None:
    help_ = started(a_running_help(), in_days(-70))
    wrong: list[tuple[YearMonth, Hours, str]] = [
        (month_before(0), HOURS, "noch nicht zu Ende"),
        (month_before(-1), HOURS, "noch nicht zu Ende"),
        (month_before(30), HOURS, "liegt nicht in der Zeit der Hilfe"),
        (month_before(-30), HOURS, "liegt nicht in der Zeit der Hilfe"),
        (month_before(3), HOURS, "hat erst am"),
        (month_before(), HOURS._replace(minutes=-1), "nie weniger als null"),
        (month_before(), HOURS._replace(travel_minutes=-1), "nie weniger als null"),
        (month_before(), HOURS._replace(minutes=44_641), "So viele Stunden hat kein Monat"),
        (month_before(), HOURS._replace(travel_minutes=900), "Die Teile ergeben mehr"),
    ]
    for month, hours, said in wrong:
        if month == month_before(3) and month.last_day >= in_days(-70):
            continue
        with refused(said):
            actions.type_statement(help_, month, by=neumann, hours=hours)


def test_a_residential_help_has_no_hours(brandt: User) -> None:
    help_ = a_help(HelpForm.RESIDENTIAL, begins_on=in_days(-100))
    with refused("hat nur eine ambulante Hilfe"):
        actions.type_statement(help_, month_before(), by=brandt, hours=HOURS)


def test_more_than_the_frame_is_marked_and_not_dropped(neumann: User) -> None:
    statement = a_statement(minutes=5_000)
    row = next(row for row in sheet_of(statement.episode, in_days(0)).rows if row.month == month_before())
    assert (row.delivered, row.over) == (5_000, 5_000 - row.frame)
    assert row.over > 0
    assert "mehr als der Rahmen dieses Monats" in row.over_words
    actions.check_statement(statement, by=neumann)


def test_a_statement_is_corrected_until_it_is_checked(neumann: User) -> None:
    statement = a_statement()
    a_statement(statement.episode, minutes=1500)
    statement.refresh_from_db()
    assert statement.minutes == 1500
    with records("statement.checked", by=neumann):
        actions.check_statement(statement, by=neumann)
    with refused("Dieser Monat ist schon geprüft."):
        a_statement(statement.episode)
    with refused("führt kein Schritt"):
        actions.check_statement(statement, by=neumann)


def test_what_is_sent_back_tells_the_provider_by_mail_and_comes_again(neumann: User) -> None:
    link = a_link()
    actions.hand_in_statement(link, month_before(), hours=HOURS)
    statement = MonthlyStatement.objects.get()
    with records("statement.sent_back", by=neumann):
        actions.return_statement(statement, by=neumann, because="Der 3. fehlt.")
    mail = OutgoingMail.objects.latest("id")
    assert (mail.recipient, mail.token_key) == ("traeger1@traeger.example", link.key)
    assert "Der 3. fehlt." not in mail.body
    actions.hand_in_statement(link, month_before(), hours=HOURS._replace(minutes=1260))
    statement.refresh_from_db()
    assert (statement.state, statement.minutes, statement.link_id) == ("handed_in", 1260, link.pk)


def test_a_statement_goes_back_only_with_its_reason(neumann: User) -> None:
    statement = a_statement()
    with refused("Schreiben Sie, was der Träger berichtigen soll."):
        actions.return_statement(statement, by=neumann, because="")


def test_whoever_has_an_open_link_tells_hours_and_nobody_else(brandt: User, felten: User) -> None:
    link = a_link()
    statement = actions.hand_in_statement(link, month_before(), hours=HOURS)
    assert (statement.typed_by_id, statement.link_id) == (None, link.pk)
    actions.revoke_help_link(link.episode, by=brandt)
    with refused("Dieser Link gilt nicht mehr."):
        actions.hand_in_statement(link, month_before(2), hours=HOURS)


def test_how_much_is_used_stands_in_words() -> None:
    help_ = a_running_help()
    assert sheet_of(help_, in_days(0)).words == "Noch liegt kein Monatsnachweis vor."
    a_statement(help_)
    sheet = sheet_of(help_, in_days(0))
    assert sheet.words.startswith("In einem Monat mit Nachweis wurden 20 von ")
    assert sheet.words.endswith(f"geleistet, das sind {sheet.percent} Prozent.")
    assert month_before() not in {row.month for row in sheet.missing}


def test_who_is_late_is_reminded_once_by_mail_with_the_link() -> None:
    link = a_link()
    later = in_days(30)
    assert actions.remind_of_statements(later) == 1
    mail = OutgoingMail.objects.latest("id")
    assert (mail.token_key, month_before().label in mail.body) == (link.key, True)
    assert actions.remind_of_statements(later) == 0
    assert link.episode.statements.get(month=month_before().first_day).state == "open"


def test_in_time_nobody_is_reminded() -> None:
    help_ = a_running_help(begins_on=month_before().first_day)
    assert actions.remind_of_statements(month_before().last_day) == 0
    a_statement(help_)
    assert actions.remind_of_statements(month_before(0).last_day.replace(day=15)) == 0


def test_without_a_link_the_worker_is_told(brandt: User) -> None:
    help_ = a_running_help()
    assert actions.remind_of_statements(in_days(30)) == 1
    told = Notification.objects.get(recipient=brandt, text__contains="Monatsnachweis")
    assert help_.case.file_number in told.text


def test_a_help_without_a_provider_reminds_nobody() -> None:
    help_ = a_running_help()
    HelpEpisode.objects.filter(pk=help_.pk).update(provider=None)
    assert actions.remind_of_statements(in_days(30)) == 0


def test_without_its_entry_in_the_trail_nothing_is_typed(neumann: User) -> None:
    help_ = a_running_help()
    with undone_without_trail(neumann):
        actions.type_statement(help_, month_before(), by=neumann, hours=HOURS)


def test_the_next_provider_has_nothing_of_the_link_of_the_one_before() -> None:
    link = a_link()
    other = a_running_help(provider=PROVIDERS[1]).provider
    HelpEpisode.objects.filter(pk=link.episode.pk).update(provider=other)
    with refused("Dieser Link gilt nicht mehr."):
        actions.hand_in_statement(link, month_before(), hours=HOURS)

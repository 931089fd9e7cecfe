"""The circle of a resource check: who may take part, what each may read, links that end, proposals."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Notification, User
from audit.models import Read
from cases import actions, rules
from cases.actions.check_links import PURPOSE
from cases.circle import open_link, rows_of
from cases.models import CheckLink, CheckParticipant, FamilyResource
from socialspace.models import TeamMembership
from tests.cases.circle_office import (
    a_check_link,
    a_consent,
    a_partner,
    a_proposal,
    expired,
    invited,
    revoked,
    seen,
)
from tests.house.queries import page_of
from tests.office import a_resource, a_running_check, in_days
from tests.trail import forbidden, records, refused
from web.models import OutgoingMail
from web.tokens import Token

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[User], Client]
Basis = CheckParticipant.Basis


# --- who may take part -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["aksoy", "felten", "neumann", "orth"])
def test_asd_and_wjh_of_the_team_need_no_consent(username: str) -> None:
    member = invited(username=username)
    assert (member.basis, rules.scope_of(member).is_named) == (Basis.OWN, True)


@pytest.mark.parametrize("username", ["demir", "pauly", "dohmen"])
def test_other_departments_take_part_without_names(username: str) -> None:
    member = invited(username=username)
    assert (member.basis, rules.scope_of(member).is_named) == (Basis.PSEUDONYMISED, False)


@pytest.mark.parametrize(
    ("username", "sentence"),
    [
        ("kemper", "Rolf Kemper gehört zu einem anderen Sozialraum."),
        ("lorenz", "Die Abteilung Jugendhilfeplanung nimmt an einem Ressourcencheck nicht teil."),
        ("behrens", "Die Abteilung Datenschutz nimmt"),
        ("admin", "Die Abteilung Fachadministration nimmt"),
    ],
)
def test_a_participant_from_a_foreign_department_is_refused(username: str, sentence: str) -> None:
    check = a_running_check()
    with refused(sentence):
        invited(check, username)


def test_nobody_takes_part_twice() -> None:
    check = a_running_check()
    invited(check)
    with refused("Diese Person"):
        invited(check)
    a_partner(check)
    with refused("Diese Person steht schon auf der Liste."):
        a_partner(check)


def test_whoever_was_taken_out_may_come_again(brandt: User) -> None:
    check = a_running_check()
    member = invited(check)
    with records("resource_check.participant_removed", by=brandt):
        actions.remove_check_participant(member, by=brandt)
    invited(check)
    assert rules.missing_in_check(check)[0].startswith("Nennen Sie mindestens zwei")
    with refused("Diese Person ist nicht mehr im Kreis."):
        actions.remove_check_participant(member, by=brandt)


def test_the_team_alone_is_no_basis_for_others(brandt: User) -> None:
    member = invited()
    with refused("Ohne Einwilligung nehmen nur ASD und WJH aus dem Team des Falls teil."):
        actions.change_basis(member, by=brandt, basis=Basis.OWN)


def test_somebody_or_something_is_named(brandt: User) -> None:
    check = a_running_check()
    with refused("Nennen Sie Person und Einrichtung"):
        actions.add_check_participant(check, by=brandt, name="Frau Yilmaz")


def test_only_who_works_on_the_case_invites(aksoy: User, kemper: User, demir: User) -> None:
    check = a_running_check()
    for other in (aksoy, kemper):
        with forbidden():
            actions.add_check_participant(check, by=other, colleague=demir)


# --- what each may read ------------------------------------------------------------------------------------------


def test_with_a_consent_names_are_read_as_far_as_it_goes(brandt: User) -> None:
    check = a_running_check()
    consent = a_consent(check.case, topics=["persons", "resources"])
    member = invited(check, basis=Basis.CONSENT, consent=consent)
    scope = rules.scope_of(member)
    assert scope.is_named
    assert (scope.shows("resources"), scope.shows("voices"), scope.shows("contact")) == (True, False, False)


def test_a_consent_without_names_gives_none() -> None:
    check = a_running_check()
    member = invited(check, basis=Basis.CONSENT, consent=a_consent(check.case, topics=["resources"]))
    assert not rules.scope_of(member).is_named


def test_a_consent_names_its_receiver(brandt: User) -> None:
    check = a_running_check()
    consent = a_consent(check.case)
    member = invited(check, "pauly")
    with refused("Diese Einwilligung nennt Aylin Demir, HOME, nicht"):
        actions.change_basis(member, by=brandt, basis=Basis.CONSENT, consent=consent)
    with refused("Wählen Sie die Einwilligung"):
        actions.change_basis(member, by=brandt, basis=Basis.CONSENT)


def test_a_consent_of_another_family_carries_nothing(brandt: User) -> None:
    member, foreign = invited(), a_consent()
    with refused("Diese Einwilligung nennt"):
        actions.change_basis(member, by=brandt, basis=Basis.CONSENT, consent=foreign)


def test_a_consent_in_words_is_for_whoever_is_known_by_them() -> None:
    check = a_running_check()
    consent = a_consent(check.case, colleague=None, receiver="grundschule")
    assert rules.scope_of(a_partner(check, basis=Basis.CONSENT, consent=consent)).is_named


def test_names_end_with_the_consent_and_the_rest_is_kept(brandt: User) -> None:
    check = a_running_check()
    consent = a_consent(check.case, valid_until=in_days(10))
    member = invited(check, basis=Basis.CONSENT, consent=consent)
    revoked(consent)
    assert not rules.scope_of(seen(member)).is_named
    (row,) = rows_of(check)
    assert row.has_lost_names
    assert seen(member).left_at is None
    with refused("Diese Einwilligung gilt heute nicht"):
        actions.change_basis(member, by=brandt, basis=Basis.CONSENT, consent=consent)


def test_names_end_when_time_ends_the_consent() -> None:
    check = a_running_check()
    consent = a_consent(check.case, valid_until=in_days(0))
    member = invited(check, basis=Basis.CONSENT, consent=consent)
    expired(consent)
    assert not rules.scope_of(seen(member)).is_named


def test_names_end_when_a_colleague_leaves_the_team(neumann: User) -> None:
    member = invited(username="neumann")
    TeamMembership.objects.filter(user=neumann).update(valid_to=in_days(-1))
    assert not rules.scope_of(seen(member)).is_named


# --- colleagues of other departments -----------------------------------------------------------------------------


def _invitation(member: CheckParticipant) -> str:
    return reverse("cases:invitation", args=[member.key])


def test_a_colleague_is_told_without_a_name(demir: User) -> None:
    member = invited()
    told = Notification.objects.get(recipient=demir)
    assert (told.text, told.path) == ("Sie sind zu einem Ressourcencheck eingeladen.", _invitation(member))


def test_a_colleague_reads_the_sheet_while_it_runs(client_of: ClientOf, demir: User, brandt: User) -> None:
    check = a_running_check()
    a_resource(check, wording="Milans Großmutter holt ab")
    member, client = invited(check), client_of(demir)
    assert _invitation(member) in page_of(client, reverse("cases:invitations"))
    page = page_of(client, _invitation(member))
    assert "[Kind 1] Großmutter holt ab" in page
    assert "Milan" not in page
    assert "Sommerfeld" not in page
    read = Read.objects.filter(case_key=check.case.key, actor="demir").get()
    assert read.page == "circle_pseudonymised"
    a_partner(check)
    actions.complete_resource_check(check, by=brandt)
    assert client.get(_invitation(member)).status_code == 404
    assert _invitation(member) not in page_of(client, reverse("cases:invitations"))


def test_a_colleague_reads_names_with_consent_and_not_after_it(client_of: ClientOf, demir: User) -> None:
    check = a_running_check()
    consent = a_consent(check.case)
    member, client = invited(check, basis=Basis.CONSENT, consent=consent), client_of(demir)
    assert "Milan Sommerfeld" in page_of(client, _invitation(member))
    revoked(consent)
    page = page_of(client, _invitation(member))
    assert "Milan" not in page
    pages = Read.objects.filter(actor="demir").order_by("id").values_list("page", flat=True)
    assert list(pages) == ["circle_named", "circle_pseudonymised"]


def test_nobody_opens_the_invitation_of_somebody_else(client_of: ClientOf, pauly: User, brandt: User) -> None:
    url = _invitation(invited())
    assert client_of(pauly).get(url).status_code == 404
    assert client_of(brandt).get(url).status_code == 403


def test_whoever_was_taken_out_reads_nothing_more(client_of: ClientOf, demir: User, brandt: User) -> None:
    member = invited()
    actions.remove_check_participant(member, by=brandt)
    assert client_of(demir).get(_invitation(member)).status_code == 404


def test_a_closed_case_is_read_by_nobody_of_the_circle(client_of: ClientOf, demir: User, brandt: User) -> None:
    member, link = invited(), a_check_link()
    for case in (member.resource_check.case, link.participant.resource_check.case):
        actions.close_case(case, by=brandt, reason="advice")
    assert client_of(demir).get(_invitation(member)).status_code == 404
    assert open_link(_token(link)) is None


# --- personal links ----------------------------------------------------------------------------------------------


def _token(link: CheckLink) -> str:
    return str(Token(PURPOSE, link.key))


def _address(link: CheckLink, name: str = "circle_sheet") -> str:
    return reverse(f"cases:{name}", args=[_token(link)])


def test_a_link_needs_an_address_and_somebody_who_has_read(brandt: User) -> None:
    partner = a_partner(email="")
    with refused("Für den Link brauchen wir eine E-Mail-Adresse."):
        actions.send_check_link(partner, by=brandt, has_read=True)
    with refused("Lesen Sie zuerst, was Außenstehende sehen"):
        actions.send_check_link(partner, by=brandt, has_read=False, email="schule@schule.example")
    colleague_of_ours = invited()
    with refused("braucht keinen Link"):
        actions.send_check_link(colleague_of_ours, by=brandt, has_read=True)


def test_the_mail_names_nobody_and_its_token_stands_nowhere(brandt: User) -> None:
    partner = a_partner()
    with records("check_link.sent", by=brandt):
        link = a_check_link(partner)
    mail = OutgoingMail.objects.get()
    for secret in ("Sommerfeld", "Milan", "Katrin", "Mülfort", partner.resource_check.case.file_number):
        assert secret not in mail.body + mail.subject
    assert _token(link) not in mail.body


def test_a_partner_reads_and_every_viewing_is_seen_by_the_worker(client: Client) -> None:
    link = a_check_link()
    start = client.get(_address(link, "circle_start"))
    assert start.status_code == 200
    assert not Read.objects.filter(page__startswith="circle_").exists()
    page = client.get(_address(link)).content.decode()
    assert "ohne Namen" in page
    assert "Sommerfeld" not in page
    (row,) = rows_of(link.participant.resource_check)
    assert [viewing.form for viewing in row.viewings] == ["ohne Namen"]


def test_a_new_link_ends_the_old_one() -> None:
    partner = a_partner()
    old, new = a_check_link(partner), a_check_link(partner)
    assert open_link(_token(old)) is None
    assert open_link(_token(new)) == new


def test_all_links_that_do_not_work_look_the_same(client: Client, brandt: User) -> None:
    kept = a_check_link()
    taken_back, over, done, left = a_check_link(), a_check_link(), a_check_link(), a_check_link()
    actions.revoke_check_link(taken_back.participant, by=brandt)
    CheckLink.objects.filter(pk=over.pk).update(expires_on=in_days(-1))
    a_resource(done.participant.resource_check)
    invited(done.participant.resource_check)
    actions.complete_resource_check(done.participant.resource_check, by=brandt)
    actions.remove_check_participant(left.participant, by=brandt)
    tokens = [_token(link) for link in (taken_back, over, done, left)]
    tokens += [f"{_token(kept)}x", "x", kept.key.hex, str(Token("socialspace.partner_link", kept.key))]
    answers = [client.get(reverse("cases:circle_sheet", args=[token])) for token in tokens]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "Dieser Link gilt nicht mehr" in answers[0].content.decode()
    with refused("Dieser Link gilt schon nicht mehr."):
        actions.revoke_check_link(seen(over.participant), by=brandt)


def test_a_link_is_not_opened_without_end(client: Client) -> None:
    link = a_check_link()
    statuses = [client.get(_address(link)).status_code for _ in range(32)]
    assert statuses == [200] * 30 + [429] * 2


def test_a_partner_answers_and_the_worker_takes_it_over(client: Client, form_key: str, brandt: User) -> None:
    link = a_check_link()
    url = _address(link, "propose_by_token")
    answer = client.post(url, {"text": "Freitags ist ein Platz frei.", "idempotency_key": form_key})
    assert answer.status_code == 302
    assert Notification.objects.filter(recipient=brandt, text__contains="Vorschlag aus dem Kreis").exists()
    proposal = link.participant.proposals.get()
    with records("resource.added", "circle.proposal_taken", by=brandt):
        actions.take_proposal(
            proposal, by=brandt, kind="infrastructure", level=3, state="usable", wording="Platz am Freitag"
        )
    assert FamilyResource.objects.get().wording == "Platz am Freitag"
    with refused("Dieser Vorschlag ist schon beantwortet."):
        actions.decline_proposal(proposal, by=brandt)


def test_a_link_that_ended_while_somebody_wrote_changes_nothing(brandt: User) -> None:
    link = a_check_link()
    actions.revoke_check_link(link.participant, by=brandt)
    with refused("Dieser Ressourcencheck ist abgeschlossen."):
        actions.propose(link.participant, text="Zu spät", link=link)


def test_nobody_offers_without_end() -> None:
    member = invited()
    for _ in range(10):
        a_proposal(member)
    with refused("Sie haben schon viel beigetragen."):
        a_proposal(member)


def test_an_offer_is_declined_and_stays_readable(brandt: User) -> None:
    proposal = a_proposal()
    with records("circle.proposal_declined", by=brandt):
        actions.decline_proposal(proposal, by=brandt)
    (row,) = rows_of(proposal.participant.resource_check)
    assert [each.get_state_display() for each in row.proposals] == ["nicht übernommen"]

"""The room as its people see it: who comes in, what the poll answers, what stays silent, what is refused."""

import re
import uuid
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from accounts.models import User
from audit.models import Read
from cases import actions
from cases.lifecycle import Stage
from cases.models import AreaVote, Consultation, Idea
from tests.cases.consultation_office import (
    a_finished_session,
    a_planned_consultation,
    a_session,
    a_session_at,
    an_agreed_session,
    votes,
)
from tests.conftest import ClientOf
from tests.office import a_case_in, colleague, in_days

pytestmark = pytest.mark.django_db

VOTES, IDEAS, CLOSING = 4, 7, 10  # steps of the run the office starts with


def at(session: Consultation, part: str = "") -> str:
    return f"/beratungen/{session.key}/{part}"


def send(client: Client, address: str, **words: object) -> tuple[int, str]:
    """Post a form; returns the status and the page it leads to."""
    answer = client.post(address, {"idempotency_key": str(uuid.uuid4()), **words}, follow=True)
    return answer.status_code, answer.content.decode()


def poll(client: Client, session: Consultation, version: int | None = None, stamp: str = "") -> str:
    query = f"?fassung={session.version if version is None else version}&stand={stamp}"
    answer = client.get(at(session, "stand/") + query, headers={"HX-Request": "true"})
    return "" if answer.status_code == 204 else answer.content.decode()


def test_wjh_sees_the_room_and_not_the_file(client_of: ClientOf, neumann: User, orth: User) -> None:
    session = a_session()
    page = client_of(neumann).get(at(session)).content.decode()
    assert session.question in page
    assert f"/faelle/{session.case.key}/" not in page
    assert client_of(neumann).get(f"/faelle/{session.case.key}/").status_code == 404
    assert client_of(orth).get(at(session)).status_code == 404


def test_opening_the_room_is_recorded_as_read_and_the_poll_is_not(client_of: ClientOf, neumann: User) -> None:
    session = a_session()
    client = client_of(neumann)
    client.get(at(session))
    poll(client, session, 0)
    reads = Read.objects.filter(actor="neumann", case_key=session.case.key)
    assert [row.page for row in reads] == ["consultation_room"]


def test_the_poll_says_nothing_when_nothing_changed_and_asks_little(client_of: ClientOf, vossen: User) -> None:
    session = a_session()
    client = client_of(vossen)
    client.get(at(session))
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert poll(client, session) == ""
    about = [query["sql"] for query in asked if not re.match("SAVEPOINT|RELEASE|BEGIN|COMMIT", query["sql"])]
    assert len(about) <= 3, about


def test_the_poll_brings_what_others_wrote(client_of: ClientOf, brandt: User, vossen: User) -> None:
    session = a_session_at(IDEAS)
    client = client_of(brandt)
    client.get(at(session))
    send(client_of(vossen), at(session, "ideen/"), text="Die Tante weckt.")
    told = poll(client, session)
    assert "Die Tante weckt." in told
    assert 'hx-swap-oob="true"' in told


def test_a_swap_equals_a_reload(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    session = a_session_at(IDEAS)
    actions.add_idea(session, by=aksoy, text="Die Tante weckt.")
    client = client_of(brandt)
    told, page = poll(client, session, 0), client.get(at(session)).content.decode()
    for part in ("raum-liste", "raum-ablauf", "raum-runde", "raum-steuerung"):
        assert _part(told, part) == _part(page, part)


def test_what_somebody_types_is_drawn_anew_only_for_another_step(client_of: ClientOf, brandt: User) -> None:
    session = a_session_at(IDEAS)
    client = client_of(brandt)
    found = re.search(r"stand=([\w-]+)", client.get(at(session)).content.decode())
    assert found
    assert 'id="raum-schreiben"' not in poll(client, session, 0, found[1])
    actions.next_step(session, by=colleague("aksoy"), seen=IDEAS)
    assert 'id="raum-schreiben"' in poll(client, session, 0, found[1])


def test_no_page_and_no_poll_tells_a_vote_before_the_reveal(client_of: ClientOf, aksoy: User) -> None:
    session = a_session_at(VOTES)
    for name in ("brandt", "neumann"):
        votes(session, name)
    for name in ("aksoy", "vossen", "felten"):
        client = client_of(colleague(name))
        for told in (client.get(at(session)).content.decode(), poll(client, session, 0)):
            assert "Gründe von" not in told
            assert "Graubereich" not in told.replace("<span>Graubereich</span>", "").split('id="raum-liste"')[1]
    for name in ("aksoy", "vossen"):
        votes(session, name)
    actions.reveal_votes(session, by=aksoy)
    assert "Gründe von neumann" in client_of(colleague("felten")).get(at(session)).content.decode()


def test_the_moderation_is_asked_before_it_reveals_without_somebody(client_of: ClientOf, aksoy: User) -> None:
    session = a_session_at(VOTES)
    votes(session, "brandt", "aksoy", "vossen")
    client = client_of(aksoy)
    status, page = send(client, at(session, "voten/aufdecken/"))
    assert status == 422
    assert "Noch nicht abgestimmt: Petra Neumann. Trotzdem aufdecken?" in page
    found = re.search(r'name="confirmed"\s+value="(\w+)"', page)
    assert found
    send(client, at(session, "voten/aufdecken/"), confirmed=found[1])
    assert Consultation.objects.get(pk=session.pk).is_revealed


def test_a_late_vote_is_refused_with_a_sentence_and_kept(client_of: ClientOf, aksoy: User, brandt: User) -> None:
    session = a_session_at(VOTES)
    votes(session, "brandt", "aksoy", "vossen", "neumann")
    actions.reveal_votes(session, by=aksoy)
    status, page = send(client_of(brandt), at(session, "voten/"), area="grey", sentence="Doch noch.")
    assert status == 422
    assert "Die Voten sind schon aufgedeckt." in page
    assert AreaVote.objects.of(session).count() == 4


def test_an_old_page_skips_nothing_and_says_so(client_of: ClientOf, aksoy: User) -> None:
    session = a_session()
    client = client_of(aksoy)
    send(client, at(session, "weiter/"), version=1)
    _, page = send(client, at(session, "weiter/"), version=1)
    assert "Es ging schon weiter" in page
    assert Consultation.objects.get(pk=session.pk).position == 2


def test_the_same_post_twice_counts_once(client_of: ClientOf, vossen: User) -> None:
    session, client, key = a_session_at(IDEAS), client_of(vossen), str(uuid.uuid4())
    for _ in range(2):
        client.post(at(session, "ideen/"), {"idempotency_key": key, "text": "Tante"})
    assert Idea.objects.filter(consultation=session).count() == 1


def test_an_idea_of_a_hundred_thousand_letters_is_refused(client_of: ClientOf, vossen: User) -> None:
    session = a_session_at(IDEAS)
    status, page = send(client_of(vossen), at(session, "ideen/"), text="x" * 100_000)
    assert status == 422
    assert "500" in page


def test_who_reads_along_does_not_write(client_of: ClientOf, felten: User, kemper: User) -> None:
    session = a_session_at(IDEAS)
    status, _ = send(client_of(felten), at(session, "ideen/"), text="Von außen")
    assert status == 403
    assert send(client_of(kemper), at(session, "ideen/"), text="Von außen")[0] == 404
    assert "Sie lesen mit." in client_of(felten).get(at(session)).content.decode()


def test_where_no_name_is_said_the_room_shows_none(client_of: ClientOf, brandt: User) -> None:
    session = a_session(is_pseudonymised=True)
    page = client_of(brandt).get(at(session)).content.decode()
    main = page.split('id="inhalt"')[1].split("</main>")[0]
    child = session.case.child
    assert child.last_name not in main
    assert session.case.file_number not in main


def test_the_list_has_what_i_take_part_in(client_of: ClientOf, neumann: User, orth: User) -> None:
    session = a_planned_consultation(participants=(neumann,))
    assert at(session) in client_of(neumann).get("/beratungen/").content.decode()
    assert at(session) not in client_of(orth).get("/beratungen/").content.decode()


def test_what_was_typed_and_not_sent_is_there_again(client_of: ClientOf, brandt: User) -> None:
    session = a_session_at(CLOSING)
    words = {"result": "Halb fertig", "draft_stay": "1", "draft_writer": str(uuid.uuid4())}
    send(client_of(brandt), at(session, "entwurf/closing/"), **words)
    assert "Halb fertig" in client_of(brandt).get(at(session)).content.decode()


def test_every_step_can_be_gone_through_without_script(client_of: ClientOf, brandt: User, aksoy: User) -> None:
    session = an_agreed_session()
    for seen in range(1, CLOSING):
        page = client_of(aksoy).get(at(session)).content.decode()
        assert f"Phase {seen} von 10" in page
        send(client_of(aksoy), at(session, "weiter/"), version=seen)
    status, page = send(client_of(brandt), at(session, "abschluss/"), result="Entlastung am Morgen.")
    assert status == 200
    assert "Beratung abgeschlossen" in page
    assert "hx-get" not in _part(page, "raum-takt")


def test_the_wall_shows_no_name_and_no_number_of_the_family(client_of: ClientOf, brandt: User, vossen: User) -> None:
    session = a_session_at(IDEAS)
    child = session.case.child
    actions.add_idea(session, by=vossen, text=f"{child.first_name} {child.last_name} frühstückt im Ganztag.")
    page = client_of(brandt).get(at(session, "beamer/")).content.decode()
    main = page.split('id="inhalt"')[1].split("</main>")[0]
    assert "frühstückt im Ganztag." in main
    for secret in (child.first_name, child.last_name, session.case.file_number, "Lena", "Vossen"):
        assert secret not in main


def test_the_wall_follows_and_is_quiet_when_nothing_happens(client_of: ClientOf, brandt: User) -> None:
    session = a_session_at(IDEAS)
    client, ask = client_of(brandt), {"HX-Request": "true"}
    assert client.get(at(session, f"beamer/?fassung={session.version}"), headers=ask).status_code == 204
    told = client.get(at(session, "beamer/?fassung=0"), headers=ask).content.decode()
    assert "Ideen sammeln" in told
    assert "<html" not in told


def test_the_sheet_is_one_page_and_can_be_read_aloud(client_of: ClientOf, brandt: User) -> None:
    session = an_agreed_session()
    actions.add_indicator(session, by=brandt, kind="risk", basis="fact", text="Kein Frühstück", source="Schule")
    answer = client_of(brandt).get(at(session, "bogen.pdf"))
    assert answer["Content-Type"] == "application/pdf"
    paper = PdfReader(BytesIO(answer.content))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert len(paper.pages) == 1
    for words in (
        "Gründe von neumann",
        "Frau Neumann sieht den Leistungsbereich.",
        "Kein Frühstück",
        "Mit dem Ganztag",
    ):
        assert words in text
    assert Read.objects.filter(case_key=session.case.key, page="consultation_sheet", kind="print").exists()


def test_one_is_planned_in_the_file_with_all_its_people(client_of: ClientOf, brandt: User, neumann: User) -> None:
    case = a_case_in(Stage.CONSULTATION)
    address = f"/faelle/{case.key}/beratung/"
    words = {"held_on": in_days(0).isoformat(), "question": "Wer hilft?", "place": "Raum 2.14", "time": "14:00"}
    people = {"moderator": colleague("aksoy").pk, "minutes_by": colleague("vossen").pk, "participants": [neumann.pk]}
    status, page = send(client_of(brandt), address, plan="1", **words, **people)
    planned = Consultation.objects.get(case=case)
    assert (status, planned.state, planned.place) == (200, "planned", "Raum 2.14")
    roles = dict(planned.participants.values_list("user__username", "role"))
    assert roles == {"brandt": "lead", "aksoy": "moderation", "vossen": "minutes", "neumann": "wjh"}
    assert at(planned) in page


def test_the_newest_end_stands_first_and_an_area_only_where_one_was_decided(client_of: ClientOf, brandt: User) -> None:
    begun_first = an_agreed_session()
    without = a_finished_session("Ohne Einordnung")
    decided = actions.finish_consultation(begun_first, by=brandt)
    page = client_of(brandt).get("/beratungen/").content.decode().split('id="h-past"')[1]
    assert page.index(f"/beratungen/{decided.key}/") < page.index(f"/beratungen/{without.key}/")
    assert page.count("Graubereich") == 1
    assert "noch nicht eingeordnet" not in page


def test_a_short_form_has_no_draft_of_its_own(client_of: ClientOf, vossen: User) -> None:
    page = client_of(vossen).get(at(a_session_at(IDEAS))).content.decode()
    assert "Neue Idee" in page
    assert "data-entwurf" not in page


def _part(page: str, name: str) -> str:
    """A part of the page by its id, without what every answer makes anew."""
    begins = page.rindex("<", 0, page.index(f'id="{name}"'))
    depth, ends = 0, len(page)
    for tag in re.finditer(r"<(/?)(?:div|section)\b", page[begins:]):
        depth += -1 if tag[1] else 1
        if depth == 0:
            ends = begins + tag.start()
            break
    found = page[begins:ends].replace('hx-swap-oob="true"', "")
    found = re.sub(r'value="[0-9a-zA-Z-]{30,}"', "", found)
    return re.sub(r"\s+", " ", found)

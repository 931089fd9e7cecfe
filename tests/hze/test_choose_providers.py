"""Who is asked: by fit, with reasons, fairly; nobody is shut out, and fewer than three need a reason."""

import pytest

from accounts.models import User
from hze import actions
from hze.fit import providers_by_fit
from hze.models import Competence, HelpEpisode, ProviderRequest, RequestSheet
from socialspace.models import Language, Organisation, SocialArea
from tests.hze.competition_office import asked, awarded
from tests.hze.helps_office import a_help
from tests.office import in_days
from tests.trail import forbidden, records, refused

pytestmark = pytest.mark.django_db


def _organisation(name: str) -> Organisation:
    return Organisation.objects.get(name=name)


def _describe(name: str, by: User, *, places: int | None = None, days: int = 0, competent: bool = False) -> None:
    actions.keep_profile(
        _organisation(name),
        by=by,
        version=0,
        competences=Competence.objects.all()[:1] if competent else (),
        areas=SocialArea.objects.filter(name="Rheydt Ost"),
        free_places=places,
        free_on=None if places is None else in_days(days),
    )


def _found() -> HelpEpisode:
    return HelpEpisode.objects.for_list().get()


def test_area_competence_free_places_and_language_speak_for_a_provider(neumann: User) -> None:
    help_ = a_help()
    sheet = RequestSheet.objects.get(episode=help_)
    sheet.competences.set(Competence.objects.all()[:1])
    RequestSheet.objects.update(language=Language.objects.get(name="Türkisch"))
    _describe("Träger Linde", neumann, places=2, competent=True)
    _organisation("Träger Linde").languages.add(Language.objects.get(name="Türkisch"))
    _describe("Träger Birke", neumann, places=0)
    first, *others = providers_by_fit(_found())
    assert first.organisation.name == "Träger Linde"
    said = [reason.words for reason in first.reasons if reason.fits]
    assert "Entgelt vereinbart" in said
    assert "arbeitet in Rheydt Ost" in said
    assert any(words.startswith("2 Plätze frei (Stand ") for words in said)
    assert Competence.objects.all()[0].name in said
    assert "spricht Türkisch" in said
    full = next(fit for fit in others if fit.organisation.name == "Träger Birke")
    assert any(reason.words.startswith("nichts frei") and reason.fits is False for reason in full.reasons)


def test_an_old_word_about_free_places_speaks_neither_way(neumann: User) -> None:
    a_help()
    _describe("Träger Linde", neumann, places=3, days=-29)
    found = next(fit for fit in providers_by_fit(_found()) if fit.organisation.name == "Träger Linde")
    assert [reason.fits for reason in found.reasons if "freie Plätze" in reason.words] == [None]


def test_nobody_is_shut_out(brandt: User) -> None:
    help_ = a_help()
    without = Organisation.objects.create(name="Neuer Verein", kind=Organisation.Kind.PROVIDER)
    assert without in [fit.organisation for fit in providers_by_fit(_found())]
    three = Organisation.objects.filter(name__in=("Träger Ahorn", "Träger Birke"))
    with records("requests.chosen", by=brandt):
        actions.choose_providers(help_, by=brandt, providers=[*three, without])
    assert without.pk in help_.requests.values_list("organisation", flat=True)
    assert help_.requests.count() == 3


def test_fewer_than_three_need_a_reason_which_stays_with_the_request(brandt: User) -> None:
    help_ = a_help()
    with refused("Fragen Sie mindestens 3 Träger oder begründen Sie"):
        actions.choose_providers(help_, by=brandt, providers=[_organisation("Träger Linde")])
    actions.choose_providers(
        help_, by=brandt, providers=[_organisation("Träger Linde")], why="Kennt die Familie schon."
    )
    assert ProviderRequest.objects.get().why.startswith("Kennt die Familie schon.; Entgelt vereinbart")


def test_who_was_asked_stays_when_more_are_asked(brandt: User) -> None:
    requests = asked()
    more = Organisation.objects.providers().exclude(pk__in=[row.organisation_id for row in requests])[:1]
    actions.choose_providers(requests[0].episode, by=brandt, providers=more)
    assert requests[0].episode.requests.count() == 4
    assert requests[0].episode.requests.ready().count() == 1


def test_how_often_one_was_asked_and_chosen_lately_stays_with_the_request() -> None:
    _, requests = awarded()
    help_ = a_help()
    row = help_.requests.filter(organisation=requests[0].organisation).first()
    others = help_.requests.exclude(organisation=requests[0].organisation)
    assert row is None or (row.asked_lately, row.chosen_lately) == (1, 1)
    assert {each.chosen_lately for each in others} == {0}
    assert sum(each.asked_lately for each in help_.requests.all()) == 2  # the one nobody had asked comes first


def test_after_the_award_nobody_more_is_asked(brandt: User) -> None:
    help_, _ = awarded()
    with refused("Die Hilfe ist schon vergeben."):
        actions.choose_providers(help_, by=brandt, providers=Organisation.objects.providers())


def test_only_who_answers_for_the_case_chooses(aksoy: User, neumann: User) -> None:
    help_ = a_help()
    for colleague in (aksoy, neumann):
        with forbidden():
            actions.choose_providers(help_, by=colleague, providers=Organisation.objects.providers())

"""The competition of the demo office: agreements and profiles, offers that wait for their rating, one help awarded."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.rules import lead_of
from hze import actions, rules
from hze.models import Competence, HelpEpisode, ProviderRequest, RequestSheet
from socialspace.models import Organisation, SocialArea
from srojugend.demo.socialspace_texts import AMBULATORY_PROVIDERS, RESIDENTIAL_PROVIDERS

INCLUDED = "Fahrten bis 20 Minuten, Dokumentation, Hilfeplangespräche und Fallbesprechungen im Team"
PLACES = (2, 0, 3, 1)
IDEAS: tuple[dict[str, Any], ...] = (
    {
        "idea": "Wir kommen vier Wochen vor der Schule und üben den Morgen, danach ruft die Mutter uns an.",
        "person": "Mara Lindt",
        "qualification": "Sozialpädagogin, acht Jahre Familienhilfe",
        "times": "morgens ab 6:30 Uhr, nach vier Wochen nachmittags",
    },
    {
        "idea": "Zweimal in der Woche ein Nachmittag: erst im Treff, dann zu Hause, immer mit dem Kind.",
        "person": "Jonas Aydin",
        "qualification": "Heilpädagoge, Video-Home-Training",
        "times": "dienstags und donnerstags ab 14 Uhr",
        "languages": "Deutsch, Türkisch",
    },
)
NO_PLACE = "Zurzeit ist niemand frei; ab dem neuen Quartal gern wieder."


def load_agreements(people: dict[str, User]) -> None:
    """What is agreed with whom, what they are good at and have free."""
    today, area = timezone.localdate(), SocialArea.objects.filter(name="Rheydt Ost")
    providers = {provider.name: provider for provider in Organisation.objects.providers()}
    competences = list(Competence.objects.all())
    for number, name in enumerate(dict.fromkeys((*AMBULATORY_PROVIDERS, *RESIDENTIAL_PROVIDERS))):
        ambulatory = ("77",) if name in AMBULATORY_PROVIDERS else ()
        residential = ("78b_service", "78b_rate", "78b_quality") if name in RESIDENTIAL_PROVIDERS else ()
        for kind in (*ambulatory, *residential):
            since: dict[str, Any] = {"valid_from": date(today.year - 2, 1, 1), "included": INCLUDED}
            actions.add_agreement(providers[name], by=people["neumann"], kind=kind, **since)
        actions.keep_profile(
            providers[name],
            by=people["neumann"],
            version=0,
            competences=competences[number % 4 :: 4],
            areas=area,
            free_places=PLACES[number % len(PLACES)],
            free_on=today - timedelta(days=4 + number),
        )


def run(waiting: list[HelpEpisode], people: dict[str, User]) -> None:
    """The first help is awarded, for the second two offers wait for their rating, the others are asked."""
    for number, help_ in enumerate(waiting):
        by = lead_of(help_.case) or people["felten"]
        _word(help_, by)
        requests = actions.send_requests(help_, by=by, has_read=True)
        if number < 2:
            _answer(requests, by)
        if number == 0:
            _award(help_, requests, by)


def _word(help_: HelpEpisode, by: User) -> None:
    """The sheet as its form proposes it, without names."""
    sheet = RequestSheet.objects.select_related("language").get(episode=help_)
    texts = rules.without_names(help_.case, rules.texts_of(sheet))
    wanted = Competence.objects.all()[:1]
    words: dict[str, Any] = {"starts_on": sheet.starts_on, "language": sheet.language, "competences": wanted}
    actions.word_sheet(help_, by=by, version=sheet.version, **texts, **words)


def _answer(requests: list[ProviderRequest], by: User) -> None:
    """Two offer, the third says no; as told on the telephone."""
    starts_on = timezone.localdate() + timedelta(days=10)
    for request, idea in zip(requests, IDEAS, strict=False):
        actions.submit_offer(request, by=by, starts_on=starts_on, minutes_per_week=300, **idea)
    for request in requests[len(IDEAS) :]:
        actions.decline(request, by=by, reason=NO_PLACE)


def _award(help_: HelpEpisode, requests: list[ProviderRequest], by: User) -> None:
    """Both are rated, the family wishes the first."""
    for offer in actions.offers_of(help_):
        grades = {"idea": 4, "person": 3, "timing": 4 - offer.pk % 2, "nearness": 3}
        reason = "Die Idee nimmt auf, was der Ressourcencheck gezeigt hat."
        actions.rate_offer(offer, by=by, version=offer.version, grades=grades, suits="yes", reason=reason)
    today = timezone.localdate()
    actions.record_choice(
        help_,
        by=by,
        pointed_out_on=today,
        chosen_on=today,
        chosen_by="Mutter und Kind gemeinsam",
        wish=requests[0],
        words="Die kommt am Morgen, da brauchen wir sie.",
        agrees_to_release=True,
    )
    actions.award(requests[0], by=by, reason="Wunsch der Familie; das Angebot ist geeignet und beginnt bald.")

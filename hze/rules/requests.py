"""Who may ask providers, what they learn before the family has chosen, and when prices are shown."""

from collections.abc import Iterable, Mapping

from accounts.models import Department, User
from cases import rules as case_rules
from cases.models import Case
from cases.pseudonyms import known_of
from cases.rules.circle import PSEUDONYMISED
from hze.models import HelpEpisode, ProviderOffer, RequestSheet
from web.german import day_num, hours

AGE_GROUPS = ((6, "unter 6 Jahren"), (10, "6 bis 9 Jahre"), (14, "10 bis 13 Jahre"), (18, "14 bis 17 Jahre"))
LEAST_ASKED = 3  # providers of one help; fewer need a reason
CAPACITY_DAYS = 28  # how long a word about free places holds
SHEET_TEXTS = ("need", "goals", "place", "times", "exclusions")


def age_group(age: int | None) -> str:
    """An age as a group, the only form in which it leaves the office before the family has chosen."""
    if age is None:
        return "Alter noch nicht bekannt"
    return next((label for below, label in AGE_GROUPS if age < below), "ab 18 Jahren")


def may_send_requests(user: User, episode: HelpEpisode) -> bool:
    """Whoever works on the case, and the lead of its team: they ask, rate, write the family's choice down and award."""
    return case_rules.may_work_on(user, episode.case) or case_rules.may_assign(user, episode.case)


def may_keep_agreements(user: User) -> bool:
    """WJH keeps agreements and rates."""
    return user.is_active and user.department == Department.WJH


def may_keep_profiles(user: User) -> bool:
    """WJH and the leads of ASD keep what a provider is good at and has free."""
    return may_keep_agreements(user) or (user.is_active and user.department == Department.ASD and user.is_lead)


def request_text(case: Case, episode: HelpEpisode, sheet: RequestSheet) -> str:
    """What a provider learns: need, goals, kind, scope, time, age group, social space; no name, address or quarter."""
    minutes = episode.minutes_per_week
    scope = f"{hours(minutes)} Fachleistungsstunden je Woche" if minutes else "nach Absprache"
    lines = (
        ("Hilfe", str(episode.help_kind)),
        ("Umfang", scope),
        ("Zeitraum", f"{day_num(episode.begins_on)} bis {day_num(episode.ends_on)}"),
        ("Altersgruppe", age_group(case.child.age)),
        ("Sozialraum", case.area.name),
        ("Bedarf", sheet.need),
        ("Ziele", sheet.goals),
        ("Gewünschter Beginn", day_num(sheet.starts_on) if sheet.starts_on else ""),
        ("Sprache", sheet.language.name if sheet.language else ""),
        ("Gebraucht werden", ", ".join(each.name for each in sheet.competences.all())),
        ("Ort", sheet.place),
        ("Zeiten", sheet.times),
        ("Was nicht passt", sheet.exclusions),
    )
    return "".join(f"{label}: {text}\n" for label, text in lines if text)


def without_names(case: Case, texts: Mapping[str, str]) -> dict[str, str]:
    """The same texts as a provider may read them: names, days, addresses and numbers of the family replaced."""
    replace = known_of(case).replacer(PSEUDONYMISED, texts=texts.values())
    return {name: replace(text) for name, text in texts.items()}


def gives_away(case: Case, texts: Mapping[str, str]) -> dict[str, str]:
    """Those of the texts by which the family could be recognised, each as it could be said instead."""
    return {name: told for name, told in without_names(case, texts).items() if told != texts[name]}


def texts_of(sheet: RequestSheet) -> dict[str, str]:
    """The free texts of a sheet by field."""
    return {name: getattr(sheet, name) for name in SHEET_TEXTS}


def is_rated(offer: ProviderOffer) -> bool:
    """Whether the offer as it stands now was rated; needs its prefetched ratings."""
    return any(rating.version == offer.version for rating in offer.ratings.all())


def prices_are_open(offers: Iterable[ProviderOffer]) -> bool:
    """Whether every offer was rated by its content: only then does any price show (domain.md §5)."""
    rows = list(offers)
    return bool(rows) and all(is_rated(offer) for offer in rows)

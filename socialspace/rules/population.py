"""How many people live in a quarter, as far as it may be shown; years are never mixed (domain.md §0.1 and §10)."""

from collections.abc import Mapping, Sequence
from datetime import date

from socialspace.models import Quarter
from socialspace.rules.figures import MIN_INHABITANTS, Counts, PopulationFigure, counted_together


def group_of(quarter: Quarter, quarters: Sequence[Quarter], populations: Mapping[int, Counts]) -> list[Quarter]:
    """The quarters whose figures stand together with those of this one."""
    return next(group for group in counted_together(quarters, populations) if quarter in group)


def population_series(
    quarter: Quarter, quarters: Sequence[Quarter], populations: Mapping[int, Counts]
) -> list[PopulationFigure]:
    """What may be shown of a quarter's inhabitants, newest day first, always for its whole group.

    `quarters` are all there are, so that every page forms the same groups. A day is left out when not all of the group
    were counted, when they were fewer than 50 together, and when another group would have been formed on that day: else
    a sum shown before and a figure shown now would give away the small one between them.
    """
    group = group_of(quarter, quarters, populations)
    days = set.intersection(*(set(populations.get(member.pk, {})) for member in group))
    figures = [
        PopulationFigure(sum(populations[member.pk][day] for member in group), day)
        for day in sorted(days, reverse=True)
        if group_of(quarter, quarters, _small_then(populations, day)) == group
    ]
    return [figure for figure in figures if figure.inhabitants >= MIN_INHABITANTS]


def _small_then(populations: Mapping[int, Counts], day: date) -> dict[int, Counts]:
    """The counts as if whoever was too small on a day still were."""
    return {
        pk: {day: counts[day]} if counts.get(day, MIN_INHABITANTS) < MIN_INHABITANTS else counts
        for pk, counts in populations.items()
    }

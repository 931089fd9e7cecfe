"""What may be chosen in a § 8a procedure when an office starts (domain.md §4.1, §9: known, not confirmed); its data."""

from cases.models import ProtectionCode

Kind = ProtectionCode.Kind

CODES: dict[Kind, tuple[tuple[str, str], ...]] = {
    Kind.DANGER: (
        ("neglect", "Vernachlässigung"),
        ("physical", "körperliche Misshandlung"),
        ("psychological", "psychische Misshandlung"),
        ("sexual", "sexuelle Gewalt"),
    ),
    Kind.SOURCE: (
        ("mother", "Mutter"),
        ("father", "Vater"),
        ("partner", "Partnerin oder Partner eines Elternteils"),
        ("sibling", "Geschwister"),
        ("relative", "andere Verwandte"),
        ("outside", "Person außerhalb der Familie"),
        ("unknown", "nicht bekannt"),
    ),
    Kind.MEASURE: (
        ("taking-into-care", "Inobhutnahme (§ 42)"),
        ("safety-plan", "Schutzplan vereinbart"),
        ("advice", "Beratung oder Unterstützung (§§ 16 bis 18)"),
        ("help", "Hilfe zur Erziehung angeboten oder eingeleitet (§§ 27 ff.)"),
        ("existing-help", "laufende Hilfe geändert oder verstärkt"),
        ("court", "Familiengericht angerufen (§ 8a Abs. 2)"),
        ("police", "Polizei eingeschaltet"),
        ("health", "ärztliche Untersuchung oder Gesundheitshilfe"),
        ("other", "andere Maßnahme"),
    ),
}


def load() -> None:
    """Fill the empty table."""
    ProtectionCode.objects.bulk_create(
        ProtectionCode(kind=kind, code=code, name=name, position=place)
        for kind, codes in CODES.items()
        for place, (code, name) in enumerate(codes)
    )

"""The run of a Kollegiale Beratung an office starts with: a reconstruction, 45 minutes (domain.md §1).

The true phases and minutes of Lüttringhaus/Streich are to be entered by the office as the next version.
"""

from cases.models import ConsultationTemplate, ConsultationTemplateVersion, Panel, TemplateStep

NAME = "Kollegiale Kurzberatung (45 Minuten)"
SOURCE = "Rekonstruiert nach Lüttringhaus/Streich; Schritte und Minuten prüft die Fachberatung."

# label, minutes, who acts, what is written down, hint
STEPS = (
    (
        "Rollen und Anliegen",
        3,
        "Moderation",
        Panel.QUESTION,
        "Wer hat welche Rolle? Die Fachkraft sagt ihre Frage in einem Satz.",
    ),
    ("Fallvorstellung", 5, "Fachkraft allein", Panel.NONE, "Kurze Tatsachen, Genogramm sichtbar. Niemand unterbricht."),
    (
        "Verständnisfragen",
        5,
        "Team fragt, Fachkraft antwortet",
        Panel.NONE,
        "Nur Fragen nach Tatsachen. Kein Rat, keine Deutung.",
    ),
    (
        "Einzelvoten",
        3,
        "Alle, auch die Fachkraft, still",
        Panel.VOTES,
        "Jede und jeder ordnet für sich ein und schreibt einen Satz dazu. Danach decken Sie gemeinsam auf.",
    ),
    (
        "Begründung",
        8,
        "Team",
        Panel.INDICATORS,
        "Was spricht für, was gegen eine Gefährdung? Was wissen wir nicht? Tatsachen und Vermutungen getrennt.",
    ),
    (
        "Gemeinsame Falleinordnung",
        3,
        "Team; die Fachkraft hat das letzte Wort",
        Panel.AREA,
        "Bereich, Begründung, nächste Überprüfung. Wer anders denkt, wird festgehalten.",
    ),
    (
        "Ideen sammeln",
        8,
        "Alle außer der Fachkraft",
        Panel.IDEAS,
        "Sammeln, nicht bewerten. Jede Idee zuerst aus Familie, Netz und Sozialraum denken.",
    ),
    (
        "Auswahl",
        5,
        "Fachkraft",
        Panel.CHOICE,
        "Das Team ordnet die Ideen den Ebenen zu; die Fachkraft sagt, was sie aufgreift und was nicht.",
    ),
    (
        "Vereinbarungen",
        4,
        "Fachkraft und Moderation",
        Panel.TASKS,
        "Wer tut was bis wann, und wer prüft es wie?",
    ),
    ("Blitzlicht und Abschluss", 1, "Alle", Panel.CLOSING, "Ein Satz von jedem. Ergebnis und Ende festhalten."),
)


def load() -> None:
    """Create the run with its first version."""
    template = ConsultationTemplate.objects.create(name=NAME)
    version = ConsultationTemplateVersion.objects.create(template=template, number=1, source=SOURCE)
    TemplateStep.objects.bulk_create(
        TemplateStep(
            version=version, position=position, label=label, minutes=minutes, acting=acting, panel=panel, hint=hint
        )
        for position, (label, minutes, acting, panel, hint) in enumerate(STEPS, start=1)
    )

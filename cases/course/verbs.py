"""What the course of a case takes from the trail: verbs and their words."""

from cases.lifecycle import Stage

STEPS = {
    "case.opened": "Fall eröffnet",
    "case.responsibility_taken": "Fallverantwortung übernommen",
    "case.joined": "Mitverantwortung übernommen",
    "case.left": "Mitverantwortung beendet",
    "case.moved": "Fall einen Schritt weitergeführt",
}
MOVED = {f"case.moved{code}": f"Schritt: {label}" for code, label in Stage.choices}
COMMISSION = {
    "submission.submitted": "Vorlage zur Kommission angemeldet",
    "submission.withdrawn": "Vorlage von der Tagesordnung genommen",
    "commission.decided": "Beschluss der Kommission",
}
PROTECTION = {
    "protection.assessed": "Gefährdung eingeschätzt",
    "protection.confirmed": "Gefährdungseinschätzung bestätigt",
    "protection.inclusion_answered": "Einbeziehung im Schutzverfahren beantwortet",
    "protection.visited": "Hausbesuch im Schutzverfahren",
    "protection.measure_taken": "Schutzmaßnahme",
    "protection.court_called": "Familiengericht angerufen",
    "protection.court_answered": "Antwort des Familiengerichts",
    "protection.told_outside": "Andere Stelle im Schutzverfahren eingeschaltet",
    "protection.statement_signed": "Stellungnahme für das Familiengericht unterschrieben",
    "protection.closed": "Schutzverfahren nach § 8a abgeschlossen",
}
HELPS = {"help.begun": "Hilfe begonnen", "checkpoint.finished": "Prüfpunkt erledigt"}

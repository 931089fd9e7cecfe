"""The addresses of casework, a list per resource."""

from cases.urls import (
    circle,
    classification,
    consultation,
    documents,
    family,
    file,
    gate,
    goals,
    intake,
    letters,
    notes,
    protection,
    reminders,
    resource_check,
    responsibility,
    rooms,
    safety,
    understanding,
)

app_name = "cases"
urlpatterns = [
    *intake.patterns,
    *file.patterns,
    *family.patterns,
    *responsibility.patterns,
    *resource_check.patterns,
    *circle.patterns,
    *consultation.patterns,
    *rooms.patterns,
    *classification.patterns,
    *protection.patterns,
    *gate.patterns,
    *understanding.patterns,
    *goals.patterns,
    *safety.patterns,
    *reminders.patterns,
    *documents.patterns,
    *notes.patterns,
    *letters.patterns,
]

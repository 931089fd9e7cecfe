"""The addresses of casework, a list per resource."""

from cases.urls import documents, family, file, intake, letters, notes, procedure, reminders, responsibility

app_name = "cases"
urlpatterns = [
    *intake.patterns,
    *file.patterns,
    *family.patterns,
    *responsibility.patterns,
    *procedure.patterns,
    *reminders.patterns,
    *documents.patterns,
    *notes.patterns,
    *letters.patterns,
]

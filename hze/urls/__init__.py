"""The addresses of the helps, a list per resource."""

from hze.urls import agreements, course, delivery, help_plan, helps, requests

app_name = "hze"
urlpatterns = [
    *helps.patterns,
    *requests.patterns,
    *agreements.patterns,
    *course.patterns,
    *delivery.patterns,
    *help_plan.patterns,
]

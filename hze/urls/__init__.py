"""The addresses of the helps, a list per resource."""

from hze.urls import agreements, costs, course, delivery, facility_reports, help_plan, helps, requests, return_plan

app_name = "hze"
urlpatterns = [
    *helps.patterns,
    *requests.patterns,
    *agreements.patterns,
    *course.patterns,
    *costs.patterns,
    *delivery.patterns,
    *facility_reports.patterns,
    *help_plan.patterns,
    *return_plan.patterns,
]

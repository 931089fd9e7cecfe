"""Who was there, and the certificates that follow from it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from socialspace import actions, rules
from socialspace.actions.trainings import is_stale
from socialspace.forms.trainings import AttendanceForm
from socialspace.models import Training, TrainingAttendance
from socialspace.views.trainings import training_of, training_page
from web.http import answer_form, by_method, post_once, render_page, seen_version, stored_file
from web.pdf import PdfError


@require_safe
def _attendance_page(request: StaffRequest, key: UUID) -> HttpResponse:
    """The list of those registered, to be answered one by one."""
    training = training_of(request.user, key)
    rules.demand(rules.may_plan_trainings(request.user))
    form = AttendanceForm(training=training, attendances=_attendances(training))
    return _page(request, training, form, version=training.version)


@post_once
def _record(request: StaffRequest, key: UUID) -> HttpResponse:
    training = training_of(request.user, key)
    rules.demand(rules.may_plan_trainings(request.user))
    form = AttendanceForm(request.POST, training=training, attendances=_attendances(training))

    def act(given: dict[str, Any]) -> str:
        seen, there = seen_version(request), form.took_part
        actions.record_attendance(
            training, by=request.user, took_part=there, walk_ins=list(given["walk_ins"]), version=seen
        )
        messages.success(request, "Die Teilnahme ist festgehalten. Bescheinigungen liegen jetzt bereit.")
        return reverse("socialspace:training", args=[key])

    def again(form: AttendanceForm) -> HttpResponse:
        stale = any(is_stale(error) for error in form.non_field_errors().as_data())
        version = training.version if stale else seen_version(request)
        return _page(request, training, form, version=version, status=409 if stale else 422)

    return answer_form(request, form, act, again=again)


training_attendance = by_method(get=_attendance_page, post=_record)


@require_safe
def certificate(request: StaffRequest, key: UUID) -> HttpResponse:
    """Somebody's certificate, the same bytes every time; for themself and whoever plans, 404 for all others."""
    seen = TrainingAttendance.objects.visible_to(request.user).attended().select_related("training__kind")
    attendance = get_object_or_404(seen, key=key)
    try:
        return stored_file(actions.certificate_of(attendance, by=request.user))
    except PdfError as error:
        return training_page(request, attendance.training, refusal=ValidationError(str(error)), status=422)


@require_safe
def training_certificates(request: StaffRequest, key: UUID) -> HttpResponse:
    """All certificates of a training in one file, to print them."""
    training = training_of(request.user, key)
    rules.demand(rules.may_plan_trainings(request.user))
    try:
        content = actions.all_certificates(training, by=request.user)
    except ValidationError as refusal:
        raise Http404 from refusal
    except PdfError as error:
        return training_page(request, training, refusal=ValidationError(str(error)), status=422)
    answer = HttpResponse(content, content_type="application/pdf")
    name = actions.certificate_name(training, "Bescheinigungen.pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _attendances(training: Training) -> list[TrainingAttendance]:
    return list(training.attendances.select_related("user"))


def _page(
    request: StaffRequest, training: Training, form: AttendanceForm, *, version: int, status: int = 200
) -> HttpResponse:
    context = {"training": training, "form": form, "version": version}
    return render_page(request, "socialspace/training_attendance.html", context, status=status)

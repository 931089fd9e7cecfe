"""Sign in and out, one's own settings, and what one was told."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts import actions
from accounts.forms import SettingsForm, SignInForm
from accounts.http import StaffRequest
from accounts.models import Notification, User
from accounts.rules import CALENDAR
from web.http import answer_form, post_often, post_once, redirect_page, render_page, swap_page
from web.tokens import Token

PAGE_SIZE = 50


class SignIn(LoginView):
    """The sign-in page; in the demo it lists the people one can be."""

    authentication_form = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        personas = User.objects.order_by("id") if settings.DEMO else User.objects.none()
        return super().get_context_data(**kwargs) | {"personas": personas, "demo": settings.DEMO}


@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Who is signed in here; where one lands after signing in beside a page that still holds text."""
    return render_page(request, "accounts/session.html", {})


@post_often
def stay(request: HttpRequest) -> HttpResponse:
    """Stay signed in: every request prolongs the session, and this one does nothing else."""
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponse(status=204)
    return redirect_page(request, reverse("accounts:session"))


sign_in = SignIn.as_view()


@require_safe
def account(request: StaffRequest) -> HttpResponse:
    """How pages look, whether single keys act, and the secret address of one's calendar."""
    user = request.user
    return _account_page(request, SettingsForm(initial={"theme": user.theme, "shortcuts": user.shortcuts}))


@post_once
def choose_settings(request: StaffRequest) -> HttpResponse:
    def act(cleaned: dict[str, Any]) -> str:
        actions.choose_settings(by=request.user, **cleaned)
        messages.success(request, "Ihre Einstellungen sind gespeichert.")
        return reverse("accounts:account")

    form = SettingsForm(request.POST)
    return answer_form(request, form, act, again=lambda form: _account_page(request, form, status=422))


@post_once
def open_calendar(request: StaffRequest) -> HttpResponse:
    had_one = request.user.calendar_key is not None
    actions.open_calendar(by=request.user)
    old = " Der alte Link gilt nicht mehr." if had_one else ""
    messages.success(request, f"Ihr Kalender hat einen neuen Link.{old}")
    return redirect_page(request, reverse("accounts:account"))


@post_once
def close_calendar(request: StaffRequest) -> HttpResponse:
    actions.close_calendar(by=request.user)
    messages.success(request, "Der Link ist zurückgenommen. Kalender, die ihn kennen, bekommen nichts mehr.")
    return redirect_page(request, reverse("accounts:account"))


@require_safe
def notifications(request: StaffRequest) -> HttpResponse:
    """What one was told, the newest first."""
    rows = Notification.objects.visible_to(request.user)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("seite"))
    return render_page(request, "accounts/notifications.html", {"page": page}, partial="list")


@post_once
def read_notification(request: StaffRequest, key: UUID) -> HttpResponse:
    found = get_object_or_404(Notification.objects.visible_to(request.user), key=key)
    actions.read_notifications(by=request.user, notification=found)
    return swap_page(request, _back(request), target="#mitteilungen")


@post_once
def read_notifications(request: StaffRequest) -> HttpResponse:
    actions.read_notifications(by=request.user)
    return redirect_page(request, reverse("accounts:notifications"))


def _back(request: StaffRequest) -> str:
    """The page on which 'gelesen' was pressed."""
    return reverse("home" if request.POST.get("weiter") == "tag" else "accounts:notifications")


def _account_page(request: StaffRequest, form: SettingsForm, *, status: int = 200) -> HttpResponse:
    key = request.user.calendar_key
    path = reverse("calendar_feed", args=[str(Token(CALENDAR, key))]) if key else ""
    context = {"form": form, "calendar_path": path, "site_url": settings.SITE_URL}
    return render_page(request, "accounts/account.html", context, status=status)

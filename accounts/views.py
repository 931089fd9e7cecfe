"""Sign in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.forms import SignInForm
from accounts.models import User
from web.http import post_often, redirect_page, render_page


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

"""Sign in and out."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView

from accounts.forms import SignInForm
from accounts.models import User


class SignIn(LoginView):
    """The sign-in page; in the demo it lists the people one can be."""

    authentication_form = SignInForm
    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        personas = User.objects.order_by("id") if settings.DEMO else User.objects.none()
        return super().get_context_data(**kwargs) | {"personas": personas, "demo": settings.DEMO}


sign_in = SignIn.as_view()

"""A list beyond every limit is refused for its size, although nobody read it to its end."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import User
from tests.conftest import ClientOf

pytestmark = pytest.mark.django_db


def test_a_list_larger_than_any_upload_is_named_too_large_and_not_empty(
    client_of: ClientOf, dohmen: User, form_key: str, settings: Any
) -> None:
    settings.UPLOAD_MAX_BYTES = 5 * 1024 * 1024
    file = SimpleUploadedFile("liste.csv", b"x" * (5 * 1024 * 1024 + 1))
    sent = {"idempotency_key": form_key, "kind": "partners", "file": file}
    answer = client_of(dohmen).post(reverse("socialspace:lists"), sent)
    assert answer.status_code == 422
    assert "größer als 5 MB" in answer.content.decode()

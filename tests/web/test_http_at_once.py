"""The same form ten times in the same moment: one effect, one answer (reliability.md, C24)."""

from functools import partial
from uuid import uuid4

import pytest

from accounts.models import User
from tests.committed import at_once
from tests.committed import committed_office as committed_office
from tests.conftest import ClientOf
from web.models import Answer, StoredFile

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.web.toys")]


def test_ten_posts_at_once_count_once_and_are_answered_alike(brandt: User, client_of: ClientOf) -> None:
    for _ in range(6):
        form = {"name": "Brief", "idempotency_key": str(uuid4())}
        answers = at_once(*(partial(client_of(brandt).post, "/ablegen/", form) for _ in range(10)))
        assert {answer.status_code for answer in answers} == {302}
        assert len({answer.headers["Location"] for answer in answers}) == 1
    assert StoredFile.objects.count() == Answer.objects.count() == 6

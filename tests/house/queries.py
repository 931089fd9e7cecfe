"""What the tests of the house's pages share: the text of a page and the queries it needs."""

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# Session, user, and the counts of the header: the same three on every page.
SIGN_IN = ('"django_session"', 'FROM "accounts_user" WHERE "accounts_user"."id"', "(SELECT count(*) FROM")


def page_of(client: Client, url: str, data: Mapping[str, Any] | None = None) -> str:
    """The page as text; it must be there."""
    answer = client.get(url, data)
    assert answer.status_code == 200, url
    return answer.content.decode()


def queries_of(client: Client, url: str, data: Mapping[str, Any] | None = None) -> list[str]:
    """What the page asks the database, without session, user and savepoints."""
    page_of(client, url, data)  # templates and content types are there the second time
    statements = statements_of(client, url, data=data)
    asked = [sql for sql in statements if sql.startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH", "("))]
    return [sql for sql in asked if not any(words in sql for words in SIGN_IN)]


def statements_of(
    client: Client, url: str, headers: Mapping[str, str] | None = None, data: Mapping[str, Any] | None = None
) -> list[str]:
    """Everything one request says to the database."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url, data, headers=headers).status_code == 200, url
    return [query["sql"] for query in captured]

"""Django's PostgreSQL backend on the embedded server, which starts with the first connection and again when it died."""

from functools import cache
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db.backends.postgresql import base

from srojugend.postgres.embedded import ensure


@cache
def _host(home: Path, volatile: bool) -> str:
    """The directory of the running server's socket; asked once per process, until a connection fails."""
    return str(ensure(home, volatile=volatile).socket_directory)


def _address() -> dict[str, str]:
    host = _host(settings.EMBEDDED_POSTGRES_DIR, settings.EMBEDDED_POSTGRES_VOLATILE)
    return {"host": host, "port": "5432"}


class DatabaseWrapper(base.DatabaseWrapper):
    """Starts the server at the first connection only, and again when a connection finds it gone."""

    def get_connection_params(self) -> dict[str, Any]:
        """The parameters of the settings with the address of the embedded server."""
        return {**super().get_connection_params(), **_address()}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; when nobody answers, see to it that the server runs and try once more."""
        try:
            return super().get_new_connection(conn_params)
        except psycopg.OperationalError:
            _host.cache_clear()
            return super().get_new_connection({**conn_params, **_address()})

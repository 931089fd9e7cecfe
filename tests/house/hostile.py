"""What people, programs and attackers put into fields; the mark in it finds it again in the database."""

import re
from datetime import timedelta

from django.apps import apps
from django.db import connection
from django.db.models import CharField, TextField
from django.utils import timezone

MARK = "Zq7x"
OURS = ("caseload", "approvals", "hze", "cases", "conferences", "socialspace", "accounts", "audit", "web")

TEXTS = (
    f"{MARK} <script>alert(1)</script>",
    f'{MARK} <img src=x onerror="alert(1)">',
    f'{MARK}" onfocus="alert(1)" autofocus=\'',
    f"</textarea></title></style>{MARK}<svg/onload=alert(1)>",
    f"{MARK} {{{{ 7|add:7 }}}} {{% csrf_token %}} ${{7*7}}",
    f"{MARK}'; DROP TABLE cases_case; --",
    f"{MARK} 👩‍👩‍👧‍👦 🏳️‍🌈 Zoë Łukasz Şükrü",
    f"{MARK} محمد بن علي \N{RIGHT-TO-LEFT OVERRIDE}txt.exe\N{POP DIRECTIONAL FORMATTING}",
    f"  {MARK}\N{NO-BREAK SPACE}a\N{ZERO WIDTH SPACE}b\N{COMBINING ACUTE ACCENT}c  ",
    f"{MARK}\r\nBcc: wer@anders.example\r\n\r\nText",
    f"=cmd|'/c calc'!A1 {MARK}",
    f"../../{MARK}/%2e%2e%00.pdf",
)
LONG = f"{MARK} " + "ü" * 100_000
CHOICES = ("", "0", "-1", "1 OR 1=1", "9" * 40, "00000000-0000-4000-8000-000000000000", "<b>", "None", "٣", "½")
DAYS = (
    *("0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "30.02.2026", "gestern", "2026-13-01", "-1"),
    *("1e3", "٢٠٢٦-٠١-٠١", "2026-01-01T00:00", "0000-00-00", "01.01.0001 00:00", "31.12.9999 23:59", "99:99", "24:00"),
)
NUMBERS = ("-1", "1e309", "NaN", "Infinity", "0,0000001", "9" * 60, "1.2.3", "--1", "½", "٣", "1\N{MINUS SIGN}2")
BROKEN = (b"%00", b"a%00b", b"%ff", b"%c3%28", b"%ed%a0%80", b"%ed%b0%80", b"%f4%90%80%80", b"%c0%af")
ADDRESSES = (
    "%00",
    "%ff",
    "%c3%28",
    "%ed%a0%80",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    "a" * 3_000,
    "%F0%9F%91%A9",
    "'%22",
)

IN_THE_PAST = {"said_on", "received_at", "child_birth_date"}


def valid_value(name: str, kind: str, options: list[str]) -> str:
    """Something the field takes."""
    if name.startswith("form-"):  # an empty line of a list stays empty
        return ""
    days = -1 if name in IN_THE_PAST else 100 if name == "ends_on" else 14
    moment = timezone.localtime() + timedelta(days=days)
    match kind:
        case "date":
            return moment.date().isoformat()
        case "datetime-local":
            return moment.strftime("%Y-%m-%dT%H:%M")
        case "time":
            return "10:00"
        case "email":
            return "kim@partner.example"
        case "select" | "radio" | "checkbox":
            return next((option for option in options if option), "")
    figures = {"rate_cents": "70,00", "minutes_per_week": "6", "minutes": "7,5", "seats": "12", "refresh_months": "24"}
    return figures.get(name, "Ein Satz.")


def plain(text: str) -> str:
    """A text as it is compared: line breaks and the white space around it do not count."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def stored_with_mark() -> set[str]:
    """Every stored text that carries the mark."""
    columns = [
        (model._meta.db_table, connection.ops.quote_name(str(field.column)))
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, CharField | TextField) and not field.generated
    ]
    union = " UNION ALL ".join(f"SELECT {column} FROM {table} WHERE {column} LIKE %s" for table, column in columns)  # noqa: S608  # own names
    with connection.cursor() as cursor:
        cursor.execute(union, [f"%{MARK}%"] * len(columns))
        return {plain(row[0]) for row in cursor.fetchall()}


def one_of_each_line(names: list[str]) -> list[str]:
    """The fields of the first line stand for all lines of a form with many."""
    return [name for name in names if not re.search(r"-[1-9]\d*-", name)]

"""Rows of casework that are right, and what makes their copy wrong; tried by `tests/house/test_constraints.py`."""

from collections.abc import Callable
from typing import Any

from django.db import models

type Violations = dict[str, tuple[Callable[[], models.Model], Callable[[], dict[str, Any]]]]

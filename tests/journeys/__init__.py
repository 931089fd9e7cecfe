"""Journeys through the whole office with a real browser; their helpers explain failed assertions like tests do."""

import pytest

pytest.register_assert_rewrite(
    *(f"tests.journeys.{module}" for module in ("case_steps", "commission_steps", "conference_steps", "visitor"))
)

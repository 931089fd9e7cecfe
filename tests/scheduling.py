"""Tests marked as a group run in one process; needed until pytest-xdist knows pytest 9.2.

`--dist loadgroup` names the group of a test in its id, in a field that pytest 9.2 no longer reads, so groups fall
apart without a word (pytest-dev/pytest-xdist, issue 1386). Here the id is named where pytest reads it.
"""

from collections.abc import Iterable
from dataclasses import replace

import pytest


def name_groups(items: Iterable[pytest.Item]) -> None:
    """Append `@group` to the id of each marked test, as pytest-xdist does with older versions of pytest."""
    for item in items:
        groups = sorted({str(mark.args[0]) for mark in item.iter_markers("xdist_group")})
        suffix = f"@{'_'.join(groups)}"
        if groups and not item.nodeid.endswith(suffix):
            last = item.nodeid.removeprefix("::".join((item._id.path, *item._id.names[:-1], "")))
            item._id = replace(item._id, names=(*item._id.names[:-1], last + suffix), params=None)

"""The clock: the only place that looks at it. Everything below is told what time it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime

__all__ = ["now"]


def now() -> str:
    """This moment in UTC, to the second; ``SOURCE_DATE_EPOCH`` stands in for the clock."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

"""TIMEX3 values and ISO 8601 dates as an editor reads them."""

from __future__ import annotations

import re

from counterclaim.brief.wording import plain

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}|MO|MI|AF|EV|NI|DT)?.*)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_OTHER = re.compile(r"(\d{4})-(?:W(\d{2})(-WE)?|(SP|SU|FA|WI)|([QH]\d))")


def day(value: str | None, *, year: bool = False) -> str | None:
    """``2 Dec`` or ``2 Dec 2025, evening``; another form as it stands, None as None."""
    if value is None:
        return None
    if (m := _DAY.fullmatch(value)) is not None and 1 <= int(m[2]) <= 12:
        shown = f"{int(m[3])} {_MONTHS[int(m[2]) - 1]}" + (f" {m[1]}" if year else "")
        # The time of publication adds nothing that an editor reads; a time of day that a report gives does.
        return f"{shown}, {_PARTS.get(m[4], m[4])}" if m[4] is not None and (year or m[4] in _PARTS) else shown
    if (m := _MONTH.fullmatch(value)) is not None and 1 <= int(m[2]) <= 12:
        return f"{_MONTHS[int(m[2]) - 1]} {m[1]}"
    if (m := _OTHER.fullmatch(value)) is not None:
        if m[2] is not None:
            return f"{'weekend' if m[3] is not None else 'week'} {int(m[2])} of {m[1]}"
        return f"{_SEASONS[m[4]]} {m[1]}" if m[4] is not None else f"{m[5]} {m[1]}"
    return plain(value)

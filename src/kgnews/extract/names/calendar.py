"""The words of the calendar, which are no names and end them."""

from __future__ import annotations

__all__ = ["CALENDAR"]

# Days and months in both languages, also shortened.
CALENDAR = frozenset(
    """senin selasa rabu kamis jumat jum'at sabtu minggu ahad monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thur thurs fri sat januari january jan februari
    february feb maret march mar apr juni juli july jun jul agustus agt agu aug september sept sep
    oktober october okt oct november nov desember december des dec april mei may june
    august""".split()
)

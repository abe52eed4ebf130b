"""Dates of careers: months in whatever language, years, and the words for now."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final, Literal, NamedTuple

from careerjournal.exchange.reading.month_names import MONTHS
from careerjournal.model import DateError, PartialDate, Season


class CareerDate(NamedTuple):
    """A date as it is told."""

    date: PartialDate | None = None
    goes_on: bool = False
    """Whether it says that it is still so."""
    odd: str = ""
    """A sentence, where it cannot be read; else empty."""


NOW: Final = frozenset(
    {
        "present",
        "now",
        "today",
        "current",
        "currently",
        "ongoing",
        "heute",
        "jetzt",
        "aktuell",
        "gegenwart",
        "présent",
        "aujourd'hui",
        "actuel",
        "actuellement",
        "actualidad",
        "actual",
        "presente",
        "hoy",
        "attuale",
        "oggi",
        "atual",
        "hoje",
        "momento",
        "heden",
        "nu",
        "nuværende",
        "nutid",
        "nåværende",
        "obecnie",
        "teraz",
        "nykyinen",
        "nyt",
        "současnost",
        "dosud",
        "jelenleg",
        "prezent",
        "настоящее",
        "сейчас",
        "теперішній",
        "παρόν",
        "σήμερα",
        "günümüz",
        "halen",
    }
)
"""The words for now, where an end stands, in the languages that months are read in."""
_SEASONS: Final = {**{season.value: season for season in Season}, "fall": Season.AUTUMN}
_YEAR: Final = r"(?P<year>(?:19|20)\d{2})"
_FORMS: Final = (
    re.compile(rf"{_YEAR}[-/.](?P<month>\d{{1,2}})(?:[-/.](?P<day>\d{{1,2}}))?(?:T.*)?", re.ASCII),
    re.compile(rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}", re.ASCII),
    re.compile(
        rf"(?:(?P<day>\d{{1,2}})\.?\s+)?(?:de\s+)?(?P<name>[^\W\d_]+)\.?(?:\s+de)?,?\s+{_YEAR}(?:\s*(?:г|р|r)\.?)?"
    ),
    re.compile(rf"(?P<name>[^\W\d_]+)\.?\s+(?P<day>\d{{1,2}}),\s*{_YEAR}"),
    re.compile(rf"{_YEAR}\s*\.?\s+(?P<name>[^\W\d_]+)\.?"),
    re.compile(rf"{_YEAR}\s*年\s*(?:(?P<month>\d{{1,2}})\s*月)?"),
    re.compile(_YEAR),
)
_SLASHED: Final = re.compile(
    r"(?P<one>\d{1,2})/(?P<two>\d{1,2})/(?P<year>\d{4}|\d{2})(?:[,\s].*)?", re.ASCII | re.DOTALL
)


def career_date(text: str) -> CareerDate:
    """Read ``Mar 2019``, ``März 2019``, ``2019``, ``2019-03-04``, ``autumn 2017``, ``Present``; empty is no date."""
    said = " ".join(text.split()).strip(" .")
    if not said:
        return CareerDate()
    if said.lower() in NOW or said.lower().split()[-1] in NOW:
        return CareerDate(goes_on=True)
    for form in _FORMS:
        if match := form.fullmatch(said):
            found = _date(match.groupdict())
            if found is not None:
                return CareerDate(found)
    return CareerDate(odd=f"“{said[:40]}” is no date that can be read, and was left out.")


def _date(said: dict[str, str | None]) -> PartialDate | None:
    year = int(said["year"] or 0)
    name = (said.get("name") or "").lower()
    with suppress(DateError):
        if name in _SEASONS:
            return PartialDate(year, season=_SEASONS[name])
        if name:
            month = MONTHS.get(name) or MONTHS.get(name.rstrip("."))
            if month is None:
                return None
        else:
            month = int(said.get("month") or 0) or None
        return PartialDate(year, month, int(said.get("day") or 0) or None)
    return None


def order_of(texts: list[str]) -> Literal["month", "day"]:
    """Which comes first in dates like ``07/08/23``: the month, as in the United States, unless one of them says no."""
    for text in texts:
        match = _SLASHED.fullmatch(text.strip())
        if match and int(match["one"]) > 12 >= int(match["two"]):
            return "day"
    return "month"


def slashed_date(text: str, first: Literal["month", "day"]) -> CareerDate:
    """Read ``07/08/23, 10:00 AM``; anything else as `career_date` does."""
    match = _SLASHED.fullmatch(text.strip())
    if match is None:
        return career_date(text)
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    month, day = (one, two) if first == "month" else (two, one)
    with suppress(DateError):
        return CareerDate(PartialDate(year, month, day))
    return CareerDate(odd=f"“{text.strip()[:40]}” is no day, and was left out.")

"""The names of the months, whole and short, in a dozen languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_MONTHS: Final = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro tammikuu tammikuuta styczeń stycznia",
    "february feb februar feber février févr fév febrero febbraio februari fevereiro fev helmikuu helmikuuta luty "
    "lutego",
    "march mar märz mär mrz mars marzo maart mrt março maaliskuu maaliskuuta marzec marca",
    "april apr avril avr abril abr aprile huhtikuu huhtikuuta kwiecień kwietnia",
    "may mai mayo maggio mag mei maj maio toukokuu toukokuuta maja",
    "june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwiec czerwca",
    "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipiec lipca",
    "august aug août agosto ago augustus augusti elokuu elokuuta sierpień sierpnia",
    "september sep sept septembre septiembre settembre set setembro syyskuu syyskuuta wrzesień września",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta październik października",
    "november nov novembre noviembre novembro marraskuu marraskuuta listopad listopada",
    "december dec dezember dez décembre déc diciembre dic dicembre december dezembro desember des joulukuu joulukuuta "
    "grudzień grudnia",
)
"""Each month's names in a dozen languages, whole and short; no name means two months."""

MONTHS: Final[Mapping[str, int]] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""The number of each, by its name in small letters without a full stop."""

"""The names of the months, whole and short, in some twenty languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_MONTHS: Final = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro tammikuu tammikuuta styczeń "
    "stycznia ocak oca январь января янв січень січня січ leden ledna ianuarie ian január ιανουάριος ιανουαρίου "
    "ιαν",
    "february feb februar feber février févr fév febrero febbraio februari fevereiro fev helmikuu helmikuuta luty "
    "lutego şubat şub февраль февраля февр фев лютий лютого лют únor února februarie február febr φεβρουάριος "
    "φεβρουαρίου φεβ",
    "march mar märz mär mrz mars marzo maart mrt março maaliskuu maaliskuuta marzec marca mart март марта "
    "березень березня бер březen března martie március márc marts μάρτιος μαρτίου μάρ μαρ",
    "april apr avril avr abril abr aprile huhtikuu huhtikuuta kwiecień kwietnia nisan nis апрель апреля апр "
    "квітень квітня квіт duben dubna aprilie április ápr απρίλιος απριλίου απρ",
    "may mai mayo maggio mag mei maj maio toukokuu toukokuuta maja mayıs май мая травень травня трав květen "
    "května május máj μάιος μαΐου μάι",
    "june jun juni juin junio giugno giu junho kesäkuu kesäkuuta czerwiec czerwca haziran haz июнь июня июн "
    "червень червня черв červen června iunie iun június jún ιούνιος ιουνίου ιούν ιουν",
    "july jul juli juillet juil julio luglio lug julho heinäkuu heinäkuuta lipiec lipca temmuz tem июль июля июл "
    "липень липня лип červenec července iulie iul július júl ιούλιος ιουλίου ιούλ ιουλ",
    "august aug août agosto ago augustus augusti elokuu elokuuta sierpień sierpnia ağustos ağu августа авг "
    "серпень серпня серп srpen srpna augusztus αύγουστος αυγούστου αύγ αυγ август",
    "september sep sept septembre septiembre settembre set setembro syyskuu syyskuuta wrzesień września eylül eyl "
    "сентябрь сентября сент сен вересень вересня вер září septembrie szeptember szept σεπτέμβριος σεπτεμβρίου σεπ",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuu lokakuuta październik października "
    "ekim eki октябрь октября окт жовтень жовтня жовт říjen října octombrie október οκτώβριος οκτωβρίου οκτ",
    "november nov novembre noviembre novembro marraskuu marraskuuta listopad listopada kasım kas ноябрь ноября "
    "нояб ноя листопад листопада лист listopadu noiembrie νοέμβριος νοεμβρίου νοέ νοε",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuu joulukuuta "
    "grudzień grudnia aralık ara декабрь декабря дек грудень грудня груд prosinec prosince decembrie δεκέμβριος "
    "δεκεμβρίου δεκ",
)
"""Each month's names in some twenty languages, whole and short; no name means two months."""

MONTHS: Final[Mapping[str, int]] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
"""The number of each, by its name in small letters without a full stop."""

"""The words that dates are written in: numbers, seasons, feasts, and months and weekdays of Europe's languages.

Plain tables, compiled when a date is first read. The names are those of the languages' own calendars, as the Unicode
Common Locale Data Repository gives them under ``months`` and ``days``: the standalone form, the form in a date
(genitive), and the one after “in” where the language has it; then the short forms. Letters are looked up without
accents and in one case, see `careerjournal.model.date_tokens.plain_words`. No word stands for two months.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    "january|february|march|april|may|june|july|august|september|october|november|december",
    "jan|feb|mar|apr|may|jun|jul|aug|sep sept|oct|nov|dec",
)
"""English: the names and the short forms, January first; a bar between months, a space between forms."""

WEEKDAYS: Final = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "mon|tue tues|wed weds|thu thur thurs|fri|sat|sun",
)
"""English, Monday first."""

MONTHS_ELSEWHERE: Final = {
    "German": "januar jänner|februar feber|märz maerz|april|mai|juni|juli|august|september|oktober|november|dezember",
    "French": "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre",
    "Spanish": "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre setiembre|octubre|noviembre|diciembre",
    "Italian": "gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre",
    "Portuguese": "janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro",
    "Catalan": "gener|febrer|març|abril|maig|juny|juliol|agost|setembre|octubre|novembre|desembre",
    "Romanian": "ianuarie|februarie|martie|aprilie|mai|iunie|iulie|august|septembrie|octombrie|noiembrie|decembrie",
    "Dutch": "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december",
    "Swedish": "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december",
    "Danish": "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december",
    "Norwegian": "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember",
    "Finnish": "tammikuu tammikuuta tammikuussa|helmikuu helmikuuta helmikuussa|maaliskuu maaliskuuta maaliskuussa"
    "|huhtikuu huhtikuuta huhtikuussa|toukokuu toukokuuta toukokuussa|kesäkuu kesäkuuta kesäkuussa"
    "|heinäkuu heinäkuuta heinäkuussa|elokuu elokuuta elokuussa|syyskuu syyskuuta syyskuussa"
    "|lokakuu lokakuuta lokakuussa|marraskuu marraskuuta marraskuussa|joulukuu joulukuuta joulukuussa",
    "Hungarian": "január januárban|február februárban|március márciusban|április áprilisban|május májusban"
    "|június júniusban|július júliusban|augusztus augusztusban|szeptember szeptemberben|október októberben"
    "|november novemberben|december decemberben",
    "Polish": "styczeń stycznia styczniu|luty lutego lutym|marzec marca marcu|kwiecień kwietnia kwietniu|maj maja maju"
    "|czerwiec czerwca czerwcu|lipiec lipca lipcu|sierpień sierpnia sierpniu|wrzesień września wrześniu"
    "|październik października październiku|listopad listopada listopadzie|grudzień grudnia grudniu",
    "Czech": "leden ledna lednu|únor února únoru|březen března březnu|duben dubna dubnu|květen května květnu"
    "|červen června červnu|červenec července červenci|srpen srpna srpnu|září|říjen října říjnu"
    "|listopad listopadu|prosinec prosince prosinci",
    "Slovak": "január januára januári|február februára februári|marec marca marci|apríl apríla apríli|máj mája máji"
    "|jún júna júni|júl júla júli|august augusta auguste|september septembra septembri|október októbra októbri"
    "|november novembra novembri|december decembra decembri",
    "Russian": "январь января январе|февраль февраля феврале|март марта марте|апрель апреля апреле|май мая мае"
    "|июнь июня июне|июль июля июле|август августа августе|сентябрь сентября сентябре|октябрь октября октябре"
    "|ноябрь ноября ноябре|декабрь декабря декабре",
    "Ukrainian": "січень січня січні|лютий лютого лютому|березень березня березні|квітень квітня квітні"
    "|травень травня травні|червень червня червні|липень липня липні|серпень серпня серпні|вересень вересня вересні"
    "|жовтень жовтня жовтні|листопад листопада листопаді|грудень грудня грудні",
    "Greek": "ιανουάριος ιανουαρίου ιανουάριο γενάρης γενάρη|φεβρουάριος φεβρουαρίου φεβρουάριο φλεβάρης φλεβάρη"
    "|μάρτιος μαρτίου μάρτιο μάρτης μάρτη|απρίλιος απριλίου απρίλιο απρίλης απρίλη|μάιος μαΐου μάιο μάης μάη"
    "|ιούνιος ιουνίου ιούνιο ιούνης ιούνη|ιούλιος ιουλίου ιούλιο ιούλης ιούλη|αύγουστος αυγούστου αύγουστο"
    "|σεπτέμβριος σεπτεμβρίου σεπτέμβριο σεπτέμβρης σεπτέμβρη|οκτώβριος οκτωβρίου οκτώβριο οκτώβρης οκτώβρη"
    "|νοέμβριος νοεμβρίου νοέμβριο νοέμβρης νοέμβρη|δεκέμβριος δεκεμβρίου δεκέμβριο δεκέμβρης δεκέμβρη",
    "Turkish": "ocak|şubat|mart|nisan|mayıs|haziran|temmuz|ağustos|eylül|ekim|kasım|aralık",
}
"""By language; where a language writes a month as English does, once more, so that each line is whole."""

SHORT_MONTHS_ELSEWHERE: Final = {
    "German": "jan jän|feb|mär mrz|apr|mai|jun|jul|aug|sep sept|okt|nov|dez",
    "French": "janv|févr fév|mars|avr|mai|juin|juil|août|sept|oct|nov|déc",
    "Spanish": "ene|feb|mar|abr|may|jun|jul|ago|sep sept set|oct|nov|dic",
    "Italian": "gen genn|feb febbr|mar|apr|mag magg|giu|lug|ago|set sett|ott|nov|dic",
    "Portuguese": "jan|fev|mar|abr|mai|jun|jul|ago|set|out|nov|dez",
    "Catalan": "gen|febr|març|abr|maig|juny|jul|ag|set|oct|nov|des",
    "Romanian": "ian|feb|mar|apr|mai|iun|iul|aug|sept|oct|nov|dec",
    "Dutch": "jan|feb|mrt|apr|mei|jun|jul|aug|sep|okt|nov|dec",
    "Scandinavian": "jan|feb|mar mars|apr|maj mai|jun|jul|aug|sep sept|okt|nov|dec des",
    "Hungarian": "jan|febr|márc|ápr|máj|jún|júl|aug|szept|okt|nov|dec",
    "Polish": "sty|lut|mar|kwi|maj|cze|lip|sie|wrz|paź|lis|gru",
    "Czech": "led|úno|bře|dub|kvě|čvn|čvc|srp|zář|říj|lis|pro",
    "Russian": "янв|фев февр|мар|апр|май|июн|июл|авг|сен сент|окт|ноя нояб|дек",
    "Ukrainian": "січ|лют|бер|кві квіт|тра трав|чер черв|лип|сер серп|вер|жов жовт|лис лист|гру груд",
    "Greek": "ιαν|φεβ|μαρ|απρ|μαϊ|ιουν|ιουλ|αυγ|σεπ σεπτ|οκτ|νοε νοεμ|δεκ",
    "Turkish": "oca|şub|mar|nis|may|haz|tem|ağu|eyl|eki|kas|ara",
}
"""Short forms by language; a dot after them is not written here. They are read only beside a number."""

WEEKDAYS_ELSEWHERE: Final = {
    "German": "montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag",
    "French": "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche",
    "Spanish": "lunes|martes|miércoles|jueves|viernes|sábado|domingo",
    "Italian": "lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica",
    "Portuguese": "segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|sábado|domingo",
    "Catalan": "dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge",
    "Romanian": "luni|marți|miercuri|joi|vineri|sâmbătă|duminică",
    "Dutch": "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag",
    "Swedish": "måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag",
    "Danish": "mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
    "Finnish": "maanantai|tiistai|keskiviikko|torstai|perjantai|lauantai|sunnuntai",
    "Hungarian": "hétfő|kedd|szerda|csütörtök|péntek|szombat|vasárnap",
    "Polish": "poniedziałek|wtorek|środa środę|czwartek|piątek|sobota sobotę|niedziela niedzielę",
    "Czech": "pondělí|úterý|středa středu|čtvrtek|pátek|sobota sobotu|neděle neděli",
    "Russian": "понедельник|вторник|среда среду|четверг|пятница пятницу|суббота субботу|воскресенье",
    "Ukrainian": "понеділок|вівторок|середа середу|четвер|п'ятниця п'ятницю|субота суботу|неділя неділю",
    "Greek": "δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή",
    "Turkish": "pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar",
}
"""By language, Monday first."""

ALSO_ENGLISH: Final = frozenset(("mars", "mart", "marts", "maja", "mai", "luty", "ara"))
"""Names of months elsewhere that are words or names in English: in a sentence they want a number and “by”."""

JOINING: Final = ("the", "of", ",", ".")
"""What stands between the parts of a date and says nothing."""

JOINING_ELSEWHERE: Final = """
am im den der dem des vom de del do di da d du dell le l la el il lo em en no na a op i w we v ve dne r
г год года году в во р року рік у τον του την στις ден din în t az
"""
"""The same in other languages; read over only where a month or a weekday is one of another language."""

ORDINAL: Final = r"(?:st|nd|rd|th|er|ere|eme|ste|de|\.?o|\.?a|°|η|:e|:a|[e-]e|e|-?(?:go|a|an|en|ai|ei|i|го|га|е|ої))"
"""What makes a number the so-manieth, in letters without accents: 3rd, 1er, 3e, 3º, 1°, 3-го, 3-án."""

SMALL_NUMBERS: Final = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
COUNTS: Final = {"a": 1, "an": 1, "a couple": 2, "a couple of": 2, "couple of": 2}
TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)

DAYS: Final = {
    "today": 0,
    "tonight": 0,
    "now": 0,
    "eod": 0,
    "cob": 0,
    "close of business": 0,
    "close of play": 0,
    "end of play": 0,
    "yesterday": -1,
    "tomorrow": 1,
}
"""Days from today."""

WHICH: Final = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}

SEASONS: Final = {"spring": "spring", "summer": "summer", "autumn": "autumn", "fall": "autumn", "winter": "winter"}

UNITS: Final = {
    "day": "day",
    "week": "week",
    "wk": "week",
    "weekend": "weekend",
    "fortnight": "fortnight",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "yr": "year",
}
"""Without the s of several."""

EDGES: Final = {
    "end": 1,
    "close": 1,
    "start": -1,
    "beginning": -1,
    "middle": 0,
    "mid": 0,
}
"""The last, the first or the middle day."""

PARTS: Final = {"early": -1, "earlier": -1, "late": 1, "later": 1}
"""Some part of a span, at its beginning or its end."""

PARTS_OF_A_DAY: Final = "morning lunchtime noon midday afternoon teatime evening night midnight"

FEASTS: Final = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "xmas": (12, 25),
    "xmas day": (12, 25),
    "xmas eve": (12, 24),
    "boxing day": (12, 26),
    "st stephen's day": (12, 26),
    "new year": (1, 1),
    "new year's": (1, 1),
    "new year's day": (1, 1),
    "new years day": (1, 1),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "hogmanay": (12, 31),
    "epiphany": (1, 6),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "may day": (5, 1),
    "midsummer": (6, 24),
    "midsummer's day": (6, 24),
    "halloween": (10, 31),
    "all saints": (11, 1),
    "all saints' day": (11, 1),
    "bonfire night": (11, 5),
}
"""Feasts that keep their day: month and day."""

EASTER_FEASTS: Final = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter": 0,
    "easter sunday": 0,
    "easter day": 0,
    "easter monday": 1,
    "ascension day": 39,
    "whitsun": 49,
    "whit sunday": 49,
    "pentecost": 49,
    "whit monday": 50,
}
"""Feasts that move with Easter, in days from Easter Sunday."""

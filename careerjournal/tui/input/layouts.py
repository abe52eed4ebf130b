"""Which Latin letter or sign stands on the key that types a letter of another alphabet.

What can be told by the letter alone: layouts on which Cyrillic letters stand elsewhere, as Bulgarian and phonetic ones,
type the same letters as the Russian one and are read as that.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Final

_KEYS: Final = "qwertyuiop[]asdfghjkl;'zxcvbnm,./"
_WITH_SHIFT: Final = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?'

_LAYOUTS: Final = (
    # Each in the order of the keys, a space where a key types no letter of the alphabet; then with shift, where that is
    # more than the capitals. Of Cyrillic layouts the first one with a letter has it.
    ("йцукенгшщзхъфывапролджэячсмитьбю ", "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ "),  # Russian
    ("           ї і        є          ", "           Ї І        Є          "),  # Ukrainian, beside the Russian one
    ("        ў                        ", "        Ў                        "),  # Belarusian, likewise
    (" ςερτυθιοπ  ασδφγηξκλ  ζχψωβνμ   ", "  ΕΡΤΥΘΙΟΠ  ΑΣΔΦΓΗΞΚΛ  ΖΧΨΩΒΝΜ   "),  # Greek
    ("  קראטוןםפ  שדגכעיחלךף זסבהנמצתץ ", ""),  # Hebrew
    ("ضصثقفغعهخحجدشسيبلاتنمكطئءؤر ىةوزظ", ""),  # Arabic
    ("ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو  ", ""),  # Persian
    ("ქწერტყუიოპ  ასდფგჰჯკლ  ზხცვბნმ   ", " ჭ ღთ        შ    ჟ    ძ ჩ       "),  # Georgian
    ("ๆไำพะัีรนยบลฟหกดเ้่าสวงผปแอิืทมใฝ", ' "ฎฑธํ๊ณฯญฐ,ฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'),  # Thai, Kedmanee
    (
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ  ㅁㄴㅇㄹㅎㅗㅓㅏㅣ  ㅋㅌㅊㅍㅠㅜㅡ   ",
        "ㅃㅉㄸㄲㅆ   ㅒㅖ                       ",
    ),  # Korean
    ("ौैाीूबहगदजड ोे्िुपरकतचट  मनवलस,.य", "औऐआईऊभङघधझढञओएअइउफऱखथछठ  ण  ळश   "),  # Hindi, InScript
)
ALPHABETS: Final = "Cyrillic (ЙЦУКЕН), Greek, Hebrew, Arabic, Persian, Georgian, Thai, Korean or Hindi"
"""The layouts that are known, in words."""
_ON_EACH: Final = {"№": "#"}
"""A sign that stands with shift and 3 on every layout that has it."""


def readings(character: str) -> tuple[str, ...]:
    """The Latin letters, signs or digits that a character may stand for, by the layouts that have it; most have one.

    Args:
        character: what a key typed.

    Returns:
        Characters of ASCII; none for one that is ASCII itself, and for one of no layout that is known.
    """
    if len(character) != 1 or character.isascii():
        return ()
    digit = unicodedata.decimal(character, None)
    return (str(digit),) if digit is not None else _by_letter().get(character, ())


def latin(text: str) -> str:
    """What a text would be on a Latin keyboard, where each letter is that of the key it stands on.

    Args:
        text: what was typed, perhaps with another layout than was meant.

    Returns:
        It, with the first reading of each letter that has one; empty where no letter has.
    """
    read = "".join(next(iter(readings(letter)), letter) for letter in text)
    return read if read != text else ""


@cache
def _by_letter() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {typed: (sign,) for typed, sign in _ON_EACH.items()}
    for usual, with_shift in _LAYOUTS:
        for keys, typed in ((_KEYS, usual), (_WITH_SHIFT, with_shift)):
            for key, letter in zip(keys, typed, strict=False):
                if not letter.isascii() and key not in found.get(letter, ()):
                    found[letter] = (*found.get(letter, ()), key)
    return found

"""The recovery code: 160 random bits, in 8 groups of 5 letters that can be read aloud and typed back.

Each group is 4 letters (20 bits) and a check letter, so a slip is named by its group. The alphabet is
Crockford's base 32: no I, L, O or U; a typed I or L is read as 1, an O as 0, a U as V.

The check letter is a cyclic check over GF(32) with x^5 + x^2 + 1, started from the group's place. It
finds every single wrong letter, every two letters swapped within a group, and every two groups swapped.
"""

from __future__ import annotations

import unicodedata

from careerjournal.vault import primitives
from careerjournal.vault.errors import BadRecoveryCode

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
_MINUS_AND_SELECTORS = frozenset("\u2212\u02d7\ufe0e\ufe0f")
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)} | {"I": 1, "L": 1, "O": 0, "U": 27}


class RecoveryCode:
    """160 bits that open a journal anywhere. ``str()`` gives what to print; ``repr()`` gives nothing away."""

    __slots__ = ("bits",)

    SIZE = 20

    def __init__(self, bits: bytes) -> None:
        """Take the 20 bytes themselves."""
        if len(bits) != self.SIZE:
            raise ValueError("a recovery code is 20 bytes")
        self.bits = bits

    @classmethod
    def make(cls) -> RecoveryCode:
        """Draw a new one."""
        return cls(primitives.random(cls.SIZE))

    @classmethod
    def parse(cls, typed: str) -> RecoveryCode:
        """Read a code as people type, print and paste it.

        Any case and any script's digits are read; spaces, dashes and other punctuation may stand anywhere or nowhere.

        Raises:
            BadRecoveryCode: too long, too short, or a group that does not check.
        """
        letters = _letters(typed)
        number = 0
        for place in range(GROUPS):
            group = letters[5 * place : 5 * place + 5]
            values = [_VALUES.get(letter, -1) for letter in group]
            wrong = -1 in values or (len(values) == 5 and _check(place, values[:4]) != values[4])
            if wrong:
                raise BadRecoveryCode(
                    f"Group {place + 1} of the recovery code looks wrong. Compare it with the paper, letter by letter.",
                    place + 1,
                )
            if len(values) < 5:
                raise BadRecoveryCode(
                    f"The recovery code is too short: it has {GROUPS} groups of 5 letters.",
                    place + 1 if values else None,
                )
            for value in values[:4]:
                number = number << 5 | value
        if len(letters) > 5 * GROUPS:
            raise BadRecoveryCode(f"The recovery code is too long: it has {GROUPS} groups of 5 letters.")
        return cls(number.to_bytes(cls.SIZE, "big"))

    def __str__(self) -> str:
        number = int.from_bytes(self.bits, "big")
        groups = []
        for place in range(GROUPS):
            rest = number >> 20 * (GROUPS - 1 - place)
            values = [rest >> shift & 31 for shift in (15, 10, 5, 0)]
            values.append(_check(place, values))
            groups.append("".join(ALPHABET[value] for value in values))
        return "-".join(groups)

    def __repr__(self) -> str:
        return "RecoveryCode(…)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, RecoveryCode) and primitives.same(self.bits, other.bits)

    def __hash__(self) -> int:
        return hash(self.bits)


def _says_nothing(letter: str) -> bool:
    """Whether it stands between the letters: white space, a dash, a dot, a mark that nobody sees.

    Word processors and phones put in soft hyphens, zero-width spaces, byte order marks and minus signs by themselves.
    """
    category = unicodedata.category(letter)
    return letter.isspace() or category[0] in "PZC" or letter in _MINUS_AND_SELECTORS


def _check(place: int, values: list[int]) -> int:
    check = place + 1
    for value in values:
        check = _times_x(check) ^ value
    return _times_x(check)


def _times_x(value: int) -> int:
    return value << 1 ^ (0b100101 if value & 16 else 0)


def as_printed(typed: str) -> str:
    """Letters of a code as it prints them, however they were typed and with nothing between them.

    What is no letter of a code stays as it is.
    """
    return "".join(ALPHABET[_VALUES[letter]] if letter in _VALUES else letter for letter in _letters(typed))


def _letters(typed: str) -> list[str]:
    return [
        str(unicodedata.decimal(letter, letter))
        for letter in unicodedata.normalize("NFKC", typed).upper()
        if not _says_nothing(letter)
    ]

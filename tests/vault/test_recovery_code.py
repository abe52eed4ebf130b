from __future__ import annotations

from random import Random

import pytest

from careerjournal.vault import BadRecoveryCode, RecoveryCode
from careerjournal.vault.recovery_code import ALPHABET


def codes(count: int) -> list[RecoveryCode]:
    random = Random(1)
    return [RecoveryCode(random.randbytes(20)) for _ in range(count)]


def test_known_code() -> None:
    """Pins the format: anybody's paper must still be good in twenty years."""
    assert str(RecoveryCode(bytes(range(20)))) == "000G0-40R47-0M30J-E209D-185GT-R38E6-1W81Q-24GK4"


def test_round_trip() -> None:
    for code in codes(200):
        text = str(code)
        assert RecoveryCode.parse(text) == code
        assert [len(group) for group in text.split("-")] == [5] * 8
        assert set(text) <= set(ALPHABET + "-")


def test_typed_as_people_type() -> None:
    code = codes(1)[0]
    text = str(code)
    for typed in (
        text.lower(),
        text.replace("-", ""),
        text.replace("-", " \u2013 "),
        f"  {text}\n",
        " ".join(text.replace("-", "")),
        text.replace("0", "O").replace("1", "l"),
        text.replace("1", "I").replace("V", "u").replace("0", "o"),
        text.replace("-", " \u2212 "),
        text.replace("-", "\u00ad-\u200b"),
        "\ufeff" + text.replace("-", "\u2011"),
        "\u200b".join(text.replace("-", "\u2060\u00a0\u202f")),
        text.replace("-", "\u02d7").replace("0", "0\ufe0f"),
        text.replace("-", " . ").lower(),
        text.replace("-", "_"),
        "\u202a" + text.replace("-", "\u3000") + "\u202c",
        text.translate({ord(sign): ord(sign) + 0xFEE0 for sign in ALPHABET + "-"}),
        text.translate({ord("0") + digit: 0x0660 + digit for digit in range(10)}),
        f"“{text}”\r\n",
    ):
        assert RecoveryCode.parse(typed) == code


def test_every_wrong_letter_is_found_and_its_group_named() -> None:
    for code in codes(3):
        letters = list(str(code))
        for at, right in enumerate(letters):
            if right == "-":
                continue
            for wrong in ALPHABET:
                if wrong == right:
                    continue
                typed = "".join([*letters[:at], wrong, *letters[at + 1 :]])
                with pytest.raises(BadRecoveryCode) as raised:
                    RecoveryCode.parse(typed)
                assert raised.value.group == at // 6 + 1


def test_every_swap_is_found() -> None:
    for code in codes(10):
        groups = str(code).split("-")
        for number, group in enumerate(groups):
            for one in range(5):
                for other in range(one):
                    swapped = list(group)
                    swapped[one], swapped[other] = swapped[other], swapped[one]
                    if swapped == list(group):
                        continue
                    with pytest.raises(BadRecoveryCode):
                        RecoveryCode.parse("-".join([*groups[:number], "".join(swapped), *groups[number + 1 :]]))
        for one in range(8):
            for other in range(one):
                moved = groups.copy()
                moved[one], moved[other] = moved[other], moved[one]
                with pytest.raises(BadRecoveryCode):
                    RecoveryCode.parse("-".join(moved))


@pytest.mark.parametrize("typed", ["", "ABCDE", "0" * 39, "!" * 40, "é" * 40])
def test_nonsense(typed: str) -> None:
    with pytest.raises(BadRecoveryCode):
        RecoveryCode.parse(typed)


def test_too_long() -> None:
    with pytest.raises(BadRecoveryCode, match="too long"):
        RecoveryCode.parse(str(codes(1)[0]) + "0")


def test_repr_gives_nothing_away() -> None:
    assert repr(codes(1)[0]) == "RecoveryCode(…)"


def test_twenty_bytes_only() -> None:
    with pytest.raises(ValueError, match="20"):
        RecoveryCode(b"short")

"""How strong a passphrase is, in words: an honest estimate, made offline."""

from __future__ import annotations

from typing import Final, NamedTuple

GUESSES_A_SECOND: Final = 20_000
"""What somebody with money can try against this format: Argon2id at 256 MiB and some half a second a guess takes about
one machine for two guesses a second, so this is a rented hall of ten thousand machines."""

LONGEST_ESTIMATED: Final = 72
"""Characters that are looked at; zxcvbn's time grows with the square of the length."""

_STEPS: Final = (
    (60, "seconds"),
    (3_600, "minutes"),
    (86_400, "hours"),
    (30 * 86_400, "days"),
    (365 * 86_400, "months"),
    (100 * 365 * 86_400, "years"),
)


class Strength(NamedTuple):
    """The estimate of a passphrase: whether it is enough, and a sentence."""

    enough: bool
    """Whether it withstands somebody rich for years."""
    words: str
    """A sentence: how long it would hold, and what would make it better."""


def strength(passphrase: str) -> Strength:
    """Estimate a passphrase. Nothing of it leaves this function.

    The estimate is zxcvbn's (Wheeler, USENIX Security 2016): how many guesses somebody needs who knows how people
    choose passphrases.
    """
    if not passphrase:
        return Strength(False, "Several words that do not belong together are easy to remember and hard to guess.")
    from zxcvbn import zxcvbn  # noqa: PLC0415 - a sixth of a second, spent only where a passphrase is chosen

    found = zxcvbn(passphrase[:LONGEST_ESTIMATED])
    seconds = float(found["guesses"]) / 2 / GUESSES_A_SECOND
    held = next((words for limit, words in _STEPS if seconds < limit), "more than a lifetime")
    advice = found["feedback"]["warning"] or ""
    enough = seconds >= 365 * 86_400
    if enough:
        return Strength(True, f"Strong: with the file and ten thousand machines, somebody would need {held}.")
    hint = f" {advice.rstrip('.')}." if advice else " Another word or two would help."
    return Strength(False, f"Weak: with the file and ten thousand machines, it would fall within {held}.{hint}")

"""People whose names are auxiliaries are asked about where they do what no auxiliary does, in small letters too."""

from __future__ import annotations

import pytest

from careerjournal.sharing.document import Document
from careerjournal.sharing.review.findings import findings


def asked(said: str) -> list[str]:
    return [one.text for one in findings(Document("", said), ()) if one.kind == "name"]


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("will hid the figures from me and i signed", ["will"]),
        ("i think will wrote the report", ["will"]),
        ("my manager will took the notes", ["will"]),
        ("me and will built it", ["will"]),
        ("may said she would call", ["may"]),
        ("Will hid the figures and I signed.", ["Will"]),
        ("even tho grace said no we went ahead", ["grace"]),
        ("bc faith never answered i left", ["faith"]),
        ("altho joy gave me the keys i left", ["joy"]),
    ],
)
def test_somebody_is_asked_about(said: str, named: list[str]) -> None:
    assert asked(said) == named


@pytest.mark.parametrize(
    "said",
    [
        "it will cost us and may take longer, will it ever work",
        "the will took years to prove and his last will left nothing to her",
        "i may have said it, we may or may not",
        "my own free will left me, that will spent itself",
        "the shop will close in may",
        "Will you hide it? May I have hid it?",
        "even grace under pressure, bc faith is what i had",
    ],
)
def test_nobody_is_asked_about(said: str) -> None:
    assert asked(said) == []

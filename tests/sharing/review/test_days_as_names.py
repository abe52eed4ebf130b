"""People who are called as a month or a day is are asked about, and months and days are not."""

from __future__ import annotations

import pytest

from careerjournal.sharing.document import Document
from careerjournal.sharing.review.findings import findings


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("June knew before he did, and you told June. I told June because June asked.", ["June"] * 4),
        ("We had May on reception, and May told June.", ["May", "May", "June"]),
        ("By June I had told May the truth.", ["May"]),
        ("April rang me. I met April there. It was in April.", ["April"] * 2),
        ("I thought Sunday knew it; Sunday was late.", ["Sunday"] * 2),
        ("I asked August about it in August.", ["August"]),
        ("They spoke to Friday, on a Friday.", ["Friday"]),
        ("In June I left. It was June before they answered.", []),
        ("On Sunday I drove the van. Sunday was wet.", []),
        ("Monday drove to the coast. Tuesday signed the lease.", []),
        ("We met Monday. May I ask? June was hot and July was wet.", []),
        ("The March figures told us. May and June were good.", []),
        ("I said in May that June would do. By June she knew.", []),
    ],
)
def test_they_are_asked_about_where_no_time_is_meant(said: str, asked: list[str]) -> None:
    assert [one.text for one in findings(Document("", said), ()) if one.kind == "name"] == asked

"""The organisations of somebody's own roles are asked about, each as a whole."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Role, Setback
from careerjournal.model.opening import Audience
from careerjournal.sharing.document import Document
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.review.findings import findings
from careerjournal.sharing.subjects import Subject

ORGANISATIONS = (
    *("Northern Lights Board", "Kaur & Sons Ltd", "The Weighbridge", "Boots", "Self-employed", "tidewater rail"),
    *("Silver Birch Trust", "University of the Tides", "Social Care Partners"),
)


def setback_of(journal: Journal, body: str) -> Setback:
    journal.add(Setback(what_happened="it was lost", body=body))
    return journal.setbacks[1]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("I left Northern Lights Board in a huff.", "Northern Lights Board"),
        ("I left the Northern Lights Board’s office.", "Northern Lights Board"),
        ("at the northern lights board they said so.", "northern lights board"),
        ("Kaur and Sons said no.", "Kaur and Sons"),
        ("It was Kaur & Sons Ltd. that said no.", "Kaur & Sons Ltd"),
        ("Kaur Sons Limited said no.", "Kaur Sons Limited"),
        ("I was at the weighbridge then.", ""),
        ("I was at the Weighbridge then.", "Weighbridge"),
        ("My boots were wet.", ""),
        ("I had worked at Boots for years.", "Boots"),
        ("I was self-employed then.", ""),
        ("Tidewater Rail paid late.", "Tidewater Rail"),
        ("tidewater railings were painted.", "tidewater"),
        ("Tidewater went under.", "Tidewater"),
        ("silver birch took me on anyway, and i said so.", "silver birch"),
        ("Silver Birch took me on.", "Silver Birch"),
        ("We spoke of social care.", ""),
        ("i saw the university of it, in a way", ""),
        ("The University of the Tides.", "University of the Tides"),
    ],
)
def test_they_are_asked_about_as_a_whole(journal: Journal, said: str, asked: str) -> None:
    for organisation in ORGANISATIONS:
        journal.add(Role(title_="Clerk", organisation=organisation))
    prep = Preparation(journal, Subject.of(setback_of(journal, said), journal), Audience(name="anybody"))
    prep.toggle({one.key for one in prep.pieces})
    assert [one.text for one in prep.asked if one.kind == "organisation"] == ([asked] if asked else [])
    for one in prep.asked:
        assert one.why.endswith(".")


def test_a_role_that_is_put_down_meanwhile_is_known_once_it_is_looked_again(journal: Journal) -> None:
    prep = Preparation(
        journal,
        Subject.of(setback_of(journal, "the quiet side of it, at halyard weaving"), journal),
        Audience(name="anybody"),
    )
    prep.toggle({one.key for one in prep.pieces})
    assert not prep.asked
    journal.add(Role(title_="Weaver", organisation="Halyard Weaving"))
    prep.look_again()
    assert [one.text for one in prep.asked] == ["halyard weaving"]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("I left Northern Lights Board after that.", "Northern Lights Board"),
        ("Northern Lights Board asked me.", "Northern Lights Board"),
        ("British Harbour Guild asked.", "British Harbour Guild"),
        ("On Friday Northern Rail was late.", "Northern Rail"),
        ("I joined the Welsh Water Board.", "Welsh Water Board"),
        ("The British Government said so, in English.", ""),
        ("My Chinese colleague rang the Board.", ""),
        ("I met Irish Rosa Garcia.", "Rosa Garcia"),
    ],
)
def test_a_name_on_no_list_is_asked_about_with_the_words_that_say_nothing_by_themselves(said: str, asked: str) -> None:
    assert [one.text for one in findings(Document("", said), ())] == ([asked] if asked else [])

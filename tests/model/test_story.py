"""Stories told to me: what is written of one from a pack, and of one that was told aloud."""

from __future__ import annotations

from careerjournal.model import PartialDate, Story, from_record, to_record
from careerjournal.model.typed import as_typed, from_typed
from tests.conftest import BEGINNING


def test_a_record_from_before_is_of_a_pack_and_says_the_same_again() -> None:
    record = {"entry": "story", "heading": "The raft", "from_whom": "Ines", "received": "2024-05", "body": "It sank."}
    story = from_record(record, 1)
    assert isinstance(story, Story)
    assert not story.told_aloud
    assert story.only_written == ("from_whom", "takeaway", "tags", "links")
    kept = to_record(story)
    assert {key: kept[key] for key in record} == record
    assert "told_aloud" not in kept
    assert "takeaway" not in kept


def test_one_that_is_put_down_here_was_told_aloud_and_stays_so() -> None:
    begun = Story.begun()
    typed = {**as_typed(begun), "heading": "The raft", "received": "May 2020", "takeaway": "Ask who tied it."}
    story = from_typed(Story, typed, BEGINNING.date(), begun)
    assert (story.told_aloud, story.received, story.only_written) == (True, PartialDate(2020, 5), ())
    assert from_record(to_record(story), 0) == story

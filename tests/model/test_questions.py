"""What is asked at each step: something for everybody, and something else for each part."""

from __future__ import annotations

import re

import pytest

from careerjournal.model import StepName
from careerjournal.model.questions import questions
from careerjournal.model.vocabulary import ConversationPart

ALL = [(step, part) for part in ConversationPart for step in StepName]


@pytest.mark.parametrize(("step", "part"), ALL)
def test_there_are_two_or_three_and_they_are_questions(step: StepName, part: ConversationPart) -> None:
    asked = questions(step, part)
    assert 2 <= len(asked) <= 3
    assert all(question.endswith("?") and len(question) <= 110 for question in asked)


def test_nobody_is_asked_what_another_is() -> None:
    """Each part sits on its own side of the table."""
    asked = [question for step, part in ALL for question in questions(step, part)]
    assert len(asked) == len(set(asked))


def test_without_a_part_they_are_those_of_the_one_whose_career_it_is() -> None:
    assert questions(StepName.AREAS, None) == questions(StepName.AREAS, ConversationPart.MENTEE)


def test_steps_are_called_what_their_fields_are() -> None:
    assert [step.label for step in StepName] == [
        "Opening",
        "Aspirations",
        "Potential",
        "Areas for development",
        "Milestones",
        "Responsibility and opportunities",
        "Action plan and support",
    ]


@pytest.mark.parametrize("part", ConversationPart)
def test_every_part_is_asked_what_a_conversation_is_easily_over_without(part: ConversationPart) -> None:
    asked = {step: " ".join(questions(step, part)).lower() for step in StepName}
    assert "learnt so far" in asked[StepName.POTENTIAL]
    assert re.search(r"does it fit what (?:i|they) want", asked[StepName.POTENTIAL])
    assert re.search(r"if (?:i|they) want to stay", asked[StepName.ASPIRATIONS])
    assert "introduc" in asked[StepName.ACTION_PLAN]


@pytest.mark.parametrize(("step", "part"), ALL)
def test_who_stays_is_asked_about_the_work_there_is(step: StepName, part: ConversationPart) -> None:
    asked = questions(step, part, staying=True)
    assert 2 <= len(asked) <= 3
    assert all(question.endswith("?") and len(question) <= 110 for question in asked)
    assert not any("promotion" in question or "post," in question for question in asked)

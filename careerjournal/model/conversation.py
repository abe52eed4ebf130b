"""Career conversations: seven steps, prepared before, noted during, written up afterwards."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Entry, Part
from careerjournal.model.describe import about
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.vocabulary import ConversationPart


class Step(Part, frozen=True, kw_only=True):
    """One of the seven steps: what was prepared for it, and what was noted while it was held."""

    preparation: Annotated[str, about("Preparation", text="text")] = ""
    notes: Annotated[str, about("Notes", text="text")] = ""


class Conversation(Entry, frozen=True, kw_only=True, tag="conversation"):
    """A career conversation. The steps may be taken in any order, and left empty."""

    KIND = Kind.CONVERSATION

    with_whom: Annotated[str, about("With whom", required=True)] = ""
    my_part: Annotated[ConversationPart | None, about("My part in it")] = None
    when: Annotated[PartialDate | None, about("When", toward="future")] = None
    minutes: Annotated[int | None, about("Time agreed", "In minutes.", low=1, high=600)] = None
    purpose: Annotated[str, about("Purpose", "Why we are talking.")] = ""
    endpoint: Annotated[str, about("Endpoint", "Where I hope to be at the end.")] = ""
    agenda: Annotated[str, about("Agenda", text="text")] = ""
    opening: Annotated[Step, about("1 Opening")] = Step()
    aspirations: Annotated[Step, about("2 Aspirations", "The work wanted and why, before any job title.")] = Step()
    potential: Annotated[Step, about("3 Potential", "My view, how I know, their view, the difference.")] = Step()
    areas: Annotated[Step, about("4 Areas for development", "All the needs before any remedy.")] = Step()
    milestones: Annotated[Step, about("5 Milestones", "Skills and experience, quick wins, worth to both sides.")] = (
        Step()
    )
    responsibility: Annotated[
        Step, about("6 Responsibility and opportunities", "What I can do myself, in the role and beside it.")
    ] = Step()
    action_plan: Annotated[
        Step,
        about("7 Action plan and support", "What, when, how, how reviewed; whose support; when we meet next."),
    ] = Step()
    questions: Annotated[
        tuple[str, ...], about("My questions", "One a line, the most important first.", text="text")
    ] = ()
    raise_again: Annotated[str, about("To raise again from last time", text="text")] = ""
    body: Annotated[
        str, about("Write-up", "Afterwards: what was said, in a few clear paragraphs.", text="markdown")
    ] = ""
    next_meeting: Annotated[PartialDate | None, about("Next meeting", toward="future")] = None

    @property
    def title(self) -> str:
        """Whom it is with."""
        return f"With {self.with_whom}" if self.with_whom else ""

    @property
    def date(self) -> PartialDate | None:
        """When it is or was held."""
        return self.when

    @property
    def steps(self) -> tuple[Step, ...]:
        """The seven steps in order."""
        return (
            self.opening,
            self.aspirations,
            self.potential,
            self.areas,
            self.milestones,
            self.responsibility,
            self.action_plan,
        )

"""Career conversations: seven steps, prepared before, noted during, written up afterwards."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final

from careerjournal.model.base import Part
from careerjournal.model.describe import field, fields_of
from careerjournal.model.expectation import ExpectingEntry
from careerjournal.model.links import Kind
from careerjournal.model.partial_date import PartialDate
from careerjournal.model.time_of_day import Appointment
from careerjournal.model.vocabulary import ConversationPart

FRAME: Final = ("purpose", "endpoint", "agenda")
"""The fields that belong to the opening of a conversation, beside what is prepared for that step."""


class StepName(StrEnum):
    """The seven steps, in the order in which they are usually taken. The value is the field that holds the step."""

    OPENING = "opening"
    ASPIRATIONS = "aspirations"
    POTENTIAL = "potential"
    AREAS = "areas"
    MILESTONES = "milestones"
    RESPONSIBILITY = "responsibility"
    ACTION_PLAN = "action_plan"

    @property
    def label(self) -> str:
        """What it is called, without its number: ``Areas for development``."""
        return next(field.label for field in fields_of(Conversation) if field.name == self.value).partition(" ")[2]


class Step(Part, frozen=True, kw_only=True):
    """One of the seven steps: what was prepared for it, and what was noted while it was held."""

    preparation: Annotated[str, field("Preparation", text="markdown")] = ""
    notes: Annotated[str, field("Notes", text="markdown")] = ""


class Conversation(ExpectingEntry, frozen=True, kw_only=True, tag="conversation"):
    """A career conversation. The steps may be taken in any order, and left empty."""

    KIND = Kind.CONVERSATION

    with_whom: Annotated[str, field("With whom", required=True)] = ""
    my_part: Annotated[ConversationPart | None, field("My part in it")] = None
    when: Annotated[
        PartialDate | None,
        field("When", "A day, and the time if it is known: 3 Dec 14:30.", toward="future", time="begins"),
    ] = None
    begins: Annotated[str, field("Begins at", shown=False)] = ""
    """The time of day and its zone, as `TimeOfDay` writes them; empty while only the day is known."""
    minutes: Annotated[int | None, field("Time agreed", "In minutes.", low=1, high=600)] = None
    purpose: Annotated[str, field("Purpose", "Why we are talking.")] = ""
    endpoint: Annotated[str, field("Endpoint", "Where I hope to be at the end.")] = ""
    agenda: Annotated[str, field("Agenda", text="markdown")] = ""
    opening: Annotated[Step, field("1 Opening")] = Step()
    aspirations: Annotated[Step, field("2 Aspirations", "The work wanted and why, before any job title.")] = Step()
    potential: Annotated[Step, field("3 Potential", "My view, how I know, their view, the difference.")] = Step()
    areas: Annotated[Step, field("4 Areas for development", "All the needs before any remedy.")] = Step()
    milestones: Annotated[Step, field("5 Milestones", "Skills and experience, quick wins, worth to both sides.")] = (
        Step()
    )
    responsibility: Annotated[
        Step, field("6 Responsibility and opportunities", "What I can do myself, in the role and beside it.")
    ] = Step()
    action_plan: Annotated[
        Step,
        field("7 Action plan and support", "What, when, how, how reviewed; whose support; when we meet next."),
    ] = Step()
    questions: Annotated[
        tuple[str, ...], field("My questions", "One a line, the most important first.", text="text")
    ] = ()
    raise_again: Annotated[str, field("To raise again from last time", text="markdown")] = ""
    body: Annotated[
        str, field("Write-up", "Afterwards: what was said, in a few clear paragraphs.", text="markdown")
    ] = ""
    next_meeting: Annotated[
        PartialDate | None,
        field("Next meeting", "A day, and the time if it is known: 3 Dec 14:30.", toward="future", time="next_begins"),
    ] = None
    next_begins: Annotated[str, field("Next meeting begins at", shown=False)] = ""
    """As `begins`."""
    brief: Annotated[
        tuple[str, ...], field("Brief", "What goes into it, by key and in order; nothing else does.", shown=False)
    ] = ()
    """The keys are those of `careerjournal.conversations.brief`; one that says nothing here is kept and left out."""
    asked: Annotated[tuple[str, ...], field("Questions asked", "Ticked in the room.", text="text", shown=False)] = ()
    """Each as it stands among the questions; where that was put differently since, the tick is gone."""
    person: Annotated[str, field("Who that is", "Said where the name alone may mean several.", shown=False)] = ""
    """A name in full, an entry of the names list (``name 3``), or ``Priya (1)`` for one who was none of those known;
    empty while nobody had to say. It holds while it fits the name."""

    @property
    def title(self) -> str:
        """Whom it is with."""
        return f"With {self.with_whom}" if self.with_whom else ""

    @property
    def called(self) -> str:
        """How a sentence speaks of it: ``the conversation with Priya``."""
        return f"the conversation with {self.with_whom}"

    @property
    def date(self) -> PartialDate | None:
        """The date on which it is or was held."""
        return self.when

    @property
    def appointment(self) -> Appointment | None:
        """When it is or was held, with its time; None without a date."""
        return Appointment.of(self.when, self.begins)

    @property
    def next_appointment(self) -> Appointment | None:
        """When the next meeting is, with its time; None where that is not said."""
        return Appointment.of(self.next_meeting, self.next_begins)

    def is_written(self, name: StepName) -> bool:
        """Whether anything stands in a step: prepared, noted, or of the first one its purpose, endpoint or agenda."""
        step = self.step(name)
        frame = (getattr(self, field) for field in FRAME) if name is StepName.OPENING else ()
        return any(text.strip() for text in (step.preparation, step.notes, *frame))

    @property
    def steps_written(self) -> int:
        """In how many of the seven steps anything stands."""
        return sum(map(self.is_written, StepName))

    @property
    def steps(self) -> tuple[Step, ...]:
        """The seven steps in order."""
        return tuple(self.step(name) for name in StepName)

    def step(self, name: StepName) -> Step:
        """One of the seven."""
        step: Step = getattr(self, name.value)
        return step

"""What a journal holds: typed entries and the field's vocabulary. No reading, no writing, no clock."""

from careerjournal.model.action import Action, Support
from careerjournal.model.arrangement import Arrangement, LevelName, ShownQuestion
from careerjournal.model.aspiration import AreaForDevelopment, Aspiration, Milestone, Potential, Wording
from careerjournal.model.base import Entry, Origin, Part
from careerjournal.model.conversation import Conversation, Step, StepName
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.kinds import KINDS, entry_class
from careerjournal.model.lesson import Application, Lesson
from careerjournal.model.links import Kind, Ref
from careerjournal.model.move import Move, RoleInMind
from careerjournal.model.name import Name, Want
from careerjournal.model.opening import Audience, Opening, ReviewAnswer
from careerjournal.model.partial_date import DateError, PartialDate, Season
from careerjournal.model.records import (
    RecordError,
    from_record,
    part_from_record,
    part_to_record,
    readable_part,
    to_record,
    validated,
)
from careerjournal.model.reflection import Reflection
from careerjournal.model.role import Role
from careerjournal.model.setback import Reading, Setback, Shares
from careerjournal.model.share import Share
from careerjournal.model.story import Story
from careerjournal.model.success import Success, SuccessReading, SuccessShares
from careerjournal.model.typed import Problem, TypedError, as_typed, from_typed

__all__ = [
    "KINDS",
    "Action",
    "Application",
    "AreaForDevelopment",
    "Arrangement",
    "Aspiration",
    "Audience",
    "Conversation",
    "DateError",
    "Entry",
    "Field",
    "Kind",
    "Lesson",
    "LevelName",
    "Milestone",
    "Move",
    "Name",
    "Opening",
    "Origin",
    "Part",
    "PartialDate",
    "Potential",
    "Problem",
    "Reading",
    "RecordError",
    "Ref",
    "Reflection",
    "ReviewAnswer",
    "Role",
    "RoleInMind",
    "Season",
    "Setback",
    "Shape",
    "Share",
    "Shares",
    "ShownQuestion",
    "Step",
    "StepName",
    "Story",
    "Success",
    "SuccessReading",
    "SuccessShares",
    "Support",
    "TypedError",
    "Want",
    "Wording",
    "as_typed",
    "entry_class",
    "fields_of",
    "from_record",
    "from_typed",
    "part_from_record",
    "part_to_record",
    "readable_part",
    "to_record",
    "validated",
]

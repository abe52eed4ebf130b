"""The field's words, each set closed. The value is what is stored, shown and typed: one word for one thing.

The directions are the six of Kaye, Williams and Cowart (*Up Is Not the Only Way*, 2017), with *diagonal* and
*pause or return* added; the lattice itself is Benko and Anderson's (*The Corporate Lattice*, 2010).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Direction(StrEnum):
    """Which way a move goes on the lattice. None ranks above another."""

    VERTICAL = "vertical"
    LATERAL = "lateral"
    DIAGONAL = "diagonal"
    ENRICHMENT = "enrichment"
    EXPLORATORY = "exploratory"
    REALIGNMENT = "realignment"
    RELOCATION = "relocation"
    PAUSE = "pause or return"


class Rewording(StrEnum):
    """Why an aspiration was put differently."""

    BETTER = "better put"
    ANOTHER = "another wish"


class MoveForm(StrEnum):
    """The forms of a move: how it is made."""

    PERMANENT = "permanent"
    SECONDMENT = "secondment"
    PROJECT = "project"
    ACTING = "acting"
    COACHING = "coaching others"
    TRAINING = "training"


class MoveStatus(StrEnum):
    """How far a move has come. Missed and declined ones are could-have-beens and stay on the map."""

    CONSIDERING = "considering"
    APPLIED = "applied"
    OFFERED = "offered"
    TAKEN = "taken"
    DECLINED = "declined"
    MISSED = "missed"


class Fit(StrEnum):
    """How good a fit a move was thought to be, before that was known."""

    LONG_SHOT = "long shot"
    FAIR = "fair"
    STRONG = "strong"


class SetbackKind(StrEnum):
    """What sort of thing went wrong."""

    NOT_SHORTLISTED = "not shortlisted"
    INTERVIEW = "interview went badly"
    NEAR_MISS = "near miss"
    PASSED_OVER = "passed over"
    OFFER_WITHDRAWN = "offer withdrawn"
    ROLE_LOST = "role lost"
    PROJECT_FAILED = "project failed"
    MISJUDGEMENT = "misjudgement"
    HARD_FEEDBACK = "hard feedback"
    OTHER = "other"


class SuccessKind(StrEnum):
    """What sort of thing went well."""

    DELIVERED = "delivered"
    LEARNT = "learnt"
    HELPED = "helped somebody"
    SAID_OF_ME = "said of me"
    HONOUR = "honour"
    OTHER = "other"


class Whose(StrEnum):
    """Whose wish an aspiration is: a person's own, or somebody else's for them. It may change."""

    MINE = "mine"
    SUGGESTED = "suggested"
    EXPECTED = "expected"


class AspirationState(StrEnum):
    """Where an aspiration stands. Letting go is a decision, not a failure."""

    HELD = "held"
    REACHED = "reached"
    CHANGED = "changed"
    LET_GO = "let go"


class NeedKind(StrEnum):
    """What sort of need an area for development is, or a milestone meets."""

    KNOWLEDGE = "knowledge"
    SKILL = "skill"
    COMPETENCY = "competency"
    EXPERIENCE = "experience"


class Energy(StrEnum):
    """How much energy a day left its writer with."""

    DRAINED = "drained"
    TIRED = "tired"
    EVEN = "even"
    LIVELY = "lively"
    ENERGISED = "energised"


class ConversationPart(StrEnum):
    """My part in a conversation."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    MANAGER = "manager"
    TEAM_MEMBER = "team member"


LISTENERS: Final = (ConversationPart.MENTOR, ConversationPart.MANAGER)
"""The parts in which the conversation is about the other person's career."""


class ActionState(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class NameKind(StrEnum):
    """What a name in the text belongs to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    TEAM = "team"
    PROJECT = "project"
    PLACE = "place"


class Treatment(StrEnum):
    """What becomes of something exact when it is shared."""

    KEEP = "keep"
    SOFTEN = "soften"
    DROP = "drop"

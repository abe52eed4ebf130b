"""What of the journal may be shared, with whom and how: opened, answered and reviewed once, and kept."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Part
from careerjournal.model.describe import field
from careerjournal.model.vocabulary import Treatment


class Audience(Part, frozen=True, kw_only=True):
    """People one shares with, and what becomes of exact things on the way to them."""

    name: Annotated[str, field("Audience", "Like “my mentee”.", required=True)] = ""
    form: Annotated[str, field("In what form", "Markdown, plain text, HTML page or pack.")] = ""
    dates: Annotated[Treatment, field("Dates", "Softened, “spring 2019” becomes “a few years ago”.")] = Treatment.SOFTEN
    sums: Annotated[Treatment, field("Sums", "Softened, “£45,000” becomes “a large sum”.")] = Treatment.SOFTEN
    tags: Annotated[Treatment, field("Tags")] = Treatment.DROP
    links: Annotated[Treatment, field("Links", "Softened, “setback 3” becomes “another setback”.")] = Treatment.SOFTEN


class ReviewAnswer(Part, frozen=True, kw_only=True):
    """What was answered about one thing that might give somebody away."""

    finding: Annotated[str, field("Finding", required=True, text="text")] = ""
    answer: Annotated[str, field("Answer", "replace, cut or fine")] = ""
    with_: Annotated[str, field("Replaced with", text="text")] = ""


class Opening(Part, frozen=True, kw_only=True):
    """What of one entry, or of one page made of several, may be shared.

    What is answered is answered for one audience: what is fine for a mentee need not be fine in public.
    """

    of: Annotated[str, field("Of what", required=True)] = ""
    audience: Annotated[str, field("For which audience", "Empty for what is opened, which holds for all.")] = ""
    pieces: Annotated[tuple[str, ...], field("Opened", text="text")] = ()
    """With an audience: what was turned on or off of what was agreed, most of which is open at first."""
    answers: Annotated[tuple[ReviewAnswer, ...], field("Answers")] = ()
    reviewed: Annotated[
        tuple[str, ...], field("Reviewed", "SHA-256 of each document that passed the review.", text="text")
    ] = ()
    chosen: Annotated[str, field("Shared last with", "The audience chosen last; kept where none is named.")] = ""

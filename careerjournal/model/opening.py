"""What of the journal may be shared, with whom and how: opened, answered and reviewed once, and kept."""

from __future__ import annotations

from typing import Annotated

from careerjournal.model.base import Part
from careerjournal.model.describe import about
from careerjournal.model.vocabulary import Treatment


class Audience(Part, frozen=True, kw_only=True):
    """People one shares with, and what becomes of exact things on the way to them."""

    name: Annotated[str, about("Audience", "Like “my mentee”.", required=True)] = ""
    form: Annotated[str, about("In what form", "Markdown, plain text, HTML page or pack.")] = ""
    dates: Annotated[Treatment, about("Dates", "Softened, “spring 2019” becomes “a few years ago”.")] = Treatment.SOFTEN
    sums: Annotated[Treatment, about("Sums", "Softened, “£45,000” becomes “a large sum”.")] = Treatment.SOFTEN
    tags: Annotated[Treatment, about("Tags")] = Treatment.DROP
    links: Annotated[Treatment, about("Links", "Softened, “setback 3” becomes “another setback”.")] = Treatment.SOFTEN


class ReviewAnswer(Part, frozen=True, kw_only=True):
    """What was answered about one thing that might give somebody away."""

    finding: Annotated[str, about("Finding", required=True, text="text")] = ""
    answer: Annotated[str, about("Answer", "replace, cut or fine")] = ""
    with_: Annotated[str, about("Replaced with", text="text")] = ""


class Opening(Part, frozen=True, kw_only=True):
    """What of one entry, or of one page made of several, may be shared.

    What is answered is answered for one audience: what is fine for a mentee need not be fine in public.
    """

    of: Annotated[str, about("Of what", required=True)] = ""
    audience: Annotated[str, about("For which audience", "Empty for what is opened, which holds for all.")] = ""
    pieces: Annotated[tuple[str, ...], about("Opened", text="text")] = ()
    answers: Annotated[tuple[ReviewAnswer, ...], about("Answers")] = ()
    reviewed: Annotated[
        tuple[str, ...], about("Reviewed", "SHA-256 of each document that passed the review.", text="text")
    ] = ()

"""What is said of something on its way out: what each form is, and whether they have heard it before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from careerjournal.sharing.document import Format
from careerjournal.sharing.ledger import told_before

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.sharing.preparation import Preparation

FORMS: Final = {
    Format.MARKDOWN: "a page of Markdown",
    Format.TEXT: "plain text",
    Format.HTML: "a web page",
    Format.MAIL: "text for a mail",
    Format.PACK: "a pack",
    Format.SVG: "an SVG picture",
}
"""What each form is called here."""

WHAT_IT_IS: Final = {
    Format.MARKDOWN: "It is a plain file: whoever has it can read it.",
    Format.TEXT: "It is a plain file: whoever has it can read it.",
    Format.HTML: "It is a plain file that any browser shows and prints: whoever has it can read it.",
    Format.MAIL: "It is a plain file: whoever has it can read it. Its first line is the subject.",
    Format.SVG: "It is a plain file that any browser shows and prints: whoever has it can read it.",
    Format.PACK: "Only the passphrase opens it. Tell it to them some other way than you send the file.",
}
"""What a file of each form is to whoever has it."""


def heard_before(prep: Preparation, journal: Journal) -> str:
    """That they have heard it, where they have."""
    refs = [entry.ref for entry in prep.entries]
    before = next(iter(told_before(journal, refs, prep.for_whom)), None)
    return f"You told {before.for_whom} this on {before.date.words}." if before and before.date else ""

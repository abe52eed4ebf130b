"""The outgoing side of the Share screen: the words as they will leave, with what was done to them lit up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual.content import Content

from careerjournal.model.counting import counted
from careerjournal.sharing.document import Format
from careerjournal.sharing.outgoing import FORMS
from careerjournal.tui.widgets.hints import with_keys

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from careerjournal.sharing.preparation import Preparation
    from careerjournal.sharing.review.findings import Finding

_HEADING: Final = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_MARK: Final = re.compile(r"^#{1,6}(?= )|\*\*(?=\S)|(?<=\S)\*\*", re.MULTILINE)
_STRONG: Final = re.compile(r"\*\*(?=\S)[^*\n]+\*\*")


def outgoing(prep: Preparation, current: Finding | None = None) -> Content:
    """Every character that will leave, in the order in which it will.

    Headings and strong words are set bold, stand-ins green and italic; what the review asks about is underlined, and
    what is being looked at stands out of the line.
    """
    text = prep.text
    shown = Content(text)
    if prep.form not in (Format.TEXT, Format.MAIL, Format.SVG):
        for pattern in (_HEADING, _STRONG):
            for match in pattern.finditer(text):
                shown = shown.stylize("bold", *match.span())
        for match in _MARK.finditer(text):
            shown = shown.stylize("not bold $muted", *match.span())
    # What is found in the document stands further down in a pack.
    lit = [(span.start, span.end, "italic $growth") for span in prep.document.spans]
    for finding in prep.asked:
        looked_at = current is not None and finding.key == current.key
        lit.append((finding.start, finding.end, "bold reverse $accent" if looked_at else "underline $accent"))
    start = text.find(prep.document.markdown)
    for begin, end, style in lit:
        if start >= 0:
            shown = shown.stylize(style, start + begin, start + end)
        elif again := _again(prep.document.markdown[begin:end], text, begin):
            shown = shown.stylize(style, *again.span())
    return shown


def _again(words: str, text: str, near: int) -> re.Match[str] | None:
    """Where the same words stand in plain text, which is set anew: a little before where they stood, or later."""
    wanted = r"\s+".join(map(re.escape, words.split()))
    return re.compile(wanted).search(text, max(0, near - 400)) if wanted else None


def facts(prep: Preparation) -> Content:
    """For whom, in which form, and how much it is."""
    size = "" if prep.document.problems else counted(len(prep.data), "byte")
    said = f"{size} before it is sealed" if size and prep.form is Format.PACK else size
    return Content.assemble(
        ("for ", "$muted"),
        prep.for_whom,
        ("   as ", "$muted"),
        FORMS.get(prep.form, prep.form),
        (f"   {said}", "$muted"),
    )


def nothing(node: DOMNode) -> Content:
    """What stands there while nothing is open.

    Args:
        node: any node of the app whose keys are meant.
    """
    how = "a field or a paragraph at a time, with {share-box} or a click"
    return with_keys(node, f"Nothing. Everything is closed until you open it: {how}.", "$muted").content


def private_facts(prep: Preparation, *, beside: bool) -> str:
    """What it is, how much is open and how much to be answered; and, where that is not beside it, what will leave."""
    facts = [prep.subject.key, "private"]
    if not beside:
        facts = [f"for {prep.for_whom}, as {FORMS.get(prep.form, prep.form)}"]
    if prep.pieces:
        facts.append(f"{sum(one.key in prep.opened for one in prep.pieces)} of {len(prep.pieces)} open")
    if prep.asked:
        facts.append(f"{len(prep.asked)} to look at")
    return " · ".join(facts)

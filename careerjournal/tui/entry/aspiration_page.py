"""The page of an aspiration: what is wanted, what speaks for it, what is needed, and the hand-holds on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from careerjournal.model.vocabulary import Rewording
from careerjournal.tui.entry.blocks import Beside, Block, Facts, Heading, Hold, Markdown, Words, linked
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols

if TYPE_CHECKING:
    from careerjournal.journal.titles import Titled
    from careerjournal.model import Aspiration, Milestone, Potential


LAID_OUT: Final = frozenset(
    {
        *("what", "why", "whose", "state", "direction", "horizon", "kinds_of_work", "body"),
        *("enjoyed_now", "drained_now", "enjoyed_before", "drained_before", "potential", "areas", "milestones"),
        "earlier_wordings",
    }
)
"""The fields that `aspiration_blocks`, the title and the facts above them say; the page shows any other as it would
of another kind."""


def aspiration_blocks(held: Aspiration, speaking: Sequence[Block] = (), titled: Titled = str) -> list[Block]:
    """Everything between the title and what it is linked with.

    Args:
        held: the aspiration.
        speaking: the successes that are evidence of it, to stand under its potential.
        titled: what an entry is called that a link in its texts leads to.
    """
    way = f"{symbols.DIRECTION[held.direction]} {held.direction}" if held.direction else ""
    facts = " · ".join(fact for fact in (way, held.horizon) if fact)
    blocks: list[Block] = [Facts(said) for said in (facts, " · ".join(held.kinds_of_work)) if said]
    if held.why:
        blocks += [Heading("Why"), Words(linked(held.why, titled))]
    if held.body:
        blocks += [Heading("In my own words"), Markdown(held.body)]
    blocks += _pair("Now", titled, ("What I enjoy", held.enjoyed_now), ("What drains me", held.drained_now))
    blocks += _pair("Before", titled, ("What I enjoyed", held.enjoyed_before), ("What drained me", held.drained_before))
    blocks += _potential(held.potential, speaking, titled)
    if held.areas:
        needs = [(f"· {area.need}", f"   {area.kind}" if area.kind else "") for area in held.areas]
        lines = [Content.assemble((need[:2], "$muted"), need[2:], (kind, "$muted")) for need, kind in needs]
        blocks += [Heading("Areas for development"), Words(Content("\n").join(lines))]
    blocks += _milestones(held.milestones, titled)
    if held.earlier_wordings:
        blocks += [Heading("How I put it before"), *_line_of_wordings(held)]
    return blocks


_STEPS = {
    Rewording.BETTER: ("│ ", "the same, put better"),
    Rewording.ANOTHER: ("╳ ", "another wish"),
    None: ("┊ ", "put differently"),
}
"""How a change of wording is drawn on the line and said."""


def _line_of_wordings(held: Aspiration) -> list[Block]:
    """The wordings along a line, the latest first: when each was said, and what each change was."""
    earlier = held.earlier_wordings
    now = since.words if (since := earlier[-1].until) else ""
    rows = [Content.assemble(("● ", "bold $accent"), "as I put it now", (f", since {now}" if now else "", "$muted"))]
    for place in reversed(range(len(earlier))):
        wording = earlier[place]
        sign, says = _STEPS[wording.rewording]
        rows.append(Content.assemble((f"{sign}{says}", "$muted")))
        began = earlier[place - 1].until if place else None
        span = [f"from {began.words}" if began else "", f"until {wording.until.words}" if wording.until else ""]
        when = " ".join(one for one in span if one)
        rows.append(Content.assemble(("○ ", "$accent"), f"“{wording.what}”"))
        rows += [Content.assemble(("  ", ""), (line, "$muted")) for line in (when, wording.why) if line]
    return [Words(Content("\n").join(rows)), Words(plain(f"\n{_wordings_in_words(held)}", "$muted"))]


def _wordings_in_words(held: Aspiration) -> str:
    """The line in a sentence: how many wordings there are, and what each change was."""
    changes = [wording.rewording for wording in held.earlier_wordings]
    said = [
        f"{_times(changes.count(change))} {words}"
        for change, words in (
            (Rewording.BETTER, "the same put better"),
            (Rewording.ANOTHER, "another wish"),
            (None, "without saying which"),
        )
        if change in changes
    ]
    return f"Put in {len(changes) + 1} ways so far: {', '.join(said)}."


def _times(count: int) -> str:
    return "once" if count == 1 else "twice" if count == 2 else f"{count} times"


def _pair(heading: str, titled: Titled, left: tuple[str, str], right: tuple[str, str]) -> list[Block]:
    """Two short texts that belong beside each other; nothing where neither is there."""
    said = [_labelled(label, text, titled) for label, text in (left, right) if text]
    return [Heading(heading), Beside(tuple(said))] if said else []


def _potential(potential: Potential, speaking: Sequence[Block], titled: Titled) -> list[Block]:
    mine = [_labelled("My view", potential.my_view, titled), _labelled("How I know", potential.evidence, titled)]
    whose = f"As {potential.whose_view} sees it" if potential.whose_view else "As another sees it"
    theirs = _labelled(whose, potential.their_view, titled)
    if potential.whose_view and not potential.their_view:
        theirs = _labelled("Whose view that is", potential.whose_view, titled)
    columns = [Content("\n\n").join(said) for side in (mine, [theirs]) if (said := [one for one in side if one.plain])]
    blocks: list[Block] = [Heading("Potential"), Beside(tuple(columns))] if columns else []
    if potential.difference:
        blocks += [] if blocks else [Heading("Potential")]
        blocks.append(
            Words(
                Content.assemble(
                    "\n" if columns else "", _labelled("Where the two differ", potential.difference, titled)
                )
            )
        )
    if speaking:
        blocks += [] if blocks else [Heading("Potential")]
        blocks += [Words(plain("\nSuccesses that speak for it", "$muted")), *speaking]
    return blocks


def _labelled(label: str, text: str, titled: Titled) -> Content:
    return Content.assemble((f"{label}\n", "$muted"), linked(text, titled)) if text else Content("")


def _milestones(milestones: tuple[Milestone, ...], titled: Titled) -> list[Block]:
    """The hand-holds: those reached by their date, then the next, then the others in their order."""
    if not milestones:
        return []
    reached = sorted((one for one in milestones if one.reached), key=lambda one: str(one.reached))
    ahead = [one for one in milestones if not one.reached]
    blocks: list[Block] = [Heading("Milestones, the hand-holds on the way")]
    blocks += [_hold(one, "reached", titled) for one in reached]
    return blocks + [_hold(one, "ahead" if place else "next", titled) for place, one in enumerate(ahead)]


_MARKS = {"reached": ("✓ ", "$growth"), "next": ("▸ ", "bold $accent"), "ahead": ("○ ", "$muted")}


def _hold(milestone: Milestone, standing: str, titled: Titled) -> Hold:
    facts = [
        f"reached {milestone.reached.words}" if milestone.reached else "the next one" if standing == "next" else "",
        "a quick win" if milestone.quick_win and not milestone.reached else "",
        str(milestone.kind or ""),
    ]
    said = " · ".join(fact for fact in facts if fact)
    title = Content.assemble(_MARKS[standing], plain(milestone.what, "bold" if standing == "next" else ""))
    lines = [title, plain(said, "$muted")] if said else [title]
    worth = (("Worth to me", milestone.worth_to_me), ("Worth to the work", milestone.worth_to_work))
    return Hold(
        Content("\n").join(lines), tuple(_labelled(label, text, titled) for label, text in worth if text), standing
    )

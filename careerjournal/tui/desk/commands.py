"""The commands of the desk, and what there must be for some of them to be offered."""

from __future__ import annotations

from typing import Final

from careerjournal.model.links import Kind
from careerjournal.sharing.kinds import SHARED
from careerjournal.tui.commands import Below, command
from careerjournal.tui.entry.action_line import STATES
from careerjournal.tui.entry.nudges import NUDGING
from careerjournal.tui.sections.catalogue import SECTIONS

COMMANDS: Final = (
    *(
        command(
            section.key,
            f"go('{section.key}')",
            section.name,
            f"Go to {section.name}.",
            name=f"go-{section.key}",
            footer=False,
        )
        for section in SECTIONS
    ),
    command("w", "answer", "write", "Answer today’s question with a reflection.", also="begin start"),
    command("full_stop", "another", "another", "Ask another question."),
    command("Q", "own_questions", "my questions", "Put down questions of your own for Today.", footer=False),
    command(
        "n",
        "new",
        "new",
        "Put down a new entry of this section’s kind.",
        below=Below(1),
        also="add create insert compose",
    ),
    command("N", "new_any", "new of any kind", "Choose a kind, and put down a new entry of it.", footer=False),
    command("e", "edit", "edit", "Change the open entry.", below=Below(2), also="change modify amend correct rename"),
    command(
        "plus",
        "add_reading",
        "read anew",
        "Say how the open entry reads today.",
        footer=False,
        also="read again reread reflect revisit later reading",
    ),
    command("Y", "ended_well", "it went well", "The success under way has ended as one.", footer=False),
    command("Z", "became_setback", "it became a setback", "The success under way was none.", footer=False),
    command(
        "B",
        "become",
        "becomes …",
        "Make the open reflection a setback, a success, a lesson or an aspiration.",
        footer=False,
        also="convert turn",
    ),
    command(
        "O",
        "go_through",
        "go through what came in",
        "Go through what came in from other programs, what reads like a setback or a lesson first.",
        footer=False,
    ),
    command(
        "p",
        "put_to_use",
        "put to use",
        "Say when and where the open lesson was put to use.",
        footer=False,
        also="applied apply used times practised",
    ),
    command("W", "came_right", "came right", "Put down the success beside the open setback.", footer=False),
    command(
        "l", "link", "link", "Point from the open entry to another.", below=Below(rank=-1), also="connect reference"
    ),
    command("d", "delete", "delete", "Put the open entry in the trash; undo brings it back.", also="remove erase"),
    command(
        "u",
        "undo",
        "undo",
        "Take back the latest change, whichever entry it was in.",
        footer=False,
        also="revert cancel",
    ),
    command(
        "H",
        "history",
        "earlier versions",
        "What the open entry said before each edit.",
        footer=False,
        also="revisions old",
    ),
    command(
        "T",
        "trash",
        "trash",
        "What was deleted; put it back, or delete it for good.",
        footer=False,
        also="bin restore recover removed deleted",
    ),
    command("colon", "go_to_date", "date", "Go to a date in the list.", footer=False),
    command(
        "F",
        "filter",
        "filter",
        "Show only one kind, tag, person or year in the lists.",
        footer=False,
        also="narrow only",
    ),
    command(
        "M", "months", "months", "How much was put down when, month by month; go to one.", footer=False, also="calendar"
    ),
    command("R", "review", "in one sitting", "Look back over a year, or a part of it, in one sitting.", footer=False),
    command(
        "slash",
        "search",
        "search",
        "Find words in everything you have put down; a minus before one leaves it out.",
        also="look",
    ),
    command("number_sign", "tags", "tags", "List the tags, and what has each.", name="list-tags", footer=False),
    command(
        "A",
        "actions",
        "actions",
        "Go to the actions: mine, those I wait for, done, dropped.",
        footer=False,
        also="todo tasks",
    ),
    command(
        "K",
        "remind",
        "remind me",
        "Say after how many months without a conversation Today is to remind you of this person.",
        name="remind-of-person",
        footer=False,
    ),
    *STATES,
    *NUDGING,
    command(
        "b",
        "look_back",
        "look back",
        "Look back at what was sealed in the open entry, or open the letter that it is.",
    ),
    command(
        "D",
        "debrief",
        "debrief",
        "Put down what was asked in the room, in ten minutes after it.",
        footer=False,
    ),
    command(
        "L", "letter", "letter", "Write a letter to myself, closed until a day.", footer=False, also="future capsule"
    ),
    command("v", "next_view", "another view", "Show this section another way.", below=Below(1, "view")),
    command(
        "s",
        "share",
        "share",
        "Open parts of this entry, see exactly what will leave, and write it out.",
        below=Below(1),
        also="export print send publish save",
    ),
    command("f", "find_story", "find a story", "Describe a situation, and what fits it comes up.", footer=False),
    command(
        "C",
        "cv",
        "CV of failures",
        "Chosen setbacks as one fair page, beside what went right.",
        footer=False,
        also="print export",
    ),
    command(
        "E",
        "evidence",
        "page of evidence",
        "What went well, for a time and an area, as one page.",
        footer=False,
        also="print export",
    ),
    command(
        "V",
        "bring_in",
        "bring in a career",
        "Bring in a career: LinkedIn’s data, a JSON Resume, a table or lines of a CV.",
        name="bring-in-career",
        footer=False,
        also="import cv resume",
    ),
    command("o", "open_pack", "pack", "Open a pack: put the stories that somebody sent you on your shelf."),
    command(
        "I",
        "take_in",
        "take in another journal",
        "Take in another journal: jrnl, Day One, Markdown, one of ours …",
        footer=False,
        also="import",
    ),
    command(
        "U",
        "write_journal",
        "write the journal out",
        "Write the journal out, all or a part, in an open format: JSON, Markdown, a page, a booklet …",
        footer=False,
        also="export print save backup download pdf",
    ),
    command(
        "r",
        "tour",
        "tour",
        "A short tour: what stands where, in eight steps.",
        footer=False,
        also="tutorial introduction begin",
    ),
    command(
        "backspace",
        "back",
        "back",
        "Go back to the entry that was open before, or to Today.",
        footer=False,
        also="return previous",
    ),
    command("escape", "close", "back to the list", "Leave the open entry for the list.", below=Below(short="back")),
)

OF_AN_ENTRY: Final = frozenset(
    {
        *("edit", "delete", "link", "add_reading", "look_back", "debrief", "remind", "ended_well", "became_setback"),
        *("become", "set_state", "came_right", "put_to_use", "history", "share"),
    }
)
"""Actions that are for the entry that is shown."""

ONLY_OF: Final = {"set_state": Kind.ACTION, "came_right": Kind.SETBACK, "put_to_use": Kind.LESSON}
"""What is offered only of an entry of one kind, by the action."""

OFFERED_BESIDE: Final = {
    "find_story": (*(kind for kind, shared in SHARED.items() if shared.tells), Kind.SHARE),
    "cv": (Kind.SETBACK, Kind.SHARE),
    "evidence": (Kind.SUCCESS, Kind.SHARE),
    "open_pack": (Kind.SHARE,),
}
"""What is offered only in sections that hold one of these kinds, by the action."""

"""What to ask oneself at each step of a career conversation; the questions differ with one's part in it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from careerjournal.model.conversation import StepName
from careerjournal.model.vocabulary import LISTENERS, ConversationPart

_MENTEE: Final = {
    StepName.OPENING: (
        "What do I want to be different by the time we stand up?",
        "What did I say last time that I would do, and what became of it?",
        "What is this hour not for?",
    ),
    StepName.ASPIRATIONS: (
        "What would an ordinary week hold if this came true, once the title is taken away?",
        "Whose wish is it: mine, or one that I have picked up from somebody?",
        "And if I want to stay where I am: what would I like more of there, and what less?",
    ),
    StepName.POTENTIAL: (
        "What have I done already that shows I could do it, and who saw it?",
        "What have I learnt so far that I once thought I never would, and how?",
        "Does it fit what I want, and where does their view of me differ from mine?",
    ),
    StepName.AREAS: (
        "Where would I be found out, there or where I am now?",
        "Is it something to know, something to be able to do, or only something I have never been through?",
        "What else, before I think of a single remedy?",
    ),
    StepName.MILESTONES: (
        "What could I point at in three months that is not there today?",
        "Which of these would be worth something to the people I work for, too?",
        "Which is small enough to be done before we meet again?",
    ),
    StepName.RESPONSIBILITY: (
        "What can I begin from where I sit, without asking anybody?",
        "What would I have to put down, so that the job I have does not suffer?",
        "Which door have I been waiting for somebody else to open?",
    ),
    StepName.ACTION_PLAN: (
        "What will I do, by which day, and how shall we both know that it is done?",
        "What do I need from them, and is it fair to ask?",
        "Whom should I get to know, who makes the introduction, and when do we talk next?",
    ),
}

_MENTOR: Final = {
    StepName.OPENING: (
        "What do they want of this: advice, a hearing, or company?",
        "What will I leave in their hands, whatever happens?",
        "What did each of us promise last time?",
    ),
    StepName.ASPIRATIONS: (
        "Which sort of work do they light up about, before any post is named?",
        "What did they enjoy where they have been, and what wore them out?",
        "Is it their own wish? And if they want to stay where they are, do I hear that as an answer?",
    ),
    StepName.POTENTIAL: (
        "What do they think they could do, and what do they go by?",
        "What have they learnt so far, and what have I seen them do that they do not count?",
        "Does it fit what they want? Where I see it differently, which example can I give?",
    ),
    StepName.AREAS: (
        "Have I heard every need, or only the first for which I know a cure?",
        "Is it knowledge, a skill, a way of working, or not having done it yet?",
        "What do they leave out when they tell it?",
    ),
    StepName.MILESTONES: (
        "What would be a hand-hold for them: something learnt or done, rather than a post?",
        "Which is quick, and worth something to those they work with?",
        "Are these their milestones, or mine when I was where they are?",
    ),
    StepName.RESPONSIBILITY: (
        "What could they do themselves, where they already are?",
        "What am I about to offer to do for them?",
        "Which miss of my own would help here, and is all of it mine to tell?",
    ),
    StepName.ACTION_PLAN: (
        "Are they the one who holds the pen?",
        "What have I said that I would do, whom could I introduce them to, and can I keep to it?",
        "When do we speak again, whatever has or has not happened by then?",
    ),
}

_MANAGER: Final = {
    StepName.OPENING: (
        "Have I said what this is for, and that it is not the promise of a post?",
        "Where would each of us like to be at the end of it?",
        "What may they fear that I will do with what they tell me?",
    ),
    StepName.ASPIRATIONS: (
        "What would they like more of in a week, and what might they not say because I am the one who asks?",
        "What draws them to it, once grade and pay are left out?",
        "And if they want to stay where they are: what would keep it worth staying for?",
    ),
    StepName.POTENTIAL: (
        "How do they rate themselves for it, and on what grounds?",
        "What have they learnt so far, and what have I seen with my own eyes, for and against?",
        "Does it fit what they want? If I see it otherwise, how do I say so today rather than in a year?",
    ),
    StepName.AREAS: (
        "What would they need to know, to be able to do, or to have been through?",
        "Is all of it on the table, before anybody says “course”?",
        "Is any of what stands in the way ours to change: the rota, the team, me?",
    ),
    StepName.MILESTONES: (
        "What could they have learnt or done by then that is not a promotion?",
        "What would be worth having for them, and for the work as well?",
        "Which part could be done within a month?",
    ),
    StepName.RESPONSIBILITY: (
        "What will they do about it, and what am I tempted to take over?",
        "Where is there room in the work they have: a project, a stretch, a week beside somebody?",
        "How is their present work kept whole while they try it?",
    ),
    StepName.ACTION_PLAN: (
        "What will they do, by when, and how shall we look at it together?",
        "What have I offered, and is it mine to give?",
        "Whom should they meet, who makes the introduction, and when do we talk next?",
    ),
}

_TEAM_MEMBER: Final = {
    StepName.OPENING: (
        "What should my manager know by the end that they do not know now?",
        "What am I asking for: an ear, an opinion, or a decision?",
        "What do I want to stay between us?",
    ),
    StepName.ASPIRATIONS: (
        "If I could keep only half of my work, which half?",
        "What would I like to be doing, whether or not this team has it, and why, without naming a post?",
        "And if I want to stay where I am: how do I say that it is a whole answer?",
    ),
    StepName.POTENTIAL: (
        "What have I done this year that my manager did not see?",
        "What have I learnt so far, and what is the fairest case against me?",
        "Does it fit what I want? What do I believe they think of me, and have they said so?",
    ),
    StepName.AREAS: (
        "What would I need before I would trust myself with it?",
        "What have I been told to work on, and do I agree?",
        "Have I named every need, or only those that have a course?",
    ),
    StepName.MILESTONES: (
        "What could I show by the next review that would answer the question?",
        "Which step would help the team as well as me?",
        "What could be done within a month?",
    ),
    StepName.RESPONSIBILITY: (
        "What can I do in the job I have, beginning this week?",
        "What would somebody here be glad to hand over?",
        "How shall I notice if my present work pays for it?",
    ),
    StepName.ACTION_PLAN: (
        "What will I do, by which day, and how shall we both know?",
        "What do I need from my manager: time, a word with somebody, leave to try?",
        "Whom should I get to know, who makes the introduction, and when do we look at it again?",
    ),
}

_QUESTIONS: Final[Mapping[ConversationPart, Mapping[StepName, tuple[str, ...]]]] = {
    ConversationPart.MENTEE: _MENTEE,
    ConversationPart.MENTOR: _MENTOR,
    ConversationPart.MANAGER: _MANAGER,
    ConversationPart.TEAM_MEMBER: _TEAM_MEMBER,
}


_STAYING_MYSELF: Final = {
    StepName.POTENTIAL: (
        "What am I good at here that nobody has asked me for yet?",
        "What have I learnt so far that I could hand on to somebody?",
        "What do they see in me, and must I follow where it points?",
    ),
    StepName.AREAS: (
        "What would I like to do better in the work I have?",
        "What is changing around it that I should know about?",
        "What else, before I think of a single remedy?",
    ),
    StepName.MILESTONES: (
        "What would make the next year here better than the last?",
        "What could I show, hand on or finish that I have not yet?",
        "Which of these would be worth something to the people I work with, too?",
    ),
}
_STAYING_ANOTHER: Final = {
    StepName.POTENTIAL: (
        "What do they do well here that I have come to take for granted?",
        "What have they learnt so far that others could learn from them?",
        "Do I want more for them than they do, and why?",
    ),
    StepName.AREAS: (
        "What would they like to do better in the work they have?",
        "What is changing around it that I should tell them of?",
        "Is any of what tires them ours to change: the rota, the team, me?",
    ),
    StepName.MILESTONES: (
        "What would make the next year here a good one for them?",
        "What could they show, teach or finish, without another title?",
        "How is it seen and said that staying is worth as much as moving?",
    ),
}


def questions(step: StepName, part: ConversationPart | None, *, staying: bool = False) -> tuple[str, ...]:
    """Two or three questions for a step; those of a mentee as long as nothing is said of one's part.

    Args:
        step: the step.
        part: mine in the conversation.
        staying: whether whoever it is about stays where they are; then nothing takes a next step for granted.
    """
    others = _STAYING_ANOTHER if part in LISTENERS else _STAYING_MYSELF
    if staying and step in others:
        return others[step]
    return _QUESTIONS[part or ConversationPart.MENTEE][step]

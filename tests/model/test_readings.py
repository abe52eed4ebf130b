"""How a line reads: like a job title, like a remedy, like staying. What must be noticed, and what must be let alone."""

from __future__ import annotations

import pytest
from hypothesis import given

from careerjournal.model.readings import reads_like_a_job_title, reads_like_a_remedy, reads_like_staying
from tests.model.strategies import nasty_texts

JOB_TITLES = """
Manager
Head of planning
Deputy head of planning by the summer
Become head of planning
To be head of planning after Martin
Director
Director of operations
A director by forty
Managing director
Finance director at a charity
Chief executive
Chief executive officer
Chief financial officer
CEO
CTO by 2030
VP
VP of engineering
Vice-president
Senior manager
Regional sales manager
Get a job as product manager
Work as a policy advisor
Team leader
Team lead
Tech lead in the platform team
Shift leader by spring
Become a team leader
Senior analyst
Lead developer
Principal engineer
Staff engineer
Software architect
Project manager
Programme manager
Become a project manager
The role of harbour master
Harbour master
Assistant harbour master
Chief surveyor
Surveyor
Senior lecturer
Professor
Professor of economics
Head teacher
Headteacher
Deputy head
Ward manager
Matron
Charge nurse manager
Partner
Partner in the firm
Made partner by forty
Sergeant
Detective inspector
Captain
Store manager
Assistant store manager
Editor
Deputy editor
Managing editor
Company secretary
Treasurer
Chair of governors
Trustee
Promotion
Promotion to senior
Promoted
Be promoted
Get promoted by June
Get promoted to grade 7
My next promotion
Grade 7
Reach grade 6 by next year
Band 8a
Level 5
A better job
A new role in policy
Get a new job
The top job
Martin’s job
Get Martin’s job when he goes
A seat on the board
Appointed head of surveys
Appointed to the board
“Operations manager.”
Step up to be deputy director
Human resources director
""".strip().splitlines()

HAND_HOLDS = """
Read a year’s budget well enough to ask the second question
A printed depth card that the ferry crews have used for a month without being reminded
Explained how sure we are of a prediction in one sentence
Know what happens to a sounding between the boat and the sheet
Led a project from start to end
Lead a project
Lead the survey of the upper river
Led a team of three
Manage a budget
Managed a budget of my own
Managing a budget without help
Managed two people who did not choose me
Managed my manager
Be a better manager
A better manager
A good manager
Become a confident presenter
Become a calmer chair
Be a fair boss
A manager people choose to work for
Understand how a director thinks
Understand what the treasurer reads first
Shadowed the director for a week
Shadow a head of service for a day
Shadowed two managers
Know every deputy by name
Met the chief executive
Interviewed five project managers about what they regret
Presented to the chief executive
Presented to the board without slides
Presented at the board
Written a paper for the director
Wrote to the editor
Chaired a meeting of people more senior than me
Chair the working group for a year
Chair a difficult meeting
Disagreed with Harriet to her face
Disagree with a manager, and stay friends
Coached one analyst
Coached two analysts to their first report
Mentored somebody through an application
Taught a class of surveyors
Ran a half-day for the trainees
Head up the bid
Head off a crisis before it starts
Direct a small play
Engineer a better handover
Pilot the new form on one ferry
Judge a survey by its errors
Edited the annual report
Edit somebody else’s report
Design a form people fill in
Supervised a student
Partnered with another team
Partner with the ferry crews on the timetable
Train a successor
Principal components, understood
A working grasp of money
Money
Experience of managing people
Experience of budgets
Budget management
Project management
Project management skills
Leadership
Line management of two people
Management of a small budget
A chartered engineer
Certified accountant
Qualified to drive the launch
The launch certificate, parts one and two
Acting head of planning for a month
Stand-in captain for a week
A reference from my manager
Feedback from the chief surveyor
Trusted by the head of planning
Asked by the director for advice
The respect of my team lead
Lost my fear of the treasurer
Ask the treasurer one question
Hold a room for ten minutes
Hold my nerve with the chair
Learn Welsh
Work on a project with the engineers
Level 2 of nothing in particular, but the whole of it understood
Wrote one page
Promoted a colleague’s work
Promote the work of others
Board games with the crew
New ways to say no
""".strip().splitlines()


@pytest.mark.parametrize("text", JOB_TITLES)
def test_a_post_is_noticed(text: str) -> None:
    assert reads_like_a_job_title(text)


@pytest.mark.parametrize("text", HAND_HOLDS)
def test_what_is_learnt_gained_or_done_is_let_alone(text: str) -> None:
    assert not reads_like_a_job_title(text)


def test_there_are_enough_of_both() -> None:
    assert min(len(set(JOB_TITLES)), len(set(HAND_HOLDS))) >= 60


REMEDIES = """
A course
A course in finance
A two-day course in finance
The two-day course in finance for people who have avoided it
Finance training
Go on a leadership course
I should do a leadership course
Get a mentor
A mentor
Find a coach
An MBA
Do an MBA
Take a public speaking course
Presentation training
Book a workshop on negotiation
Attend the conference
Attend more meetings
A secondment
A secondment to finance
Evening classes
Read a book about budgets
Read up on budgets
Shadow the treasurer
Sign up for the training scheme
Enrol on a diploma
Change teams
Move to another department
Ask Ros to coach me
A certificate in project management
Media training next spring
""".strip().splitlines()

NEEDS = """
Money
Money, as above
Reading a budget
To read a budget without fear
Disagreeing with Harriet to her face
Having managed people who did not choose me
Asking for things early, and small
Confidence in a cold room
To say no
Knowing what the board wants
More than two people
Coaching others
Coaching people without telling them
Training others
Training new watch officers
Mentoring someone who is not like me
Speaking in public
Presenting to people who outrank me
Experience of a survey of my own
Being off course and saying so
Know the course of the river
To judge when a course is worth it
Patience
Finishing
Delegating
Technical knowledge of tides
Welsh
How decisions are made
Being a mentor
To stop reading and start asking
""".strip().splitlines()


@pytest.mark.parametrize("text", REMEDIES)
def test_a_remedy_is_noticed(text: str) -> None:
    assert reads_like_a_remedy(text)


@pytest.mark.parametrize("text", NEEDS)
def test_a_need_is_let_alone(text: str) -> None:
    assert not reads_like_a_remedy(text)


@pytest.mark.parametrize(
    "text",
    [
        "To be where I am, for now, and get properly good at it",
        "I am where I want to be, for now.",
        "Stay in the tower",
        "To stay",
        "Remain a surveyor",
        "Keep doing what I do now",
        "For now",
    ],
)
def test_staying_is_heard(text: str) -> None:
    assert reads_like_staying("", text)


@pytest.mark.parametrize("text", ["To run a survey of my own", "To be head of planning", "", "Nowhere near here"])
def test_other_wishes_are_not_taken_for_it(text: str) -> None:
    assert not reads_like_staying(text)


@given(nasty_texts())
def test_whatever_is_written_is_read(text: str) -> None:
    for reads in (reads_like_a_job_title, reads_like_a_remedy, reads_like_staying):
        assert reads(text) in (True, False)

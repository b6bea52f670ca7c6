"""An opening sentence for problems that nobody tells: who poses the question, and where."""

from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE

_OPENINGS = (
    "{who} is practising for a mathematics contest.",
    "{who}'s teacher writes this problem on the board.",
    "{who} found this question in an old exercise book.",
    "{who} puts this puzzle to {friend}.",
    "{who} wants to solve the following problem.",
    "here is a question from {who}'s last test.",
    "{who} and {friend} work on this problem together.",
    "{who} has been given this exercise as homework.",
    "on the train, {who} passes the time with this puzzle.",
    "{who} read this problem in a magazine.",
    "{who} asks {friend} the following question.",
    "for the school's puzzle evening, {who} has made up this question.",
)


def open_with(sheet: Sheet, share: float = 0.65) -> None:
    """In this share of cases, say who poses the problem, unless it has people of its own."""
    if sheet.chance(share) and not any(person.name in sheet.problem for person in PEOPLE):
        who, friend = sheet.rng.sample(PEOPLE, 2)
        sheet.open_with(sheet.pick(_OPENINGS).format(who=who.name, friend=friend.name))

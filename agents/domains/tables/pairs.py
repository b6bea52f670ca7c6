"""Two tables that belong together: what somebody did, and a number for each thing that it was done with."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """What the tables are about, with the words for it.

    Attributes:
        intro, line: of the first table; {0} a person, {1} a thing, {2} a number.
        other, entry: of the second table; {0} a thing, {1} its number.
        things: what may be named.
        one, many: what a line of the first table is called, and several of them.
        measure: what the numbers of the first table count.
        did: a line, told; {person}, {thing} and {number} stand in it.
        named: lines that name a thing, which is {}.
        absent: lines whose thing is not in the second table.
        otherwise: what is taken for such a thing; {} is a number.
        does, do: that a line, or several, come to a number of the unit.
        altogether: the question for everything together.
        unit: of the products.
        low, high: bounds of the numbers of the second table.
    """

    intro: str
    line: str
    other: str
    entry: str
    things: Sequence[str]
    one: str
    many: str
    measure: str
    did: str
    named: str
    absent: str
    otherwise: str
    does: str
    do: str
    altogether: str
    unit: str
    low: int
    high: int

    def told(self, person: str, thing: str, number: str) -> str:
        """A pattern that tells a line whose parts are in these variables."""
        return self.did.format(person=f"{{{person}}}", thing=f"{{{thing}}}", number=f"{{{number}}}")


PAIRS = (
    Pair(
        intro="These orders came in",
        line="- {0}: {2} {1}.",
        other="The prices for each are",
        entry="- {0}: {1} dollars.",
        things=("apples", "pears", "plums", "melons", "figs"),
        one="order",
        many="orders",
        measure="pieces",
        did="{person} ordered {number} {thing}",
        named="orders of {}",
        absent="orders of fruit without a price",
        otherwise="fruit without a price costs {} dollars",
        does="costs",
        do="cost",
        altogether="how many dollars do all orders cost together?",
        unit="dollars",
        low=2,
        high=9,
    ),
    Pair(
        intro="These people borrowed things",
        line="- {0}: {1} for {2} days.",
        other="The charge for a day is",
        entry="- {0}: {1} dollars.",
        things=("tent", "canoe", "ladder", "drill", "projector"),
        one="loan",
        many="loans",
        measure="days",
        did="{person} borrowed the {thing} for {number} days",
        named="loans of the {}",
        absent="loans of things without a charge",
        otherwise="a thing without a charge costs {} dollars a day",
        does="costs",
        do="cost",
        altogether="how many dollars do all loans cost together?",
        unit="dollars",
        low=2,
        high=15,
    ),
    Pair(
        intro="These tours were made",
        line="- {0} to {1}: {2} times.",
        other="The distances are",
        entry="- {0}: {1} kilometres.",
        things=("Aldery", "Brent", "Corvale", "Dunmoor", "Eastby"),
        one="tour",
        many="tours",
        measure="trips",
        did="{person} went to {thing} {number} times",
        named="tours to {}",
        absent="tours to towns without a distance",
        otherwise="a town without a distance is taken to be {} kilometres away",
        does="makes",
        do="make",
        altogether="how many kilometres do all tours make together?",
        unit="kilometres",
        low=5,
        high=60,
    ),
    Pair(
        intro="These cakes were baked",
        line="- {0}: {1}, {2} of them.",
        other="For one of them one needs",
        entry="- {0}: {1} eggs.",
        things=("sponge", "cheesecake", "brownie", "carrot cake", "pound cake"),
        one="batch",
        many="batches",
        measure="cakes",
        did="{person} baked {number} of the kind {thing}",
        named="batches of {}",
        absent="batches of kinds that are not in the second list",
        otherwise="a kind that is not in the second list needs {} eggs",
        does="needs",
        do="need",
        altogether="how many eggs do all batches need together?",
        unit="eggs",
        low=2,
        high=8,
    ),
    Pair(
        intro="These music courses were given",
        line="- {0}: {1}, {2} hours.",
        other="For an hour the teachers get",
        entry="- {0}: {1} dollars.",
        things=("piano", "flute", "drums", "violin", "singing"),
        one="course",
        many="courses",
        measure="hours",
        did="{person} taught {thing} for {number} hours",
        named="courses in {}",
        absent="courses that are not in the second list",
        otherwise="an hour of what is not in the second list brings {} dollars",
        does="brings",
        do="bring",
        altogether="how many dollars do all courses bring together?",
        unit="dollars",
        low=12,
        high=40,
    ),
)

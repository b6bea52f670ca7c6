"""Writes ``agents/domains/SKILLS.md`` from the table below: ``python -m tests.agents.domains.skills``."""

from dataclasses import dataclass
from pathlib import Path

from agents.prompt import prompt_of
from agents.seeds import Seed
from tests.agents.grammar.drafts import arguments, run, write

FILE = Path(__file__).parents[3] / "agents" / "domains" / "SKILLS.md"


@dataclass(frozen=True, slots=True)
class Skill:
    """A task that others measure models by, in words of our own, and our topics that practise what it takes.

    Attributes:
        task: its name.
        asks: what it asks.
        topics: domain/topic, the first of which has the example.
        level, index: of the example's seed, in run 0.
        lacks: what the topics do not have of it.
    """

    task: str
    asks: str
    topics: tuple[str, ...]
    level: int
    index: int
    lacks: str = ""

    @property
    def seed(self) -> Seed:
        """Of the example."""
        domain, _, topic = self.topics[0].partition("/")
        return Seed(0, domain, topic, self.level, self.index)


SKILLS = (
    Skill(
        "boolean_expressions",
        "the value of truth values joined by and, or, not",
        ("logic/formulas", "logic/rules", "logic/groups"),
        2,
        2,
    ),
    Skill("date_understanding", "a date from another one and the time between", ("tables/dates",), 2, 1),
    Skill(
        "dyck_languages",
        "what closes the brackets that are open",
        ("state/nests",),
        2,
        12,
    ),
    Skill("logical_deduction (three and five objects)", "an order from comparisons", ("logic/ordering",), 2, 1),
    Skill(
        "multistep_arithmetic_two",
        "a nested sum, product and difference",
        ("math/expressions", "math/polynomials", "math/modular", "math/arithmetic"),
        2,
        1,
    ),
    Skill("navigate", "whether some steps lead back to the start", ("state/walks", "algorithms/simulation"), 2, 0),
    Skill(
        "object_counting",
        "how many of the listed things are of a kind",
        ("state/boxes", "tables/filters"),
        2,
        0,
        "kinds known from the world alone",
    ),
    Skill(
        "tracking_shuffled_objects (three objects)",
        "who has what after swaps",
        ("state/swaps", "state/rows", "state/boxes"),
        2,
        2,
    ),
    Skill("web_of_lies", "who is honest in a chain of claims about honesty", ("logic/webs", "logic/knights"), 2, 1),
    Skill("word_sorting", "words in the order of the alphabet", ("algorithms/words", "algorithms/sorting"), 3, 0),
    Skill(
        "GSM8K", "a few steps of arithmetic told as a story", ("math/arithmetic", "math/money", "math/rates", "math/work"), 2, 2
    ),
)


def page() -> str:
    """The whole page."""
    rows = "\n".join(_row(skill) for skill in SKILLS)
    examples = "\n".join(_example(skill) for skill in SKILLS)
    return f"""# Which topic practises which skill

The tasks of BIG-Bench Hard that are looked at here, and GSM8K, each with what it asks in words of our own. Nothing of theirs was
copied: `python -m evals.dataset DIR --against FILE` shows what of a dataset stands in a benchmark.

| task | asks | topics | not covered |
|---|---|---|---|
{rows}

## An example of ours for each

Each is the first problem of its seed (run 0), by `python -m tests.agents.domains.skills`, and a test makes it anew.
{examples}"""


def _row(skill: Skill) -> str:
    topics = ", ".join(f"`{topic}`" for topic in skill.topics)
    return f"| {skill.task} | {skill.asks} | {topics} | {skill.lacks} |"


def _example(skill: Skill) -> str:
    draft = write(skill.seed)
    prompt = prompt_of(draft.program, draft.calls[0]).replace("\n", "\n> ")
    answer = run(draft.program, *arguments(draft.calls[0]))
    return f"""
### {skill.task}

`{skill.topics[0]}`, level {skill.level}, seed {skill.index}:

> {prompt}

Answer: `{answer}`
"""


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")

"""Rows and endings as a run would make them."""

from graphs.config import Config
from graphs.example import AnchorRow, AttemptsRow, ConditionRow, DifficultyRow, Example, GlossRow, StatementRow
from graphs.journal import Ending

CONFIG = Config(domain="math", seed=7, author="grammar", narrators=("template",), sandbox="local")


def row(index: int, prompt: str | None = None) -> Example:
    return Example(
        id=f"{index:032x}",
        domain="math",
        topic="arithmetic",
        level=1,
        direction="forward",
        prompt=f"How much is {index} + 1?" if prompt is None else prompt,
        reasoning=f"The sum is {index + 1}.",
        answer=str(index + 1),
        output=str(index + 1),
        source="def solve(n):\n    return n + 1\n",
        entry="solve",
        call=f"solve({index})" if prompt is None else "solve(0)",
        problem="How much is {n} + 1?",
        glosses=(GlossRow(name="n", phrase="the number"),),
        statements=(
            StatementRow(
                prose=f"The sum is {index + 1}.",
                anchors=(AnchorRow(first=2, last=2, claims=(f"return == {index + 1}",)),),
            ),
        ),
        path="0" * 32,
        conditions=(ConditionRow(function="solve", line=2, text="n > 0", truth=True, times=1),),
        decisions=1,
        steps=3,
        difficulty=DifficultyRow(operations=1, depth=0, state=1, score=4.0),
        program="1" * 64,
        trace="2" * 64,
        author="grammar",
        narrator="template",
        attempts=AttemptsRow(write=1, narrate=1),
        python="3.13.5",
        image="sha256:0",
        seed=7,
        index=index,
        licence="Apache-2.0",
        origin="7:math:arithmetic:1:0",
        output_differs=False,
    )


def verified(index: int, prompt: str | None = None) -> Ending:
    return Ending(index=index, fate="verified", drafts=1, tellings=1, rows=(row(index, prompt),))


def rejected(index: int, reason: str = "constant") -> Ending:
    return Ending(index=index, fate="rejected", reason=reason, drafts=3)


def infra_error(index: int) -> Ending:
    return Ending(index=index, fate="infra_error", reason="sandbox", detail="gone")

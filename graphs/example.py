"""The row of the dataset, and its Arrow schema."""

import hashlib
import json
from typing import Literal

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

from agents.narration import LAST_STEP, Anchor, Narration
from agents.prompt import PromptStyle
from agents.seeds import Seed
from graphs import __version__
from sandbox.difficulty import difficulty_of
from sandbox.path import Path
from sandbox.program import Call, Program
from sandbox.trace import Trace

SCHEMA_VERSION = 6
Direction = Literal["forward", "backward", "trace-question"]


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AnchorRow(_Plain):
    """Claims about the steps ``first`` to ``last`` of the trace."""

    first: int
    last: int
    claims: tuple[str, ...]


class StatementRow(_Plain):
    """A piece of the reasoning, and what it claims; the pieces joined, without white space at the ends, are the reasoning."""

    prose: str
    anchors: tuple[AnchorRow, ...]


class GlossRow(_Plain):
    """How the words call a variable; or, where ``name`` is no identifier, a phrase for a line or for items of the input."""

    name: str
    phrase: str


class ConditionRow(_Plain):
    """A condition of a path: where it stands, what decided as written, what came out, and how often."""

    function: str
    line: int
    text: str
    truth: bool
    times: int


class ContrastRow(_Plain):
    """The one decision in which the row's path differs from that of its counterpart; empty where it has none.

    Attributes:
        pair: equal in the two rows.
        line, text: where the paths part, and what decides there.
        truth: what came out in this row.
    """

    pair: str = ""
    line: int = 0
    text: str = ""
    truth: bool = False


class DifficultyRow(_Plain):
    """As ``sandbox.difficulty`` measures it."""

    operations: int
    depth: int
    state: int
    score: float


class QuestionRow(_Plain):
    """What a question about the execution asks for, put formally; empty where the row asks for something else.

    Attributes:
        kind: ``value``, ``count`` or ``branch``.
        step: of the trace; the answer is what holds just after it.
        asked: the claim's left side whose value is the answer, such as ``total``, ``runs(5)`` or ``branch``.
    """

    kind: str = ""
    step: int = 0
    asked: str = ""


class AttemptsRow(_Plain):
    """How many programs and tellings it took."""

    write: int
    narrate: int


class PromptsRow(_Plain):
    """Digests of the words with which models were asked; empty where none was."""

    author: str = ""
    narrator: str = ""


class VersionsRow(_Plain):
    """Of what made the row."""

    code2cot: str = __version__
    schema_version: int = SCHEMA_VERSION


class Example(_Plain):
    """One verified row.

    Attributes:
        id: 32 hexadecimal digits, decided by the seed, the trace, the narrator and what is asked.
        domain, topic, level: what was asked for.
        direction: ``forward``: from the input to the output; ``backward``: from an output to an input that gives it;
            ``trace-question``: from the input to something that holds on the way.
        question: what that is; empty in the other directions.
        prompt: the problem in words with its input.
        prompt_style: ``words`` for that alone, ``code`` for the program and its call instead, ``both`` for all of these.
        reasoning: the telling without anchors.
        answer: forward the returned value, as Python text; backward an input, as it stands between the parentheses of the call:
            any other is as good for which the program returns ``output``; of a question about the execution, what is asked for.
        output: the returned value, as Python text.
        source, entry, call: the program and the call as Python text.
        problem: the problem in words as the program has it, with ``{name}`` where the prompt has an argument.
        glosses: how the words call the program's variables, and its phrases; without them nobody could check the telling once
            more.
        statements: the reasoning in pieces, each with its claims.
        path: digest of the branch decisions with their lines: equal for calls that go the same way.
        conditions: the different ones of the path, in order of their first time.
        contrast: where the path parts from that of another row.
        decisions, steps: how many of them the trace has.
        difficulty: how hard the trace is to follow, measured.
        program, trace: digests.
        author, narrator: who wrote and who told.
        style: of the telling, where a model was asked for one.
        annotator: the model that added the anchors, where the narrator wrote none; empty otherwise.
        prompts: digests of the words with which models were asked.
        attempts: how many tries it took.
        python: version of the Python that ran the program.
        image: content digest of what it ran in; empty where there is no image.
        seed, index: the run's seed, and the number within the run.
        licence, origin: terms of the program, and its name at its author's.
        output_differs: the program returned something else than its origin recorded.
        versions: of what made the row.
    """

    id: str
    domain: str
    topic: str
    level: int
    direction: Direction
    prompt: str
    prompt_style: PromptStyle = "words"
    reasoning: str
    answer: str
    output: str
    source: str
    entry: str
    call: str
    problem: str
    glosses: tuple[GlossRow, ...]
    statements: tuple[StatementRow, ...]
    path: str
    conditions: tuple[ConditionRow, ...]
    contrast: ContrastRow = ContrastRow()
    decisions: int
    steps: int
    difficulty: DifficultyRow
    question: QuestionRow = QuestionRow()
    program: str
    trace: str
    author: str
    narrator: str
    style: str = ""
    annotator: str = ""
    prompts: PromptsRow = PromptsRow()
    attempts: AttemptsRow
    python: str
    image: str
    seed: int
    index: int
    licence: str
    origin: str
    output_differs: bool
    versions: VersionsRow = VersionsRow()

    @property
    def fingerprint(self) -> str:
        """Equal for rows of which one is enough: the same question about the same program, told by the same narrator."""
        return digest_of([self.prompt, self.source, self.call, self.narrator, self.direction])


_CONDITION = [
    ("function", pa.string()),
    ("line", pa.int32()),
    ("text", pa.string()),
    ("truth", pa.bool_()),
    ("times", pa.int32()),
]
_DIFFICULTY = [("operations", pa.int32()), ("depth", pa.int32()), ("state", pa.int32()), ("score", pa.float64())]
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("domain", pa.string()),
        ("topic", pa.string()),
        ("level", pa.int8()),
        ("direction", pa.string()),
        ("prompt", pa.string()),
        ("prompt_style", pa.string()),
        ("reasoning", pa.string()),
        ("answer", pa.string()),
        ("output", pa.string()),
        ("source", pa.string()),
        ("entry", pa.string()),
        ("call", pa.string()),
        ("problem", pa.string()),
        ("glosses", pa.list_(pa.struct([("name", pa.string()), ("phrase", pa.string())]))),
        (
            "statements",
            pa.list_(
                pa.struct(
                    [
                        ("prose", pa.string()),
                        (
                            "anchors",
                            pa.list_(
                                pa.struct([("first", pa.int32()), ("last", pa.int32()), ("claims", pa.list_(pa.string()))]),
                            ),
                        ),
                    ],
                ),
            ),
        ),
        ("path", pa.string()),
        ("conditions", pa.list_(pa.struct(_CONDITION))),
        ("contrast", pa.struct([("pair", pa.string()), ("line", pa.int32()), ("text", pa.string()), ("truth", pa.bool_())])),
        ("decisions", pa.int32()),
        ("steps", pa.int32()),
        ("difficulty", pa.struct(_DIFFICULTY)),
        ("question", pa.struct([("kind", pa.string()), ("step", pa.int32()), ("asked", pa.string())])),
        ("program", pa.string()),
        ("trace", pa.string()),
        ("author", pa.string()),
        ("narrator", pa.string()),
        ("style", pa.string()),
        ("annotator", pa.string()),
        ("prompts", pa.struct([("author", pa.string()), ("narrator", pa.string())])),
        ("attempts", pa.struct([("write", pa.int32()), ("narrate", pa.int32())])),
        ("python", pa.string()),
        ("image", pa.string()),
        ("seed", pa.int64()),
        ("index", pa.int64()),
        ("licence", pa.string()),
        ("origin", pa.string()),
        ("output_differs", pa.bool_()),
        ("versions", pa.struct([("code2cot", pa.string()), ("schema_version", pa.int32())])),
    ],
)
"""Arrow schema of the shards: the fields of ``Example``, in order. A change of it is a change of SCHEMA_VERSION."""


def statement_rows(narration: Narration, last: int) -> tuple[StatementRow, ...]:
    """The statements of a narration as they stand in a row.

    Args:
        narration: as parsed.
        last: index of the trace's last step.
    """

    def row(anchor: Anchor) -> AnchorRow:
        if anchor.first == LAST_STEP:
            return AnchorRow(first=last, last=last, claims=anchor.claims)
        return AnchorRow(first=anchor.first, last=anchor.last, claims=anchor.claims)

    return tuple(
        StatementRow(prose=statement.prose, anchors=tuple(row(anchor) for anchor in statement.anchors))
        for statement in narration.statements
    )


def gloss_rows(program: Program) -> tuple[GlossRow, ...]:
    """Glosses and phrases of a program as they stand in a row."""
    return tuple(GlossRow(name=name, phrase=phrase) for name, phrase in [*program.glosses.items(), *program.phrases.items()])


def call_text(entry: str, call: Call) -> str:
    """A call as one would write it in Python."""
    return f"{entry}({', '.join([*call.args, *(f'{name}={text}' for name, text in call.kwargs)])})"


def condition_rows(path: Path) -> tuple[ConditionRow, ...]:
    """The different conditions of a path as they stand in a row."""
    return tuple(
        ConditionRow(function=one.function, line=one.line, text=one.text, truth=one.truth, times=times)
        for one, times in path.counted()
    )


def difficulty_row(trace: Trace) -> DifficultyRow:
    """The difficulty of a trace as it stands in a row."""
    found = difficulty_of(trace)
    return DifficultyRow(operations=found.operations, depth=found.depth, state=found.state, score=found.score)


def ident(seed: Seed, trace: Trace, narrator: str, direction: str, style: PromptStyle) -> str:
    """The name of a row, unique among all rows of all runs."""
    return digest_of([seed.key, trace.digest, narrator, direction, style])


def digest_of(parts: object) -> str:
    """32 hexadecimal digits of plain data."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode()).hexdigest()[:32]

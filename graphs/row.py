"""The making of a row from a verified telling."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from agents.inputs import input_text
from agents.llm_narrator import shows_code
from agents.narration import parse
from agents.narrator import Narrator
from agents.prompt import PromptStyle, prompt_of, prompt_of_question, prompt_style
from agents.question import question_of
from agents.seeds import Seed
from graphs.contrast import Parting, parting
from graphs.example import (
    AttemptsRow,
    ContrastRow,
    Direction,
    Example,
    PromptsRow,
    QuestionRow,
    call_text,
    condition_rows,
    difficulty_row,
    digest_of,
    gloss_rows,
    ident,
    statement_rows,
)
from sandbox.path import path_of
from sandbox.trace import Trace


@dataclass(frozen=True, slots=True)
class Made:
    """A verified telling and all that a row says of how it came about.

    Attributes:
        seed: that it began with.
        trace: that is told.
        text: the telling with its anchors.
        direction: of the question.
        with_code: whether the code is shown below the problem in words.
        narrator: who told.
        annotator: who added the anchors; empty if the narrator did.
        author_prompt: digest of the words with which the author was asked.
        attempts: programs and texts that it took.
        image: what the program ran in.
        output_differs: whether its origin recorded another output.
    """

    seed: Seed
    trace: Trace
    text: str
    direction: Direction
    with_code: bool
    narrator: Narrator
    annotator: str
    author_prompt: str
    attempts: tuple[int, int]
    image: str
    output_differs: bool


def row_of(made: Made) -> Example:
    """The row of a telling."""
    trace, seed, narrator, program = made.trace, made.seed, made.narrator, made.trace.program
    narration, path = parse(made.text), path_of(trace)
    assert trace.returned is not None, "only traces that returned are told"
    asked = asked_of(seed, trace, made.direction, with_code=made.with_code or shows_code(narrator.style))
    write, narrate = made.attempts
    return Example(
        id=ident(seed, trace, narrator.name, made.direction, asked.style),
        domain=seed.domain,
        topic=seed.topic,
        level=seed.level,
        direction=made.direction,
        prompt=asked.prompt,
        prompt_style=asked.style,
        reasoning=narration.prose,
        answer=asked.answer,
        output=trace.returned,
        source=program.source,
        entry=program.entry,
        call=call_text(program.entry, trace.call),
        problem=program.problem,
        glosses=gloss_rows(program),
        statements=statement_rows(narration, len(trace.steps) - 1),
        path=path.digest,
        conditions=condition_rows(path),
        decisions=len(path.conditions),
        steps=len(trace.steps),
        difficulty=difficulty_row(trace),
        question=asked.question,
        program=program.digest,
        trace=trace.digest,
        author=program.origin.author,
        narrator=narrator.name,
        style=narrator.style,
        annotator=made.annotator,
        prompts=PromptsRow(author=made.author_prompt, narrator=narrator.prompt),
        attempts=AttemptsRow(write=write, narrate=narrate),
        python=trace.python,
        image=made.image,
        seed=seed.run,
        index=seed.index,
        licence=program.origin.licence,
        origin=program.origin.ident,
        output_differs=made.output_differs,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a row asks for, and what the answer is."""

    prompt: str
    style: PromptStyle
    answer: str
    question: QuestionRow = field(default_factory=QuestionRow)


def asked_of(seed: Seed, trace: Trace, direction: Direction, *, with_code: bool) -> Asked:
    """What is asked about a trace in one direction; a question in names of the code always shows it."""
    program, call, returned = trace.program, trace.call, trace.returned or ""
    question = question_of(seed, trace) if direction == "trace-question" else None
    with_code = with_code or (question is not None and not program.glosses)
    style = prompt_style(program, with_code=with_code)
    if direction == "backward":
        return Asked(prompt_of(program, call, returned, with_code=with_code), style, input_text(program, call))
    if question is None:
        return Asked(prompt_of(program, call, with_code=with_code), style, returned)
    row = QuestionRow(kind=question.kind, step=question.step, asked=question.asked)
    return Asked(prompt_of_question(program, call, question, with_code=with_code), style, question.answer, row)


def paired(rows: Iterable[Example], traces: Iterable[Trace]) -> list[Example]:
    """The rows with what sets them apart, those left out whose counterpart by the same narrator is missing."""
    one, other = traces
    parted = parting(path_of(one), path_of(other))
    assert parted is not None, "they were chosen for it"
    told: dict[str, list[Example]] = {}
    for row in rows:
        told.setdefault(row.narrator, []).append(row)
    return [apart for pair in told.values() if len(pair) == 2 for apart in _apart(pair, one.digest, parted)]


def _apart(pair: list[Example], first: str, parted: Parting) -> Iterable[Example]:
    name = digest_of(sorted(row.id for row in pair))
    for row in pair:
        here = parted.one if row.trace == first else parted.other
        contrast = ContrastRow(pair=name, line=here.line, text=here.text, truth=here.truth)
        yield row.model_copy(update={"contrast": contrast})

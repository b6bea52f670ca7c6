"""What every draft of the grammar author is."""

import ast
import asyncio
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from agents import domains
from agents.author import Draft
from agents.domains import UnknownDomain, UnknownTopic
from agents.grammar import GrammarAuthor
from agents.grammar.trial import Trial
from agents.seeds import Seed
from sandbox.shape import shape
from tests.agents.grammar.drafts import arguments, parameters, run, spread, variables, write

COUNT = 240
MANY = 40 * len(domains.load("math").topics)
"""As many of each topic."""


def test_the_same_seed_gives_the_same_draft() -> None:
    for seed, draft in spread(COUNT)[:60]:
        assert write(seed) == draft


def test_the_same_seed_gives_the_same_draft_under_another_hash_seed() -> None:
    code = (
        "from tests.agents.grammar.drafts import spread\n"
        "import hashlib\n"
        "print(hashlib.sha256(repr([(d.program.source, d.program.problem, dict(d.program.glosses), d.calls)"
        " for _, d in spread(60)]).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_other_inputs_are_the_author_s_own_and_change_nothing_else() -> None:
    author, shared = GrammarAuthor(others=True), 0
    for seed, draft in spread(60):
        more = asyncio.run(author.write(seed, ()))
        assert isinstance(more, Draft)
        assert more.others is not None
        assert replace(more, others=()) == draft
        assert not set(more.others) & set(draft.calls)
        shared += any(len(call.args) > 1 and call.args[0] == draft.calls[0].args[0] for call in more.others)
        for call in more.others[:3]:
            assert run(draft.program, *arguments(call)) is not None
    assert shared > 20


def test_seeds_of_other_runs_and_after_complaints_give_other_drafts() -> None:
    seed, draft = spread(COUNT)[0]
    assert write(Seed(seed.run + 1, seed.domain, seed.topic, seed.level, seed.index)) != draft
    assert write(seed, ("it was too long",)) != draft


def test_the_placeholders_of_a_problem_are_exactly_the_parameters_of_its_program() -> None:
    for _, draft in spread(COUNT):
        assert set(re.findall(r"\{(\w+)\}", draft.program.problem)) == set(parameters(draft.program)), draft.program.problem
        assert not re.search(r"[{}]", re.sub(r"\{\w+\}", "", draft.program.problem))


def test_every_variable_and_helper_has_a_gloss_of_its_own_that_is_a_noun_phrase() -> None:
    for _, draft in spread(COUNT):
        glosses = draft.program.glosses
        assert variables(draft.program.source) - {draft.program.entry} <= set(glosses), draft.program.source
        assert len(set(glosses.values())) == len(glosses)
        for phrase in glosses.values():
            assert re.match(r"(the|a|an|half|what|each) ", phrase), phrase
            assert not phrase.endswith(".")


def test_glosses_name_no_numbers_for_they_are_repeated_where_none_is_meant() -> None:
    number = re.compile(r"\d|\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|twice|times)\b")
    for _, draft in spread(COUNT):
        assert not [phrase for phrase in draft.program.glosses.values() if number.search(phrase)]


def test_every_program_has_three_to_five_inputs_with_different_outputs() -> None:
    for _, draft in spread(COUNT):
        assert 3 <= len(draft.calls) <= 5
        outputs = [repr(run(draft.program, *arguments(call))) for call in draft.calls]
        assert len(set(outputs)) == len(outputs) or (set(outputs) == {"True", "False"})


def test_every_program_gives_plain_exact_values() -> None:
    def plain(value: object) -> bool:
        return all(map(plain, value)) if isinstance(value, list) else type(value) in (int, str, bool)

    for _, draft in spread(COUNT):
        assert all(plain(run(draft.program, *arguments(call))) for call in draft.calls)


def test_every_program_runs_within_the_steps_of_its_level_and_the_inputs_reach_all_of_it() -> None:
    for seed, draft in spread(COUNT):
        level = domains.load("math").level(seed.level)
        trial = Trial(draft.program.source, draft.program.entry, {}, level.most)
        runs = [trial.run(arguments(call)) for call in draft.calls]  # type: ignore[arg-type]
        assert all(tried and level.least <= tried.steps <= level.most for tried in runs)
        assert trial.places <= frozenset().union(*(tried.path for tried in runs if tried)), draft.program.source


def test_sources_are_typed_have_no_comments_and_one_statement_a_line() -> None:
    for _, draft in spread(COUNT):
        source = draft.program.source
        assert "#" not in source
        assert ";" not in source
        tree = ast.parse(source)
        lines = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.stmt)]
        assert len(lines) == len(set(lines))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                assert node.returns is not None
                assert all(argument.annotation for argument in node.args.args)


def test_problems_read_as_sentences() -> None:
    for _, draft in spread(COUNT):
        problem = draft.program.problem
        assert problem[0].isupper() or problem[0] == "{", problem
        assert problem[-1] in ".?", problem
        assert "  " not in problem
        assert not re.search(r"\b(a [aeio]\w+|an [bcdfgjklmnpqrstvwxyz]\w*)\b", problem), problem
        assert not re.search(r"\b(\w+) \1\b", problem), problem


def test_no_problem_is_repeated_and_shapes_are_many() -> None:
    drafts = [draft for _, draft in spread(MANY, run=7)]
    shapes = {shape(draft.program.source) for draft in drafts}
    assert len(shapes) >= 500
    asked = [(draft.program.problem, draft.calls[0]) for draft in drafts]
    assert len(set(asked)) == len(asked)


def test_answers_are_not_guessable() -> None:
    answers: dict[str, list[str]] = {}
    for seed, draft in spread(MANY, run=7):
        answers.setdefault(seed.topic, []).append(repr(run(draft.program, *arguments(draft.calls[0]))))
    for topic, given in answers.items():
        most = max(given.count(answer) for answer in set(given))
        assert most <= 0.15 * len(given), topic


def test_unknown_domains_and_topics_are_refused_by_name() -> None:
    with pytest.raises(UnknownDomain, match="math"):
        asyncio.run(GrammarAuthor().write(Seed(1, "cookery", "soup", 1, 0), ()))
    with pytest.raises(UnknownTopic, match="number_theory"):
        asyncio.run(GrammarAuthor().write(Seed(1, "math", "soup", 1, 0), ()))
    with pytest.raises(UnknownTopic, match="1, 2, 3, 4, 5"):
        asyncio.run(GrammarAuthor().write(Seed(1, "math", "digits", 9, 0), ()))

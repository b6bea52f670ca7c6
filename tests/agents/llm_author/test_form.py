from agents import prompts
from agents.llm.structured import Unreadable
from agents.llm_author.form import Refactored, read_refactored
from tests.graphs.modelled import PROBLEM, SOURCE

GENERATOR = "def make_input(seed: int) -> dict:\n    return {'start': seed, 'extra': 1}\n"
PROSE = f"""\
Here is the refactored file.

**Problem:** {PROBLEM}

```python
{SOURCE}```

- `start`: the number of peaches at first

```python
{GENERATOR}```
"""


def test_a_refactored_file_in_prose_with_two_blocks_of_code_is_understood() -> None:
    found = read_refactored(PROSE)
    assert isinstance(found, Refactored), found
    assert (found.problem, found.source, found.generator) == (PROBLEM, SOURCE, GENERATOR)
    assert [(one.name, one.phrase) for one in found.glosses] == [("start", "the number of peaches at first")]


def test_without_a_generator_it_is_not() -> None:
    assert isinstance(read_refactored(PROSE.replace(GENERATOR, "pass\n")), Unreadable)


def test_the_example_of_the_prompt_is_of_the_form_that_it_asks_for() -> None:
    assert isinstance(read_refactored(prompts.load("refactor").text), Refactored)

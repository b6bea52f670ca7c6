"""A user's domain is a folder or a file."""

import asyncio
from pathlib import Path

import pytest

from agents import domains
from agents.author import Draft
from agents.domains import BadDomain, UnknownDomain
from agents.grammar import GrammarAuthor
from agents.seeds import Seed

_FILE = """
from agents.grammar import draw

DOMAIN = {
    "title": "Gardens",
    "topics": {"beds": "flower beds"},
    "levels": {"statements": [1], "steps": [[3, 12]]},
}


def compose_beds(sheet):
    rows = sheet.given("rows", "the number of rows", draw.whole(2, 9))
    plants = sheet.given("plants", "the number of plants in a row", draw.whole(2, 30))
    sheet.say(f"a bed has {{{rows}}} rows with {{{plants}}} plants each. How many plants are that?")
    sheet.answer(sheet.let("total", "the number of plants", f"{rows} * {plants}"))
"""
_TOML = """
title = "Gardens"

[topics]
beds = "flower beds"

[levels]
statements = [1]
steps = [[3, 12]]
"""


def _write(where: Path) -> Draft:
    domain = domains.load(str(where))
    draft = asyncio.run(GrammarAuthor(str(where)).write(Seed(1, domain.name, *domain.assign(0), 0), ()))
    assert isinstance(draft, Draft)
    return draft


def test_one_file_is_a_domain(tmp_path: Path) -> None:
    file = tmp_path / "gardens.py"
    file.write_text(_FILE)
    assert domains.load(str(file)).name == "gardens"
    assert "plants" in _write(file).program.problem


def test_a_folder_is_a_domain_and_its_topics_see_each_other(tmp_path: Path) -> None:
    folder = tmp_path / "parks"
    folder.mkdir()
    (folder / "domain.toml").write_text(_TOML)
    (folder / "ground.py").write_text(_FILE)
    (folder / "beds.py").write_text("from .ground import compose_beds as compose\n")
    assert "plants" in _write(folder).program.problem


def test_folders_of_one_name_are_domains_of_their_own(tmp_path: Path) -> None:
    for where, noun in (("north", "plants"), ("south", "shrubs")):
        folder = tmp_path / where / "parks"
        folder.mkdir(parents=True)
        (folder / "domain.toml").write_text(_TOML)
        (folder / "ground.py").write_text(_FILE.replace("plants", noun))
        (folder / "beds.py").write_text("from .ground import compose_beds as compose\n")
        assert noun in _write(folder).program.problem


def test_what_is_no_domain_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UnknownDomain):
        domains.load(str(tmp_path / "nothing"))
    with pytest.raises(UnknownDomain, match=r"^unknown domain 'maths'; did you mean math\? The domains are .*multihop"):
        domains.load("maths")
    with pytest.raises(UnknownDomain, match=r"^unknown domain 'cookery'; the domains are "):
        domains.load("cookery")
    with pytest.raises(BadDomain, match=r"domain\.toml"):
        domains.load(str(tmp_path))
    for name, text in {"empty": "", "broken": "1 /", "topicless": "DOMAIN = {'title': 'x', 'topics': {}, 'levels': {}}"}.items():
        file = tmp_path / f"{name}.py"
        file.write_text(text)
        with pytest.raises(BadDomain) as caught:
            domains.load(str(file))
        assert "\n" not in str(caught.value)

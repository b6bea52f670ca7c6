"""The page as text: what stands in it before any script runs."""

import base64
import hashlib
import json
import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest

from evals.compare.report import numbers, page
from evals.compare.report.markup import joined, tag
from evals.compare.report.pareto import pareto
from evals.compare.report.payload import payload
from tests.evals.compare.report.given import HOSTILE, comparison, texts


class Read(HTMLParser):
    """The elements of a page, and the content of its scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(text)

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(name)
        self.attributes += attributes

    def handle_data(self, text: str) -> None:
        if self.cdata_elem in self.raw and self.cdata_elem:
            self.raw[self.cdata_elem].append(text)


def test_text_is_escaped_and_markup_is_not() -> None:
    assert tag("b", "<i>", tag("i", "&"), title='"') == '<b title="&quot;">&lt;i&gt;<i>&amp;</i></b>'
    assert joined("a<", tag("br")) == "a&lt;<br/>"


@pytest.mark.parametrize(
    ("amount", "said"),
    [("0", "0"), ("0.000420", "0.00042"), ("0.0999", "0.10"), ("0.1", "0.10"), ("1234.5", "1,234.50"), ("3E-7", "0.00000030")],
)
def test_dollars_have_two_digits_that_say_something(amount: str, said: str) -> None:
    assert numbers.dollars(Decimal(amount)) == said


def test_the_pieces_are_the_text_and_marks_lie_where_faults_are() -> None:
    given = comparison({"math": 3, "logic": 2})
    found = payload(given)
    joined_up = [
        "".join(words for sentence in one.tries[-1].sentences for words, _, _ in sentence.pieces)
        for trace in found.traces
        for one in trace.tellings
    ]
    assert joined_up == list(texts(given))
    marked = [
        (words, text.faults[number].said)
        for trace in found.traces
        for one in trace.tellings
        for text in one.tries
        for sentence in text.sentences
        for words, numbers_of, _ in sentence.pieces
        for number in numbers_of
    ]
    assert len(marked) == 5
    assert all(words == said for words, said in marked)


def test_hostile_texts_add_no_element_and_no_attribute() -> None:
    plain, hostile = Read(page(comparison({"math": 2}))), Read(page(comparison({"math": 2}, HOSTILE)))
    assert hostile.tags == plain.tags
    assert {name for name, _ in hostile.attributes} == {name for name, _ in plain.attributes}


def test_the_data_is_json_that_no_text_can_end() -> None:
    found = re.search(r'id="data">(.*?)</script>', page(comparison({"math": 1}, HOSTILE)), re.DOTALL)
    assert found
    assert "<" not in found[1]
    assert json.loads(found[1])["traces"][0]["tellings"][0]["tries"][0]["sentences"][0]["pieces"][0][0].startswith("😀</script>")


def test_the_policy_lets_nothing_in_but_this_style_and_this_script() -> None:
    text = page(comparison({"math": 1}))
    read = Read(text)
    policy = next(str(value) for name, value in read.attributes if name == "content" and "default-src" in str(value))
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for content in ("".join(read.raw["style"]), read.raw["script"][-1]):
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_nothing_is_loaded() -> None:
    read = Read(page(comparison({"math": 1})))
    assert not {"link", "img", "iframe", "object", "embed", "base"} & set(read.tags)
    assert not [value for name, value in read.attributes if name in ("src", "srcset", "style") or name.startswith("on")]
    assert all(str(value).startswith("#") for name, value in read.attributes if name == "href")


def test_a_comparison_without_costs_or_samples_still_has_a_page() -> None:
    given = comparison({"math": 1})
    unknown = tuple(one.model_copy(update={"cost_each": None, "cost": None}) for one in given.table)
    assert "for want of a known cost" in page(given.model_copy(update={"table": unknown}))
    assert "0 traces" in page(comparison({"math": 0}))


def test_names_in_the_picture_cover_no_figure_of_its_axes() -> None:
    drawn = str(pareto(comparison({"math": 4})))
    names = re.findall(
        r'<text x="([\d.]+)" y="([\d.]+)" text_anchor="(\w+)">(template|careful|careless)<', drawn.replace("-", "_")
    )
    assert {name for *_, name in names} == {"template", "careful"}
    for x, y, anchor, name in names:
        left = float(x) - (7 * len(name) if anchor == "end" else 0)
        assert 64 <= left <= 760 - 7 * len(name)
        assert float(y) <= 348

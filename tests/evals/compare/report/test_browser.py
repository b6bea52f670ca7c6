"""The page in a real browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from evals.compare.report import page
from tests.evals.compare.report.given import HOSTILE, NARRATORS, comparison

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARE_VISIBLE = """(wanted) => {
  const shown = [...document.querySelectorAll(".trace")].filter((one) => one.checkVisibility());
  return shown.map((one) => one.id).join() === wanted.join();
}"""
FIELDS = {"math": 4, "logic": 3}
CONTRAST = """() => {
  const light = (rgb) => {
    const part = (one) => { const c = one / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
    return 0.2126 * part(rgb[0]) + 0.7152 * part(rgb[1]) + 0.0722 * part(rgb[2]);
  };
  const read = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = read(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.closest("script, svg")) continue;
    const [one, other] = [light(read(getComputedStyle(element).color)), light(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    found.push([ratio, element.className + " " + element.textContent.slice(0, 30)]);
  }
  return found;
}"""


class Opened:
    """A page, and what it did that it should not do."""

    def __init__(self, page_: Page) -> None:
        self.page = page_
        self.page.set_default_timeout(10_000)
        self.complaints: list[str] = []
        page_.on("console", lambda message: self.complaints.append(message.text))
        page_.on("pageerror", lambda error: self.complaints.append(str(error)))
        page_.on("dialog", lambda dialog: self.complaints.append(f"dialog {dialog.message}"))
        page_.on("request", lambda request: self.complaints.append(request.url) if request.url[:5] != "file:" else None)

    def expect_visible(self, traces: list[str]) -> None:
        """Wait until these traces are shown, and no others."""
        self.page.wait_for_function(_ARE_VISIBLE, arg=traces)

    def expect_focus(self, element: str) -> None:
        """Wait until the element of this name has the focus."""
        expect(self.page.locator(f"#{element}")).to_be_focused()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("CI is set and no Chromium is installed", pytrace=False)
        pytest.skip("no Chromium is installed")
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=found) as browser:
        yield browser


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    made = {"plain": comparison(FIELDS), "hostile": comparison(FIELDS, HOSTILE), "many": comparison({"math": 60})}
    folder = tmp_path_factory.mktemp("pages")
    for name, one in made.items():
        (folder / f"{name}.html").write_text(page(one), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


def open_page(browser: Browser, file: Path, **options: object) -> Opened:
    opened = Opened(browser.new_context(**options).new_page())  # type: ignore[arg-type]
    opened.page.goto(file.as_uri())
    opened.page.evaluate("document.getElementById('traces').scrollIntoView()")
    return opened


@pytest.fixture
def plain(browser: Browser, files: dict[str, Path]) -> Iterator[Opened]:
    opened = open_page(browser, files["plain"])
    yield opened
    opened.page.context.close()
    assert opened.complaints == []


def test_tables_and_picture_need_no_script(browser: Browser, files: dict[str, Path]) -> None:
    opened = open_page(browser, files["plain"], java_script_enabled=False)
    heads = opened.page.locator("#figures table.figures").first.locator("tbody th")
    assert [text.partition(" ")[0] for text in heads.all_inner_texts()] == list(NARRATORS)
    # Nothing that `careless` tells is verified: it has no cost.
    expect(opened.page.locator("#pareto svg circle")).to_have_count(2)
    expect(opened.page.locator("#laws tbody tr")).to_have_count(9)
    expect(opened.page.get_by_role("img", name="Cost for each verified row")).to_be_visible()
    expect(opened.page.locator("#filters")).not_to_be_visible()


def test_every_trace_has_each_telling_beside_program_and_steps(plain: Opened) -> None:
    first = plain.page.locator(".trace").first
    expect(first.locator(".telling")).to_have_count(3)
    expect(first.locator(".source li")).to_have_count(3)
    expect(first.locator(".steps tbody tr")).to_have_count(4)
    assert "We start at 0. One more is 100" in first.locator(".telling.rejected .text").inner_text()


def test_a_fault_is_marked_in_its_place_and_says_what_was_seen(plain: Opened) -> None:
    mark = plain.page.locator(".mark").first
    assert mark.locator("mark").inner_text() == "100"
    mark.hover()
    note = plain.page.locator("#note")
    expect(note).to_be_visible()
    assert note.inner_text().split("\n") == ["support", "said 100", "seen total is 1", "write 1"]
    expect(plain.page.locator("tr.current")).to_have_count(3)
    mark.click()
    expect(plain.page.locator(".faults li:target")).to_have_count(1)


def test_filters_of_domain_fault_and_disagreement(plain: Opened) -> None:
    expect(plain.page.locator(".trace:visible")).to_have_count(7)
    plain.page.select_option("#domain", "logic")
    plain.expect_visible(["trace-5", "trace-6", "trace-7"])
    plain.page.select_option("#domain", "")
    plain.page.select_option("#law", "support")
    plain.expect_visible(["trace-1", "trace-2", "trace-3", "trace-4"])
    plain.page.select_option("#law", "?")
    plain.expect_visible(["trace-5", "trace-6", "trace-7"])
    plain.page.select_option("#law", "order")
    plain.expect_visible([])
    expect(plain.page.locator("#count")).to_have_text("0 of 7 traces")
    plain.page.click("#everything")
    plain.page.get_by_role("checkbox", name="careless").uncheck()
    plain.page.get_by_label("narrators disagree").check()
    plain.expect_visible([])
    plain.page.select_option("#which", "first")
    plain.expect_visible(["trace-2", "trace-4", "trace-6"])
    expect(plain.page.locator("#trace-2 .telling")).to_have_count(2)


def test_search_finds_words_of_tellings_and_faults(plain: Opened) -> None:
    plain.page.keyboard.press("/")
    plain.expect_focus("query")
    plain.page.keyboard.type("TOTAL IS 3")
    expect(plain.page.locator("#count")).to_have_text("1 of 7 traces")
    plain.expect_visible(["trace-3"])
    plain.page.wait_for_function("() => CSS.highlights.get('hit')?.size >= 1")
    plain.page.keyboard.press("Escape")
    expect(plain.page.locator("#query")).not_to_be_focused()


def test_a_count_of_faults_leads_to_its_traces(plain: Opened) -> None:
    plain.page.locator("a[data-law=support][data-narrator='2']").click()
    expect(plain.page.locator("#count")).to_have_text("4 of 7 traces")
    expect(plain.page.locator("#trace-1 .telling")).to_have_count(1)
    plain.page.locator("a[data-law=support][data-narrator='1']").click()  # it mended them all: they are in its first texts
    expect(plain.page.locator("#count")).to_have_text("3 of 7 traces")
    expect(plain.page.locator("#which")).to_have_value("first")


def test_keys_go_from_trace_to_trace_and_from_fault_to_fault(plain: Opened) -> None:
    press = plain.page.keyboard.press
    for key, now in (("j", "trace-1"), ("j", "trace-2"), ("j", "trace-3"), ("k", "trace-2"), ("n", "trace-2-2-m0")):
        press(key)
        plain.expect_focus(now)
    expect(plain.page.locator("#note")).to_be_visible()
    press("n")
    plain.expect_focus("trace-3-2-m0")
    press("p")
    plain.expect_focus("trace-2-2-m0")
    press("?")
    expect(plain.page.get_by_role("dialog")).to_be_visible()
    press("Escape")
    expect(plain.page.get_by_role("dialog")).not_to_be_visible()


def test_arrows_go_from_sentence_to_sentence_with_steps_and_lines(plain: Opened) -> None:
    plain.page.locator("#trace-1 .text").first.focus()
    plain.page.keyboard.press("ArrowRight")
    expect(plain.page.locator("tr.current")).to_have_count(1)
    plain.page.keyboard.press("ArrowRight")
    plain.page.keyboard.press("ArrowRight")
    expect(plain.page.locator("#trace-1 tr.current")).to_have_count(3)
    assert plain.page.locator("#said").inner_text().endswith("(steps 1 to 3)")
    plain.page.keyboard.press("ArrowLeft")
    plain.page.keyboard.press("ArrowLeft")
    expect(plain.page.locator("tr.current")).to_have_count(1)


def test_the_first_keys_reach_the_skip_links(plain: Opened) -> None:
    plain.page.keyboard.press("Tab")
    plain.page.keyboard.press("Tab")
    plain.page.wait_for_function("() => document.activeElement.getBoundingClientRect().left >= 0")
    plain.page.keyboard.press("Enter")
    plain.expect_focus("traces")


def test_hostile_texts_are_shown_as_they_are_and_do_nothing(browser: Browser, files: dict[str, Path]) -> None:
    opened = open_page(browser, files["hostile"])
    expect(opened.page.locator("img")).to_have_count(0)
    assert HOSTILE in opened.page.locator(".telling .text").first.inner_text()
    assert HOSTILE in opened.page.locator(".problem").first.inner_text()
    assert HOSTILE in opened.page.locator("table.figures").first.inner_text()
    for key in ("n", "j", "n"):
        opened.page.keyboard.press(key)
    opened.page.locator(".mark").first.hover()
    assert HOSTILE in opened.page.locator("#note").inner_text()
    opened.page.wait_for_timeout(200)
    assert opened.complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("by", ["system", "button"])
def test_all_text_stands_out_from_its_ground(browser: Browser, files: dict[str, Path], theme: str, by: str) -> None:
    other = {"light": "dark", "dark": "light"}[theme]
    opened = open_page(browser, files["plain"], color_scheme=theme if by == "system" else other)
    for _ in range({"light": 1, "dark": 2}[theme] if by == "button" else 0):
        opened.page.click("#theme")
    opened.page.keyboard.press("n")
    expect(opened.page.locator("#trace-2 .telling")).to_have_count(3)
    opened.page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = opened.page.evaluate(CONTRAST)
    assert len(found) > 200
    assert [one for one in found if one[0] < 4.5] == []
    is_dark = opened.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(22, 22, 20)"
    assert is_dark == (theme == "dark")


def test_traces_are_drawn_when_they_are_about_to_be_seen(browser: Browser, files: dict[str, Path]) -> None:
    opened = open_page(browser, files["many"])
    opened.page.wait_for_timeout(100)
    drawn = opened.page.locator(".body[data-drawn]")
    assert drawn.count() < 10
    opened.page.locator("#trace-60").scroll_into_view_if_needed()
    opened.page.locator("#trace-60 .telling").first.wait_for()
    assert drawn.count() < 60
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert drawn.count() == 60


def test_a_phone_needs_no_sideways_scrolling(browser: Browser, files: dict[str, Path]) -> None:
    opened = open_page(browser, files["hostile"], viewport={"width": 360, "height": 740})
    assert opened.page.evaluate("document.documentElement.scrollWidth") == 360

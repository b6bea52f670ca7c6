"""What composed programs return, against answers found in another way from the prompt alone."""

import re

from tests.agents.domains.answers import check

_NOTE = r"(?:[^.?]*“not”[^.?]*\. )?"


def _true(formula: str) -> bool:
    """The value of a formula, by putting values in place of its smallest parts."""
    steps = (
        (r"\((true|false)\)", lambda m: m[1]),
        (r"not (true|false)", lambda m: "false" if m[1] == "true" else "true"),
        (r"(true|false) and (true|false)", lambda m: "true" if m[1] == m[2] == "true" else "false"),
        (r"(true|false) or (true|false)", lambda m: "true" if "true" in (m[1], m[2]) else "false"),
    )
    while formula not in ("true", "false"):
        formula = next(new for pattern, put in steps if (new := re.sub(pattern, put, formula, count=1)) != formula)
    return formula == "true"


def test_the_value_of_a_formula() -> None:
    asked = (
        r"(?:\w+ (?:asks for the value of|has written down) this formula: |[^“.]*(?:works out|formula|whether) “)"
        r"(?P<formula>[a-z ()]+)[.”].*"
    )
    check("logic", "formulas", _NOTE + asked, lambda m: _true(m["formula"]), 12)


def test_whose_formulas_are_true() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        return [name for name, text in re.findall(r"(\w+) writes “([^”]*)”", m[1]) if _true(text) is (m[2] == "true")]

    check("logic", "formulas", _NOTE + r"(\w+ writes .*)\. Whose formula is (true|false)\? Give .*", solve, 12)


def test_the_cases_in_which_a_formula_is_true() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        found = []
        for number, text in re.findall(r"- case (\d+): ([^.]*)\.", m["cases"]):
            values = dict(re.findall(r"(\w) is (true|false)", text))
            formula = " ".join(values.get(word, word) for word in re.split(r" |(?<=\()|(?=\))", m["formula"]))
            formula = formula.replace("( ", "(").replace(" )", ")")
            found += [int(number)] if _true(formula) is (m["wanted"] == "true") else []
        return found

    asked = r"Letters [^:]*:\n(?P<cases>.*)\nIn which cases is “(?P<formula>[^”]*)” (?P<wanted>true|false)\? Give .*"
    check("logic", "formulas", _NOTE + asked, solve, 12)


def test_who_is_in_either_of_two_groups_or_in_both() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        groups = re.findall(r"(?:The members of the|The) ([a-z ]+?) (?:consists of|are) ([^.]*)\.", m["groups"])
        of = {name: some.replace(" and ", ", ").split(", ") for name, some in groups}
        return [name for name in of[m["one"]] if any((name in of[m[place]]) is not bool(m[sign]) for sign, place in ("AB", "CD"))]

    places = r"(?P<A>not )?in the (?P<B>[a-z ]+) or (?P<C>not )?in the (?P<D>[a-z ]+), or both"
    asked = rf"(?P<groups>.*) Which members of the (?P<one>[a-z ]+) are either {places}\? Give .*"
    check("logic", "sets", asked, solve, 30)

"""What composed programs return, against answers found in another way from the words alone."""

import re
from bisect import insort
from collections import Counter
from itertools import combinations, product
from operator import eq, gt, le, mul

from tests.agents.domains.answers import Solve, check


def _check(topic: str, pattern: str, solve: Solve, count: int = 60) -> None:
    """As ``check``, a sentence that may open the problem aside."""
    check("algorithms", topic, rf"(?:[^.]*\. )?{pattern}", solve, count, re.NOFLAG)


def _list(text: str) -> list[int]:
    return [int(item) for item in re.findall(r"-?\d+", text)]


def test_exchanging_neighbours() -> None:
    def solve(m: re.Match[str]) -> int:
        values, count = _list(m[1]), 0
        sign = -1 if m[2] in ("lighter", "shorter", "thinner", "emptier", "lower", "younger") else 1
        for _ in range({"once": 1, "twice": 2}.get(m[3]) or ("one", "two", "three", "four").index(m[3].split()[0]) + 1):
            for at in range(len(values) - 1):
                if sign * values[at] > sign * values[at + 1]:
                    values[at : at + 2] = values[at + 1], values[at]
                    count += 1
        return count

    _check(
        "sorting",
        r"The [a-z ]+ ([\d, and]+)[a-z ]*, from the first to the last\. Somebody goes along the row from the"
        r" beginning to the end and"
        r" looks at two neighbours at a time\. Whenever the left one is (\w+) than the right one, the two are exchanged\. This is"
        r" done ([a-z ]+)\.(?: From the second time on, [^.]*\.)? How many exchanges are made\?",
        solve,
    )


def test_merging_two_rows() -> None:
    def solve(m: re.Match[str]) -> list[int]:
        row = sorted(_list(m[1]))
        for item in _list(m[2]):
            insort(row, item)
        return row

    _check(
        "sorting",
        r"Two rows of \w+ are in order: on the left they ([^:]*), on the right ([\d, and]+)\. They are .*joined row look like\?",
        solve,
    )


def test_words_in_the_order_of_the_alphabet() -> None:
    def solve(m: re.Match[str]) -> list[str]:
        words, kind, limit = re.split(r", | and ", m["words"]), m["kind"] or "", m["limit"] or ""
        if kind.startswith("with"):
            words = [word for word in words if len(word) <= int(limit)]
        elif kind:
            words = [word for word in words if not (word.endswith(limit) if "end" in kind else limit in word)]
        return sorted(words, reverse=m["way"] == "the reverse order")

    _check(
        "words",
        r"(?:[^.:]*: |[A-Z][^.]* the words )(?P<words>[a-z, ]+?)(?:, in this order)?\."
        r"(?: Words (?P<kind>[^.]*?(?P<limit>\d|(?<=“)\w)[^.]*) are left out\.)?"
        r" One after the other, they are put into a new row in (?P<way>the order|the reverse order) of the alphabet[^.]*\."
        r"(?: Give the words in their new order, as a list\.| What is the new order\? Give it as a list\.)",
        solve,
        count=20,
    )


def test_a_word_that_joins_others() -> None:
    _check(
        "words",
        r"(?:The words|A list in the order of the alphabet holds the words|In a box there are cards with) (?P<words>[a-z, ]+?)"
        r"(?: stand in [^.]*\. |, in this order, and a card with |, and )“(?P<new>\w+)” is .*"
        r"(?:What is the list then\?|Give the new list\.)",
        lambda m: sorted([*re.split(r", | and ", m["words"]), m["new"]]),
        count=20,
    )


def test_shift_ciphers() -> None:
    def solve(m: re.Match[str]) -> str:
        key = int(m[2]) * (-1 if m[3] == "before" else 1)
        return "".join(chr((ord(letter) - 97 + key) % 26 + 97) for letter in m[1])

    _check(
        "strings",
        r"Take the (?:word|row of letters) “(\w+)”\. Each letter is replaced by the one that stands (\d+)"
        r" places (before|after) it"
        r" in the alphabet, which is thought of as a ring\. What is the result\?",
        solve,
    )


def test_numbers_in_other_notations() -> None:
    def solve(m: re.Match[str]) -> int:
        base = {"binary": 2, "octal": 8}.get(m[1].split()[0]) or int(m[1].split()[1])
        return int(m[2], base)

    _check(
        "bases",
        r"A number written in (binary notation|octal notation|base \d) has the digits (\d+)\. What is it in ordinary decimal"
        r" notation\?",
        solve,
    )


def test_rings_of_people() -> None:
    def solve(m: re.Match[str]) -> object:
        people, at, count = re.findall(r"[A-Z]\w+", m[1]), int(m[2] == "second"), int(m[3])
        while len(people) > 1:
            at = (at + count - 1) % len(people)
            people.pop(at)
        return people[0]

    _check(
        "stacks",
        r"([\w, ]+) stand in a ring, in this order\. Beginning with the (first|second) of them, one counts from 1 to (\d+) around"
        r" the ring; [^.]*\. Who is left when only one person remains\?",
        solve,
    )


def test_largest_results_of_signs() -> None:
    def solve(m: re.Match[str]) -> int:
        first, *rest = _list(m["values"])
        results: list[int] = [first + sum(map(mul, rest, signs)) for signs in product((1, -1), repeat=len(rest))]
        fits = {"is exactly": eq, "is at most": le, "is greater than": gt}[m["rule"]]
        good = [one for one in results if fits(one, int(m["goal"]))]
        return max([0, *good]) * (len(good) if m["times"] else 1)

    _check(
        "backtracking",
        r"There are \w+ of (?P<values>[\d, and]+) \w+\. Between the numbers, plus or minus signs [^.]* if the result"
        r" (?P<rule>is exactly|is at most|is greater than) (?P<goal>\d+)\."
        r" (?:What is the|(?P<times>Multiply the)) largest value of the result among [^.?]*[.?](?: What do you get\?)?"
        r" Answer 0 if no such value is above 0\.",
        solve,
    )


def test_the_largest_of_good_selections_times_their_number() -> None:
    def solve(m: re.Match[str]) -> int:
        values, goal = _list(m[1]), int(m[2])
        sums = [sum(chosen) for size in range(len(values) + 1) for chosen in combinations(values, size)]
        good = [one for one in sums if one <= goal]
        return max(good) * len(good)

    _check(
        "backtracking",
        r"There are \w+ of ([\d, and]+) \w+\. Consider all selections [^.]* is in it is at most (\d+)\."
        r" Multiply the largest value of the sum among these good selections by their number\. [^.]*\.",
        solve,
    )


def test_walks_are_not_forbidden_at_their_goal() -> None:
    def walk(place: int, m: re.Match[str]) -> tuple[int, int]:
        if place >= int(m["goal"]) or place == int(m["bad"]):
            return (1, 0) if place == int(m["goal"]) else (0, 1)
        (won, lost), (more, worse) = (walk(place + int(step), m) for step in (m["one"], m["two"]))
        return won + more, lost + worse

    def solve(m: re.Match[str]) -> int:
        assert m["bad"] != m["goal"]
        won, lost = walk(0, m)
        return 10 * won + lost

    _check(
        "backtracking",
        r"Beginning with 0, one adds (?P<one>\d) or (?P<two>\d) again[^.]*\. A walk ends as soon as (?P<goal>\d+) is [^.]*\."
        r" The number (?P<bad>\d) is forbidden:[^.]*\. All walks[^.]*\. What is ten times the number of successes plus the number"
        r" of failures\?",
        solve,
    )


def test_coins_for_one_or_two_tolls() -> None:
    def solve(m: re.Match[str]) -> int:
        used = []
        for toll in filter(None, (m["one"], m["two"])):
            left, coins = int(toll), Counter[int]()
            for coin in _list(m["coins"]):
                coins[coin], left = divmod(left, coin)
            used.append(+coins)
        together = sum(used, Counter[int]())
        apart = used if m["apart"] else [together]
        first = sum(map(len, apart)) if "kinds" in m["ask"] else max(max(one.values()) for one in apart)
        return first * together.total()

    _check(
        "greedy",
        r"A toll of (?P<one>\d+) (?:and then one of (?P<two>\d+) )?guilders is paid with coins worth (?P<coins>[\d, and]+)"
        r" guilders, [^.]*\. (?P<ask>How many different kinds of|What is the largest number of) coins"
        r" (?:are used|of one kind that is used)(?P<apart> for each toll, added up over both| for one toll)?,"
        r" (?:and how many coins\? Multiply the two numbers\.|[^.?]*\?)",
        solve,
    )


def test_a_machine_sells_one_portion_after_a_coin() -> None:
    def solve(m: re.Match[str]) -> int:
        inside, sold, last = 0, 0, 0
        for number, coin in enumerate(_list(m[2]), 1):
            inside += coin
            if inside >= int(m[1]):
                inside = inside - int(m[1]) if m[3] == "keeps the rest for the next one" else 0
                sold, last = sold + 1, number
        return last * sold

    _check(
        "simulation",
        r"A machine sells [a-z ]+ for (\d+) crowns\. Coins of ([\d, and]+) crowns [^.]*\. [^.]* after a coin, one portion comes"
        r" out \(never more than one\) and the machine (keeps the rest for the next one|gives the rest back)\. After which coin"
        r" \(counted from 1\) [^.?]*\? Answer 0 if none does\.",
        solve,
    )

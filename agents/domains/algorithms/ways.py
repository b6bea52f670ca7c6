"""Ways through a net: estimates, walks, chosen links."""

from agents.domains.algorithms import nets
from agents.grammar.sheet import Sheet
from agents.grammar.words import article, number_word


def cheapest(sheet: Sheet) -> None:
    """Shortest ways, improved link by link."""
    net = nets.Net(sheet, weights=True)
    home = net.place("home", "the start")
    rounds = sheet.rng.randint(1, 2) if sheet.level < 5 else sheet.rng.randint(2, 3)
    kind = sheet.rng.randint(0, 2)
    sheet.say(
        (
            f"for a walk from {{{home}}}, every {net.one} gets an estimate: 0 for {{{home}}} and 99 for all "
            f"others. The list of {net.link}s is gone through {number_word(rounds)} time{'s' * (rounds > 1)} from "
            f"top to bottom; a {net.link} lowers the estimate of one end if the estimate of the other end plus "
            f"its length is less."
        )
        .replace("one time ", "once ")
        .replace("two times", "twice")
    )
    sheet.say(
        (
            "what is the sum of the estimates that are below 99 in the end?",
            (
                "how many times is an estimate lowered, and how large is the largest estimate below 99 in the end? "
                "Give the product of the two numbers."
            ),
            f"what is the estimate of {net.names[-1]} plus that of {net.names[1]} in the end?",
        )[kind],
    )
    sheet.begin("")
    table = sheet.let("estimates", "the estimates", "{" + ", ".join(f'"{name}": 99' for name in net.names) + "}", told="")
    sheet.line(f"{table}[{home}] = 0", told=f"{{{home}}} has the estimate 0 and all others have 99")
    count = sheet.let("count", "the number of changes so far", "0", told="") if kind == 1 else ""
    a, b, length = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end"), sheet.name("length", "the length")
    turn = sheet.name("turn", "the number of the pass")
    loop = sheet.block(f"for {turn} in range({rounds}):", told=f"pass {{{turn} + 1}} begins")
    with loop, sheet.block(f"for {a}, {b}, {length} in {net.links}:", told=""):
        for one, other, kw in ((a, b, "if"), (b, a, "elif")):
            sums = f"{{{table}[{one}]}} + {{{length}}} = {{{table}[{one}] + {length}}}"
            better = f"over {{{one}}}, {{{other}}} can be had for {sums} instead of {{{table}[{other}]}}"
            same = "" if kw == "if" else f"between {{{a}}} and {{{b}}} nothing gets better"
            with sheet.block(f"{kw} {table}[{one}] + {length} < {table}[{other}]:", told=(better, same)):
                sheet.line(f"{table}[{other}] = {table}[{one}] + {length}", told="")
                if count:
                    sheet.change(count, "+", "1", told=f", change number {{{count}}}")
    if kind == 2:
        last, second = (f'{table}["{name}"]' for name in (net.names[-1], net.names[1]))
        told = f"{{{last}}} + {{{second}}} = {{it}}"
        sheet.answer(sheet.let("result", "the sum of both estimates", f"{last} + {second}", told=told))
        return
    name = sheet.name("name", f"the {net.one} looked at")
    found = sheet.let("found", ("the sum so far", "the largest estimate so far")[kind], "0", told="")
    with (
        sheet.block(f"for {name} in {table}:", told=""),
        sheet.block(f"if {table}[{name}] < 99:", told=(f"{{{name}}} has {{{table}[{name}]}}", f"{{{name}}} still has 99")),
    ):
        if kind == 0:
            own = f"{table}[{name}]"
            sheet.change(found, "+", own, told=f", which makes {{old({found})}} + {{{own}}} = {{{found}}}")
        else:
            sheet.line(f"{found} = max({found}, {table}[{name}])", told=f", and the largest so far is {{{found}}}")
    if kind == 1:
        found = sheet.let("product", "the product", f"{count} * {found}", told=f"{{{count}}} × {{{found}}} = {{it}}")
    sheet.answer(found)


def route(sheet: Sheet) -> None:
    """A walker who always takes the first new way."""
    net = nets.Net(sheet)
    home = net.place("home", "the place of the walker")
    last, kind = sheet.chance(0.4), sheet.rng.randint(0, 1)
    sheet.say(
        f"a walker starts in {{{home}}} and always takes the {'last' if last else 'first'} {net.link} of the "
        f"list that leads to {article(net.one)} where the walk has not been yet. The walk ends when there is none."
    )
    sheet.say((f"in which order are the {net.many} visited?", f"in which {net.one} does the walk end?")[kind])
    sheet.begin(f"the walk starts in {{{home}}}")
    seen = sheet.let("visited", f"the {net.many} visited so far", f"[{home}]", told="")
    a, b = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end")
    goal = sheet.let("goal", f"the {net.one} that is next", home, told="")
    with sheet.block(f'while {goal} != "":', told=("", f"from {{{seen}[-1]}} nothing new can be reached")):
        sheet.line(f'{goal} = ""', told="")
        order = f"{net.links}" if last else f"reversed({net.links})"
        with sheet.block(f"for {a}, {b} in {order}:", told=""):
            for one, other, kw in ((a, b, "if"), (b, a, "elif")):
                with sheet.block(
                    f"{kw} {one} == {home} and {other} not in {seen}:",
                    told=(f"from {{{one}}} there is a {net.link} to {{{other}}}", ""),
                ):
                    sheet.line(f"{goal} = {other}", told="")
        with sheet.block(f'if {goal} != "":', told=(f"the walk goes on to {{{goal}}}", "")):
            sheet.line(f"{seen}.append({goal})", told="")
            sheet.line(f"{home} = {goal}", told="")
    if kind == 0:
        sheet.answer(seen, "list[str]", need=f"len({seen}) > 2")
    else:
        sheet.answer(f"{seen}[-1]", "str", need=f"len({seen}) > 2")


def tree(sheet: Sheet) -> None:
    """The shortest links that join everything."""
    net = nets.Net(sheet, weights=True)
    falling = sheet.chance(0.3)
    top = sheet.rng.randint(5, 9)
    sheet.say(
        (
            f"{net.link}s are chosen in the order of the list. One is chosen only if "
            f"{'at least one of its ends' if falling else 'not more than one of its ends'} "
            f"{'has not been' if falling else 'has been'} an end of a chosen one before"
        )
        + (f", and only if it is not longer than {top}." if top < 9 else ".")
    )
    kind = sheet.rng.randint(0, 1)
    sheet.say(
        ("what is the sum of the lengths of the chosen ones?", "what is the sum of the lengths of those that are not chosen?")[
            kind
        ],
    )
    sheet.begin(f"we go through the {net.link}s in the order of the list")
    joined = sheet.let("joined", f"the {net.many} that are joined", "[]", told="")
    total = sheet.let("total", "the sum of the lengths so far", "0", told="")
    a, b, length = sheet.name("one_end", "the one end"), sheet.name("far_end", "the far end"), sheet.name("length", "the length")
    test = f"({a} not in {joined} or {b} not in {joined})" + (f" and {length} <= {top}" if top < 9 else "")
    with sheet.block(f"for {a}, {b}, {length} in {net.links}:", told=f"next comes {{{a}}} and {{{b}}} with {{{length}}}"):
        with sheet.block(
            f"if {test}:" if top < 9 else f"if {a} not in {joined} or {b} not in {joined}:",
            told=(", which is chosen", ", which is not chosen"),
        ):
            sheet.line(f"{joined}.append({a})", told="")
            sheet.line(f"{joined}.append({b})", told="")
            if kind == 0:
                sheet.change(total, "+", length, told=f", so the sum is {{old({total})}} + {{{length}}} = {{{total}}}")
        if kind == 1:
            with sheet.block("else:"):
                sheet.change(total, "+", length, told=f", so the sum is {{old({total})}} + {{{length}}} = {{{total}}}")
    sheet.answer(total)

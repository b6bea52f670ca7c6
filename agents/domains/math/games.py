"""Games: scores, moves on boards, takeaway games and their winning positions, tournaments."""

from agents.domains.math import matches
from agents.grammar import draw, frame
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE
from agents.grammar.working import changed, working


def compose(sheet: Sheet) -> None:
    """Scores at level 1, tournaments at level 2, whole games above."""
    makers = {1: (_score, _league), 2: (_league, _knockout, _darts, _score)}
    sheet.pick(
        makers.get(
            sheet.level, (matches.takeaway, matches.board, matches.board, matches.duel, matches.positions, _cards, _league_table)
        )
    )(sheet)


def _score(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    first, second, bad = sheet.pick(
        (
            ("green balloons", "golden balloons", "balloons that are missed"),
            ("right answers", "bonus answers", "wrong answers"),
            ("small gates", "large gates", "gates that are touched"),
            ("coins", "gems", "traps"),
        )
    )
    p, q, r = sheet.rng.randint(2, 6), sheet.rng.randint(7, 15), sheet.rng.randint(1, 4)
    a, b, c = (
        sheet.given(base, f"the number of {thing}", draw.whole(low, high))
        for base, thing, low, high in (
            ("first_number", first, 5, 30),
            ("second_number", second, 2, 12),
            ("bad_number", bad, 2, 12),
        )
    )
    sheet.say(
        f"in a game, each of the {first} brings {p} points, each of the {second} {q} points, and each of the "
        f"{bad} costs {r} point{'s' * (r > 1)}. {who.name} has {{{a}}} {first}, {{{b}}} {second} and {{{c}}} "
        f"{bad}."
    )
    sheet.begin("let us count the points")
    told = f"the {first} bring {working(f'{p} * {a}')}"
    one = sheet.let("first_points", f"the points for the {first}", f"{p} * {a}", told=told)
    told = f", and the {second} {working(f'{q} * {b}')}"
    two = sheet.let("second_points", f"the points for the {second}", f"{q} * {b}", told=told)
    told = f"together these are {working(f'{one} + {two}')} points"
    gained = sheet.let("gained", "the points that are gained", f"{one} + {two}", told=told)
    told = f"the {bad} cost {working(f'{r} * {c}') if r > 1 else '{it}'}"
    need = f"{r} * {c} < {p} * {a}"
    lost = sheet.let("lost", "the points that are lost", f"{r} * {c}" if r > 1 else c, need, told)
    told = f", which leaves {working(f'{gained} - {lost}')}"
    total = sheet.let("total", "the number of points", f"{gained} - {lost}", told=told)
    if sheet.level > 1:
        record = sheet.given("record", "the record", draw.whole(80, 300))
        sheet.say(f"the record is {{{record}}} points. How many points is {who.name} away from it?")
        need, told = f"{record} != {total}", f"from the record of {{{record}}}, this is {{it:point/points}} away"
        gap = sheet.let("gap", "the distance to the record", f"abs({record} - {total})", need, told)
        sheet.answer(gap)
        return
    sheet.say(f"how many points does {who.name} have?")
    sheet.answer(total)


def _league(sheet: Sheet) -> None:
    sport = sheet.pick(("hockey", "volleyball", "chess", "handball", "table tennis", "curling"))
    teams = sheet.given("teams", "the number of teams", draw.whole(5, 24))
    win, tie = sheet.pick(((3, 1), (2, 1), (4, 1)))
    sheet.say(
        f"in a {sport} league, each team plays {'twice' if sheet.level == 2 else 'once'} against every other "
        f"team. A win brings {win} points, a tie {tie} point to both teams."
    )
    sheet.begin(f"each of {{{teams}}} teams has {{{teams} - 1}} others to play against")
    told = f"{{{teams}}} × {{{teams} - 1}} = {{it}}"
    told = f"each pair plays twice, so there are {told} games" if sheet.level == 2 else f"that makes {told}"
    ordered = sheet.let("ordered", "the product of both numbers of choices", f"{teams} * ({teams} - 1)", told=told)
    told = f", but in this way every game is counted twice, so there are {{{ordered}}} ÷ 2 = {{it}} games"
    games = ordered if sheet.level == 2 else sheet.let("games", "the number of games", f"{ordered} // 2", told=told)
    ties = sheet.given("ties", "the number of ties", draw.whole(2, 12))
    kind = sheet.rng.randint(0, 1 + (sheet.level == 2))
    if kind == 0:
        sheet.say(
            f"there are {{{teams}}} teams, and {{{ties}}} games end in a tie. How many points do all teams have "
            f"together in the end?"
        )
        need, told = f"{games} > {ties}", f"{working(f'{games} - {ties}')} of them have a winner"
        wins = sheet.let("wins", "the number of games with a winner", f"{games} - {ties}", need, told)
        told = f"the ties bring {working(f'2 * {ties}')} points"
        tied = sheet.let("tied_points", "the points from ties", f"2 * {ties}", told=told)
        told = f", and the wins {working(f'{win} * {wins}')}"
        won = sheet.let("won_points", "the points from wins", f"{win} * {wins}", told=told)
        told = f"together these are {working(f'{won} + {tied}')}"
        sheet.answer(sheet.let("points", "the points of all teams", f"{won} + {tied}", told=told))
    elif kind == 1:
        weekly = sheet.rng.randint(2, 6)
        sheet.say(
            f"there are {{{teams}}} teams; {{{ties}}} games are cancelled, and {weekly} of the others are played "
            f"each week. How many weeks does the league last?"
        )
        need = f"({games} - {ties}) % {weekly} == 0 and {games} > {ties}"
        told = f"{working(f'{games} - {ties}')} of them are played"
        left = sheet.let("left", "the number of games that are played", f"{games} - {ties}", need, told)
        told = f", which takes {{{left}}} ÷ {weekly} = {{it:week/weeks}}"
        sheet.answer(sheet.let("weeks", "the number of weeks", f"{left} // {weekly}", told=told))
    else:
        guests = sheet.given("guests", "the spectators of a game on average", draw.whole(20, 300))
        sheet.say(
            f"there are {{{teams}}} teams, {{{ties}}} games are cancelled, and the others have {{{guests}}} "
            f"spectators on average. How many spectators are that altogether?"
        )
        need, told = f"{games} > {ties}", f"{working(f'{games} - {ties}')} of them are played"
        left = sheet.let("left", "the number of games that are played", f"{games} - {ties}", need, told)
        told = f", and they have {working(f'{left} * {guests}')} spectators"
        sheet.answer(sheet.let("spectators", "the number of all spectators", f"{left} * {guests}", told=told))


def _knockout(sheet: Sheet) -> None:
    players = sheet.given("players", "the number of players left", draw.whole(5, 90))
    what = sheet.pick(("tennis", "chess", "fencing", "badminton", "arm wrestling"))
    minutes = sheet.rng.randint(10, 40)
    sheet.say(
        (
            f"{{{players}}} players enter a {what} tournament. In each round the players are paired, the losers "
            f"are out, and with an odd number one player gets to the next round without playing."
        ).replace("a arm", "an arm")
    )
    frame.open_with(sheet, share=1)
    kind = sheet.rng.randint(0, 1)
    found = sheet.let(
        "walkovers" if kind else "games",
        "the number of rounds in which somebody gets on without playing so far" if kind else "the number of games so far",
        "0",
        told="",
    )
    sheet.begin(f"at first there are {{{players}}} players")
    more = f"{found} - old({found})"
    with sheet.block(f"while {players} > 1:", told=("", "so there is a winner")):
        if kind:
            told = f"of {{{players}}} players {{{more}?one:none}} gets on without playing, which makes {{{found}}} so far"
            sheet.change(found, "+", f"{players} % 2", told=told)
        else:
            told = f"{{{players}}} players play {{{more}:game/games}}, which makes {{{found}}} so far"
            sheet.change(found, "+", f"{players} // 2", told=told)
        sheet.line(f"{players} = ({players} + 1) // 2", told=f", and {{{players}:is/are}} left")
    if kind:
        sheet.say("how many times does somebody get on without playing?")
        sheet.answer(found)
    else:
        sheet.say(f"a game lasts {minutes} minutes. How many minutes of play are there in all?")
        told = f"the games last {working(f'{minutes} * {found}')} minutes"
        sheet.answer(sheet.let("play", "the minutes of play", f"{minutes} * {found}", told=told))


def _darts(sheet: Sheet) -> None:
    who = sheet.pick(PEOPLE)
    start = sheet.given("start", "the points at first", draw.one_of(101, 151, 201, 301))
    a, b, c = (sheet.given(f"{word}_throw", f"the {word} throw", draw.whole(2, 20)) for word in ("first", "second", "third"))
    factor = sheet.pick((2, 3))
    sheet.say(
        f"{who.name} begins with {{{start}}} points and hits {{{a}}}, {{{b}}} and {{{c}}}; "
        f"{'the second' if factor == 2 else 'the last'} throw counts "
        f"{'double' if factor == 2 else 'three times'}. The points of the throws are subtracted."
    )
    sheet.begin(f"{who.name} begins with {{{start}}} points")
    points = f"{factor} * {b if factor == 2 else c}"
    told = f"the {'second' if factor == 2 else 'last'} throw counts {working(points)}"
    special = sheet.let("special", "the points of the special throw", points, told=told)
    points = f"{a} + {special} + {c if factor == 2 else b}"
    total = sheet.let("thrown", "the points of all throws", points, told=f", so all throws make {working(points)}")
    told = f"that leaves {working(f'{start} - {total}')} points"
    rest = sheet.let("rest", "the points that are left", f"{start} - {total}", told=told)
    if sheet.chance(0.5):
        sheet.say(
            f"in the next turn {who.she} scores a third of what is left, and no more and no less. How many points are left then?"
        )
        need, told = f"{rest} % 3 == 0", f"a third of {{{rest}}} is {{it}}"
        part = sheet.let("part", "the points of the following turn", f"{rest} // 3", need, told)
        told = f", so {working(f'{rest} - {part}')} are left"
        rest = sheet.let("final_rest", "the points that are left in the end", f"{rest} - {part}", told=told)
    else:
        sheet.say(
            "if an even number of points is left, half of it is taken off; if it is odd, 9 points are. How many "
            "points are left then?"
        )
        with sheet.block(f"if {rest} % 2 == 0:", told=(f"{{{rest}}} is even", f"{{{rest}}} is odd")):
            sheet.line(f"{rest} = {rest} // 2", told=f", so {{old({rest})}} ÷ 2 = {{{rest}}} are left")
        with sheet.block("else:"):
            sheet.change(rest, "-", "9", told=f", so {changed(rest, '-', '9')} are left")
    sheet.answer(rest)


def _cards(sheet: Sheet) -> None:
    first, second = sheet.rng.sample(PEOPLE, 2)
    mine = sheet.given("first_cards", f"the cards of {first.name}", draw.many((4, 3 + 2 * sheet.level), 1, 13), "list[int]")
    other = sheet.given("second_cards", f"the cards of {second.name}", draw.alike(mine, 1, 13), "list[int]")
    kind, bonus = sheet.rng.randint(0, 2), sheet.rng.randint(2, 9)
    low_wins, tie_bonus = sheet.chance(0.3), sheet.chance(0.5)
    sheet.say(
        f"{first.name} and {second.name} lay down one card after the other. {first.name}'s cards have the "
        f"values {{{mine}}}, {second.name}'s have, in the same order, {{{other}}}."
    )
    prize = ("one point", "the difference of the two values", "the sum of the two values")[kind]
    sheet.say(
        f"the {'lower' if low_wins else 'higher'} card wins {prize} for its owner"
        + (f"; if both are equal, each player gets {bonus} points." if tie_bonus else "; nobody gets anything if both are equal.")
    )
    a, b = (
        sheet.let("first_points", f"the points of {first.name}", "0", told=""),
        sheet.let("second_points", f"the points of {second.name}", "0", told=""),
    )
    sheet.begin("both begin without points|let us go through the cards that are laid down together")
    x, y = sheet.name("own", f"the card of {first.name}"), sheet.name("opposing", f"the card of {second.name}")
    more, less = ("<", ">") if low_wins else (">", "<")
    gain = ("1", f"abs({x} - {y})", f"{x} + {y}")[kind]
    nobody = "" if tie_bonus else ", so nobody gets anything"
    with sheet.block(f"for {x}, {y} in zip({mine}, {other}):", told=f"{{{x}}} meets {{{y}}}"):
        with sheet.block(f"if {x} {more} {y}:", told=("", "")):
            sheet.change(a, "+", gain, told=f", and {first.name} wins and has {{{a}:point/points}}")
        with sheet.block(f"elif {x} {less} {y}:", told=("", nobody)):
            sheet.change(b, "+", gain, told=f", and {second.name} wins and has {{{b}:point/points}}")
        if tie_bonus:
            with sheet.block("else:"):
                sheet.change(a, "+", str(bonus), told=f", so both get {bonus}, and {first.name} has {{{a}:point/points}}")
                sheet.change(b, "+", str(bonus), told=f", {second.name} {{{b}}}")
    if sheet.chance(0.5):
        sheet.say(f"by how many points is {first.name} ahead in the end (negative if {second.name} is)?")
        sheet.answer(sheet.let("lead", f"the lead of {first.name}", f"{a} - {b}", told=f"{{{a}}} - {{{b}}} = {{it}}"))
    else:
        sheet.say("how many points do the two have together?")
        sheet.answer(sheet.let("sum_of_points", "the points of both", f"{a} + {b}", told=f"{{{a}}} + {{{b}}} = {{it}}"))


def _league_table(sheet: Sheet) -> None:
    team = sheet.pick(("the Herons", "the Foxes", "the Rovers", "the Comets", "the Otters", "the Badgers"))
    shot = sheet.given("scored", "the goals scored", draw.many((4, 3 + 2 * sheet.level), 0, 6), "list[int]")
    let_in = sheet.given("conceded", "the goals conceded", draw.alike(shot, 0, 5), "list[int]")
    win = sheet.pick((2, 3))
    big, extra = sheet.rng.randint(3, 4), sheet.rng.randint(1, 2)
    bonus, kind = sheet.chance(0.5), sheet.rng.randint(0, 1)
    sheet.say(
        (
            f"in its games of a season, {team} scored {{{shot}}} goals and conceded, in the same order, "
            f"{{{let_in}}} goals. A win brings {win} points and a tie one point."
        ).replace("its games", "their games")
    )
    if bonus:
        sheet.say(f"whoever scores at least {big} goals in a game gets {extra} extra point{'s' * (extra > 1)}.")
    sheet.begin("let us take the games one by one|we go through the games of the season")
    points = sheet.let("points", "the points so far", "0", told="")
    run = sheet.let("run", "the number of games in a row without a defeat", "0", told="") if kind else ""
    best = sheet.let("best_run", "the most games in a row without a defeat so far", "0", told="") if kind else ""
    own, theirs = sheet.name("own", "the number of goals scored"), sheet.name("theirs", "the number of goals conceded")
    with sheet.block(f"for {own}, {theirs} in zip({shot}, {let_in}):", told=f"a game ends {{{own}}} to {{{theirs}}}"):
        with sheet.block(f"if {own} > {theirs}:", told=("", "")):
            sheet.change(points, "+", str(win), told=f", a win, which makes {{{points}:point/points}}")
        with sheet.block(f"elif {own} == {theirs}:", told=("", ", a defeat")):
            sheet.change(points, "+", "1", told=f", a tie, which makes {{{points}:point/points}}")
        if bonus:
            with sheet.block(f"if {own} >= {big}:", told=("", "")):
                sheet.change(points, "+", str(extra), told=f", and with {extra} more for the goals {{{points}}}")
        if run:
            with sheet.block(f"if {own} < {theirs}:", told=("", "")):
                sheet.line(f"{run} = 0", told="")
            with sheet.block("else:"):
                sheet.change(run, "+", "1", told="")
            sheet.line(f"{best} = max({best}, {run})", told=f", and the longest run so far is {{{best}}}")
    if run:
        sheet.say(
            "how many points do they have in the end if ten points are added for each game of their longest run without a defeat?"
        )
        sheet.answer(
            sheet.let(
                "score",
                "the points with the addition",
                f"{points} + 10 * {best}",
                told=f"{{{points}}} + 10 × {{{best}}} = {{it}}",
            )
        )
    else:
        sheet.say("how many points do they have in the end?")
        sheet.answer(points)

"""Board games: pieces on a track with special squares, and a list of throws."""

from collections.abc import Callable
from random import Random

from agents.domains.state import moves
from agents.grammar import draw
from agents.grammar.draw import Draw, Given, Value
from agents.grammar.sheet import Sheet
from agents.grammar.words import PEOPLE, listed
from agents.phrasing import ABOUT

_GAMES = (("board", "square"), ("path", "stone"), ("staircase", "step"), ("trail", "marker"), ("ring road", "stop"))


def _jumps(size: int, count: tuple[int, int]) -> Draw:
    """Squares from which a piece goes on to another one, none of which leads on itself."""

    def build(rng: Random, _: Given) -> Value:
        number = rng.randint(*count)
        places = rng.sample(range(2, size), 2 * number)
        return dict(sorted(zip(places[:number], places[number:], strict=True)))

    return build


def compose(sheet: Sheet) -> None:
    """Throw after throw; where the pieces stand, or what they have gathered."""
    game = _Board(sheet)
    game.play()
    game.ask()


class _Board:
    """One board: its rules, then the lines that play on it."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        count = sheet.pick((1, 1, 2) if sheet.level < 3 else (1, 2, 2, 3))
        self._people = [person.name for person in sheet.rng.sample(PEOPLE, count)]
        board, self._square = sheet.pick(_GAMES)
        turns = moves.size(sheet, count)[1] / count
        self._size = int(3 * turns) + sheet.rng.randint(6, 12)
        self._here = self._throw = self._coins = self._seen = self._places = self._players = self._turn = ""
        if count == 1:
            sheet.say(f"{self._people[0]} moves a piece along a {board}, from {self._square} 1 on.")
        else:
            people = f"{listed(self._people)} move pieces along a {board} in turns"
            sheet.say(f"{people}, {self._people[0]} first, all from {self._square} 1 on.")
        sheet.say(f"a throw says how many {self._square}s the piece goes forward.")
        ends = (self._circle,) if board == "ring road" else (self._bounce, self._refuse, self._stop)
        going = sheet.pick(((self._jump,), (self._jump,), (self._back,), (self._jump, self._capture), (self._capture,)))
        rules = [rule for rule in going if rule != self._capture or count > 1]
        rules += sheet.rng.sample((self._prize, self._toll), sheet.rng.randint(not rules, 1 + sheet.level // 3))
        self._rules = [sheet.pick(ends)(), *(rule() for rule in rules)]

    def play(self) -> None:
        """Write the lines from the first throw to the last."""
        sheet, many = self._sheet, len(self._people) > 1
        throws = sheet.given("throws", "the throws", draw.many(moves.size(sheet, len(self._people)), 1, 6), "list[int]")
        sheet.say(f"the throws are {{{throws}}}.")
        sheet.begin(f"the throws are {{{throws}}}|let us make the moves in turn")
        if many:
            self._players = sheet.let("players", "the players", str(self._people).replace("'", '"'), told="")
            self._places = sheet.let("places", "where the pieces stand", f"[{', '.join(['1'] * len(self._people))}]", told="")
            self._turn = sheet.let("turn", "the place of the player", "0", told="")
        else:
            self._here = sheet.let("here", "where the piece stands", "1", told="")
        if self._coins:
            sheet.line(f"{self._coins} = 20", told="")
        elif not many and sheet.chance(0.5):
            self._seen = sheet.let("seen", "where the piece has stood", "[]", told="")
        self._throw = sheet.name("throw", "the throw")
        with sheet.block(f"for {self._throw} in {throws}:", told="" if many else f"the throw is {{{self._throw}}}"):
            if many:
                told = f"{{{self._players}[{self._turn}]}} throws {{{self._throw}}}"
                place = f"{self._places}[{self._turn}]"
                self._here = sheet.let("here", "where the piece stands", place, told=told)
            for rule in self._rules:
                rule()
            if many:
                sheet.line(f"{self._places}[{self._turn}] = {self._here}", told="")
                sheet.line(f"{self._turn} = ({self._turn} + 1) % {len(self._people)}", told="")
            elif self._seen:
                sheet.line(f"{self._seen}.append({self._here})", told="")

    # The rules: each says its words, and gives what writes its lines

    def _forward(self) -> None:
        here = self._here
        whose = f"of {{{self._players}[{self._turn}]}} " if self._players else ""
        asked = f"on which {self._square} does the piece {whose}stand before throw number {{nth}}?{ABOUT}old({here})"
        self._sheet.change(here, "+", self._throw, told=f", which leads from {{old({here})}} to {{{here}}}", asked=asked)

    def _beyond(self, words: str, code: str, told: str) -> Callable[[], None]:
        """A rule for what is beyond the end; S and H stand for the number of the last square and the variable of the place."""
        self._sheet.say(words)

        def write() -> None:
            self._forward()
            with self._sheet.block(f"if {self._here} > {self._size}:", told=("", "")):
                text = code.replace("S", str(self._size)).replace("H", self._here)
                self._sheet.line(f"{self._here} = {text}", told=f"{told} {{{self._here}}}")

        return write

    def _last(self) -> str:
        return f"the last {self._square} is number {self._size};"

    def _bounce(self) -> Callable[[], None]:
        words = f"{self._last()} whatever a throw has left over there is gone backwards from it."
        return self._beyond(words, "2 * S - H", ", beyond the end, so it turns round there and comes to")

    def _stop(self) -> Callable[[], None]:
        words = f"{self._last()} a throw that leads beyond it ends there."
        return self._beyond(words, "S", ", beyond the end, so it stops on")

    def _circle(self) -> Callable[[], None]:
        words = f"after {self._square} {self._size} comes {self._square} 1 again."
        return self._beyond(words, "H - S", ", which after a full round is")

    def _refuse(self) -> Callable[[], None]:
        self._sheet.say(f"{self._last()} a throw that leads beyond it leaves the piece where it is.")

        def write() -> None:
            no = f", which leads beyond the end, so it stays on {{{self._here}}}"
            with self._sheet.block(f"if {self._here} + {self._throw} <= {self._size}:", told=("", no)):
                self._forward()

        return write

    def _jump(self) -> Callable[[], None]:
        sheet, size = self._sheet, (2, 3 + self._sheet.level // 2)
        jumps = sheet.given("jumps", "the special places", _jumps(self._size, size), "dict[int, int]", "from {0} to {1}")
        sheet.say(f"some {self._square}s lead on at once: {{{jumps}}}.")

        def write() -> None:
            here = self._here
            with sheet.block(f"if {here} in {jumps}:", told=("", "")):
                sheet.line(f"{here} = {jumps}[{here}]", told=f", and from {{old({here})}} at once to {{{here}}}")

        return write

    def _back(self) -> Callable[[], None]:
        sheet, every = self._sheet, self._sheet.rng.randint(3, 6)
        way = sheet.rng.randint(1, every - 1)
        sheet.say(f"from a {self._square} whose number is a multiple of {every}, the piece goes back by {way} at once.")

        def write() -> None:
            here = self._here
            with sheet.block(f"if {here} % {every} == 0:", told=("", "")):
                sheet.change(here, "-", str(way), told=f", and as {{old({here})}} is a multiple of {every}, back to {{{here}}}")

        return write

    def _coin(self) -> str:
        """The variable of the coins, which are there from the beginning."""
        if not self._coins:
            self._coins = self._sheet.name("coins", "the number of coins")
            self._sheet.say(
                "there are 20 coins in a common purse." if len(self._people) > 1 else "there are 20 coins to begin with."
            )
        return self._coins

    def _prize(self) -> Callable[[], None]:
        sheet, coins, gain = self._sheet, self._coin(), self._sheet.rng.randint(3, 12)
        test, words = sheet.pick(
            (
                ("% 2 == 0", "with an even number"),
                ("% 2 == 1", "with an odd number"),
                (f"> {self._size // 2}", f"beyond {self._size // 2}"),
            )
        )
        throw = "its own throw" if len(self._people) > 1 else "a throw"
        sheet.say(f"a piece that is on a {self._square} {words} after {throw} earns {gain} coins.")

        def write() -> None:
            with sheet.block(f"if {self._here} {test}:", told=("", "")):
                sheet.change(coins, "+", str(gain), told=f"being there earns {gain} coins, which makes {{{coins}}} in all")

        return write

    def _toll(self) -> Callable[[], None]:
        sheet, coins, loss = self._sheet, self._coin(), self._sheet.rng.randint(1, 3)
        low = sheet.rng.randint(2, 4)
        sheet.say(f"a throw of {low} or less costs {loss} {'coin' if loss == 1 else 'coins'}.")

        def write() -> None:
            with sheet.block(f"if {self._throw} <= {low}:", told=("", "")):
                sheet.change(coins, "-", str(loss), told=f"that throw costs {loss}, which leaves {{{coins}}} coins")

        return write

    def _capture(self) -> Callable[[], None]:
        sheet = self._sheet
        sheet.say(f"a piece to whose {self._square} another one comes in this way is sent back to {self._square} 1.")

        def write() -> None:
            other = sheet.name("other", "the place of another player")
            with sheet.block(f"for {other} in range({len(self._people)}):", told=""):
                test = f"{other} != {self._turn} and {self._places}[{other}] == {self._here} and {self._here} > 1"
                with sheet.block(f"if {test}:", told=(f", where {{{self._players}[{other}]}} stands", "")):
                    sheet.line(f"{self._places}[{other}] = 1", told=", who has to go back to 1")

        return write

    # The questions

    def ask(self) -> None:
        """Ask about the coins or about the pieces."""
        sheet, many = self._sheet, len(self._people) > 1
        if self._coins:
            sheet.say("how many coins are there in the end?")
            sheet.answer(self._coins, told="")
        elif self._seen:
            sheet.say("where does the piece stand after each of the throws? Give the list.")
            sheet.answer(self._seen, "list[int]", told="")
        elif not many:
            sheet.say("where does the piece stand in the end?")
            sheet.answer(self._here, told="")
        else:
            self._ask_all()

    def _ask_all(self) -> None:
        sheet, places = self._sheet, self._places
        what = sheet.pick(("all", "all", "first", "sum"))
        if what == "all":
            sheet.say("where do the pieces stand in the end? Give the list, in the order of the players.")
            sheet.answer(places, "list[int]", told=f"in the end, the pieces stand on {{{places}}}")
        elif what == "first":
            sheet.say(f"whose piece is on the {self._square} with the highest number in the end?")
            best = sheet.let(
                "best",
                "the highest number",
                f"max({places})",
                f"{places}.count(max({places})) == 1",
                "the highest number is {it}",
            )
            sheet.answer(f"{self._players}[{places}.index({best})]", "str", told=", where the piece of {returned} stands")
        else:
            sheet.say(f"what do the numbers of the {self._square}s where the pieces stand in the end add up to?")
            sheet.answer(sheet.let("total", "the sum", f"sum({places})", told=f"{{{places}}} add up to {{it}}"), told="")

"""Words and rows of letters that problems give."""

from random import Random

from agents.grammar.draw import Draw
from agents.grammar.sheet import Sheet

_TEXT = (
    "apple banana carrot dragon ember falcon garden harbor island jungle kitten lantern meadow needle "
    "orange pepper quarry rabbit saddle tunnel umbrella"
    " valley window yellow zipper anchor bottle candle donkey engine feather goblet hammer insect jacket "
    "kettle ladder mirror noodle oyster pillow"
    " river summer teapot violin wizard balloon cactus dolphin eleven forest giraffe hollow icicle "
    "jasmine kernel lemon marble nutmeg onion parrot"
    " raccoon settee toffee velvet wallet cottage committee letter coffee bubble ribbon puzzle tomato "
    "potato papaya level rotor radar civic kayak"
)
WORDS = _TEXT.split()


_SHORT = [word for word in WORDS if len(word) <= 6]


def _lengths(level: int) -> tuple[int, int]:
    return ((2, 4), (3, 6), (6, 9), (9, 14), (13, 24))[level - 1]


def _text(level: int, letters: str = "") -> Draw:
    """A word, or letters from a small set, of a length that suits the level."""
    low, high = _lengths(level)

    def build(rng: Random, _: object) -> object:
        if letters:
            return "".join(rng.choice(letters) for _ in range(rng.randint(low, high)))
        text = rng.choice(WORDS)
        while len(text) < low:
            text += rng.choice(WORDS)
        return text[: rng.randint(low, max(low, min(high, len(text))))] if level == 1 else text

    return build


def word(sheet: Sheet, letters: str = "") -> tuple[str, str]:
    """A text that is given; at times something is done to it first. Returns its variable and that of a letter."""
    text = sheet.given("text", "the word", _text(sheet.level, letters), "str")
    sheet.say(f"take the {'row of letters' if letters or sheet.level > 2 else 'word'} “{{{text}}}”.")
    sheet.begin(f"the letters are “{{{text}}}”")
    if sheet.level > 1 and sheet.chance(0.45):
        way = sheet.rng.randint(0, 3)
        said = (
            "its first letter is moved to the end",
            "its last letter is moved to the front",
            "it is written backwards",
            "its first letter is written once more at the end",
        )[way]
        code = (f"{text}[1:] + {text}[0]", f"{text}[-1] + {text}[:-1]", f"{text}[::-1]", f"{text} + {text}[0]")[way]
        sheet.say(f"first {said}.")
        sheet.line(
            f"{text} = {code}",
            told=f"after {said}, there is “{{{text}}}”".replace("after its", "once its").replace("after it is", "once it is"),
        )
    return text, sheet.name("letter", "the letter looked at")


def words(low: int, high: int) -> Draw:
    """Different short words."""
    return lambda rng, _: rng.sample(_SHORT, rng.randint(low, high))

"""A narrator that is known to lie in a known share of its tellings, to see whether a comparison finds that share."""

import re
from collections.abc import Sequence
from math import floor
from random import Random

from agents.complaint import Complaint
from agents.seeds import Seed
from agents.template.narrator import tell
from evals.faithfulness.mutant import Kind
from evals.faithfulness.narrated import Narrated
from evals.faithfulness.planting import plant
from sandbox.trace import Trace

NAME = re.compile(r"planted:(0(?:\.\d{1,4})?|1(?:\.0{1,4})?)")
_LIES = 12
"""Of which one is taken."""
_BLOCK = 20


def is_planted(name: str) -> bool:
    """Whether a narrator's name is one of these, such as ``planted:0.05``."""
    return NAME.fullmatch(name) is not None


class Planted:
    """Tells as the template does, and plants an error that is proved false in a share of its texts; which ones, its seeds say.

    Of each twenty seeds in a row exactly the share gets a false text, as near as whole numbers allow. One that was found false is
    told anew, and is false again with the same chance. A text in which nothing can be proved false stays true, which is rare.

    Args:
        name: with the share, such as ``planted:0.05``.
    """

    style = ""
    prompt = ""

    def __init__(self, name: str) -> None:
        match = NAME.fullmatch(name)
        assert match, "the options allow no other name"
        self.name = name
        self._share = float(match[1])

    async def narrate(self, seed: Seed, trace: Trace, complaints: Sequence[Complaint]) -> str:
        """Tell a whole trace; see ``agents.narrator.Narrator``.

        Raises:
            Untellable: as the template.
        """
        text, attempt = tell(seed, trace), len(complaints)
        if not self._lies(seed, attempt):
            return text
        lies, _ = plant(Narrated(seed.key, self.name, self.name, trace, text), _LIES, attempt)
        in_words = [one.text for one in lies if one.kind is not Kind.CLAIM]
        return seed.stream(f"{self.name}:{attempt}").choice(in_words) if in_words else text

    def _lies(self, seed: Seed, attempt: int) -> bool:
        """Whether this text is false: its place in its block decides, by an order that is drawn for each block."""
        block, place = divmod(seed.index, _BLOCK)
        key = f"{seed.run}:{seed.domain}:{self.name}:{attempt}"
        begin = Random(key).random()  # noqa: S311 -- reproducible, not secret
        false = floor((block + 1) * _BLOCK * self._share + begin) - floor(block * _BLOCK * self._share + begin)
        order = Random(f"{key}:{block}").sample(range(_BLOCK), _BLOCK)  # noqa: S311 -- the same
        return order[place] < false

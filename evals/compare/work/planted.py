"""A narrator that is known to lie in a known share of its tellings, to see whether a comparison finds that share."""

import re
from collections.abc import Sequence

from agents.complaint import Complaint
from agents.seeds import Seed
from agents.template.narrator import tell
from evals.faithfulness.mutant import Kind
from evals.faithfulness.narrated import Narrated
from evals.faithfulness.planting import plant
from sandbox.trace import Trace

NAME = re.compile(r"planted:(0(?:\.\d{1,4})?|1(?:\.0{1,4})?)")
_LIES = 12


def is_planted(name: str) -> bool:
    """Whether a narrator's name is one of these, such as ``planted:0.05``."""
    return NAME.fullmatch(name) is not None


class Planted:
    """Tells as the template does, and plants an error that is proved false in a share of its texts; which ones, its seeds say.

    A text that was found false is told anew, and is false with the same chance. A text in which nothing can be proved false stays
    true, which is rare.

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
        text = tell(seed, trace)
        random = seed.stream(f"{self.name}:{len(complaints)}")
        if random.random() >= self._share:
            return text
        lies, _ = plant(Narrated(seed.key, self.name, self.name, trace, text), _LIES, len(complaints))
        in_words = [one.text for one in lies if one.kind is not Kind.CLAIM]
        return random.choice(in_words) if in_words else text

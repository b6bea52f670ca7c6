"""How others decide whether a narration is faithful, rebuilt from what is published of them."""

import ast
import re
from functools import lru_cache

from evals.faithfulness.account import Account, Told
from evals.faithfulness.mutators.decisions import written_comparisons
from evals.faithfulness.mutators.edit import places

_VALUE = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?!\w)|'(?:[^'\\\n]|\\.)*'|\b(?:True|False|None)\b")
_IS = "(?:is now|is|becomes|comes to|starts at|ends at|=)"
_END = 200
_WINDOW = 3


def substring(account: Account) -> bool:
    """Accepts where the answer's text occurs at the end of the prose."""
    return (account.trace.returned or "") in account.narration.prose[-_END - len(account.trace.returned or "") :]


def entities(account: Account) -> bool:
    """Accepts where every number, quoted text and truth value of a statement is a value around the steps it is aligned to."""
    return all(_VALUE.sub("", told.prose) == told.prose or _known(account, told) for told in account.told)


def _known(account: Account, told: Told) -> bool:
    first, last = told.head.index, told.steps[-1].index
    texts = set(told.constants)
    for step in account.trace.steps[max(0, first - _WINDOW) : last + 1 + _WINDOW]:
        texts.update(text for text in (*step.changed.values(), step.value) if text is not None)
    texts.update(account.state(told.head.frame, first).values())
    values = {part for text in texts for part in _VALUE.findall(text)}
    return all(match[0] in values for match in _VALUE.finditer(told.prose))


def next_change(account: Account) -> bool:
    """Accepts where each stated value of a variable is its next change, comparisons are true, and the answer is exact."""
    cursor: dict[str, int] = {}
    for told in account.told:
        for match in _stating(account.subject).finditer(told.prose):
            name, value = account.named[match["subject"]], match["value"]
            if not _is_literal(value):
                continue
            changes = account.ever(name)
            following = [at for at in range(max(0, cursor.get(name, 0) - 1), len(changes)) if changes[at] == value]
            if not following:
                return False
            cursor[name] = following[0] + 1
        if not all(one.holds(one.match["word"], negated=bool(one.match["not"])) for one in written_comparisons(account, told)):
            return False
    last = account.told[-1].prose if account.told else ""
    return bool(places(last, account.trace.returned or "None"))


@lru_cache(maxsize=32)
def _stating(subject: str) -> re.Pattern[str]:
    value = r"(?P<value>-?\d+|'[^'\n]*'|\[[^\]]*\])(?![\w.]\d| [-+×*/])"
    return re.compile(rf"(?<!\w)(?P<subject>{subject}) {_IS} {value}")


def _is_literal(text: str) -> bool:
    try:
        ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return False
    return True


BASELINES = {"substring of the answer": substring, "entity window": entities, "next-change alignment": next_change}
"""Name -> whether it accepts a narration."""

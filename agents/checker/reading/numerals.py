"""Numbers in words."""

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = """
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
"""


def _cardinals() -> dict[str, int]:
    units = {word: number for number, word in enumerate(_UNITS.split())}
    tens = {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
    digits = [(word, number) for word, number in units.items() if 0 < number < 10]
    both = {f"{ten}-{word}": tens[ten] + number for ten in tens for word, number in digits}
    return units | tens | both | {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 10**6, "billion": 10**9}


CARDINALS = _cardinals()
"""Word -> number."""
ORDINALS = {word: number for number, word in enumerate(_ORDINALS.split())}
"""Word -> number, from ``first`` as 1."""
TIMES = {"once": 1, "twice": 2, "thrice": 3, "both": 2}
"""Words that count."""

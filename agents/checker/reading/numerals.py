"""Numbers in words."""

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
).split()
CARDINALS = {word: number for number, word in enumerate(_UNITS)} | {word: 10 * number for number, word in enumerate(_TENS, 2)}
CARDINALS |= {f"{ten}-{unit}": CARDINALS[ten] + CARDINALS[unit] for ten in _TENS for unit in _UNITS[1:10]}
CARDINALS |= {"hundred": 100, "thousand": 1000, "dozen": 12}
"""Word -> number."""
ORDINALS = {word: number for number, word in enumerate(_ORDINALS)} | {"twentieth": 20}
"""Word -> number, from ``first`` as 1."""
TIMES = {"once": 1, "twice": 2, "thrice": 3, "both": 2}
"""Words that count."""

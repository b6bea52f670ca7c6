"""Lists of English words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_NAMES = _words("""
    a an the is it in to of on or and as at so no if by be we he do up all any are was has its not for one two out off own new now
    even odd empty true false positive negative equal divisible greater smaller larger bigger unchanged sorted counted added
    removed appended times plus minus divided square sum product remainder difference more most less than then that this with each
    into from over only same does done next back both some such very when will i
""")
"""Words that are words in prose even where a variable has the same name."""
COUNTED = _words("""
    time times round rounds iteration iterations pass passes repetition repetitions more further item items element elements entry
    entries character characters letter letters key keys pair pairs turn turns call calls
""")
"""Words behind a number that counts."""
NO_PLURALS = _words("""
    times plus minus this less does equals leaves becomes gives makes remains stays exceeds goes comes divides falls lies rises
    drops always thus starts ends follows holds works takes turns brings yields
""")
"""Words that end as plurals do and are none."""
DETERMINING = _words("the all after these those both")
"""Words before a number that says how many things there are."""
REST = _words("next remaining following other")
"""Words before a number that counts the rounds told together."""
COUNTING = REST | _words("further another these those")
"""Words before a number that counts."""
VAGUE = _words("remainder sum product quotient difference number square total answer result value item rest half part order list")
"""Nouns that are used in their common sense even where a variable has them as its gloss."""

"""Everyday words, many of which begin alike."""

from collections.abc import Sequence
from random import Random

_TEXT = """
acorn actor almond amber anchor angle ankle apricot apron arrow artist attic autumn badge bagel bamboo banana bandage
banjo barley barn barrel basin basket beach beacon beard beaver bench berry blanket bottle bracelet branch bread brick bridge
brush bucket butter button cabbage cabin cable camel camera canal candle canoe canvas captain caravan carpet carrot castle
cellar chalk cheese cherry chest chimney clover coconut collar comet copper coral cotton cradle crayon curtain cushion daisy
dancer dawn desert desk dessert diamond dinner ditch doctor dolphin donkey drawer dream drum eagle easel echo elbow emerald
engine envelope evening fabric falcon farmer feather fence fern ferry fiddle finger flag flame flannel flour flute forest
fork fountain gallery garden garlic garment gate geese giant ginger giraffe glass glove goblet grape grass gravel guitar
hammer hammock harbour harp harvest hazel hedge helmet herring honey hook horizon hotel icicle igloo island ivory jacket
jasmine jelly jewel juice jungle kettle kitchen kite kitten knight ladder ladle lagoon lake lamp lantern laurel lawn leather
lemon lentil letter lettuce library linen lizard lobster magnet mango maple marble market marmalade meadow medal melon mirror
mitten monkey moss motor mountain mustard napkin needle nest noodle notebook nutmeg oak oar oasis octopus olive onion orange
orchard orchid otter oven oyster paddle palace pancake panther paper parade parcel parrot pasture peach pebble pelican pencil
pepper piano pickle pillow pistachio planet plank plum pocket pony poplar pottery pumpkin puppet purse quarry quilt quince
rabbit radio radish raft raisin ranch raven ribbon river robin rocket rope rose ruby saddle sailor salad salmon sandal
sapphire saucer scarf school shell shepherd shore shovel silver sketch sleeve slipper spade sparrow spinach spoon squirrel
stable stamp statue stone straw sugar sunset table tailor tangerine teapot temple tent thimble thunder ticket tiger timber
toast tomato torch tower towel tractor treasure trumpet tulip tunnel turnip turtle umbrella uncle valley vanilla velvet
village vinegar violet violin voyage wagon wallet walnut walrus water wheat wheel whistle willow window winter wizard yacht
yarn yoghurt zebra zipper
"""
WORDS = tuple(_TEXT.split())
_INITIALS = tuple(sorted({word[0] for word in WORDS}))
_LEAST = 12
"""Words with one initial, of which several may be drawn."""
_FAMILIES = tuple(letter for letter in _INITIALS if sum(word[0] == letter for word in WORDS) >= _LEAST)


def some(rng: Random, count: int, *, alike: bool, besides: Sequence[str] = ()) -> list[str]:
    """Different words, none of which another one begins with.

    Args:
        rng: where the choice comes from.
        count: how many.
        alike: whether several begin with the same letter, with one of those of ``besides`` if there are any; if not, no two do.
        besides: words that are there already.
    """
    if alike:
        known = [word[0] for word in besides if word[0] in _FAMILIES]
        letters = {rng.choice(known)} if known else set(rng.sample(_FAMILIES, 1 + count // 4))
        others = [word for word in WORDS if word[0] not in letters]
        pool = [word for word in WORDS if word[0] in letters] + rng.sample(others, 2 * len(letters) if count > 1 else 0)
    else:
        taken = {word[0] for word in besides}
        pool = [rng.choice([word for word in WORDS if word[0] == letter]) for letter in _INITIALS if letter not in taken]
    found: list[str] = []
    for word in rng.sample(pool, len(pool)):
        if len(found) < count and not any(word.startswith(one) or one.startswith(word) for one in (*found, *besides)):
            found.append(word)
    return found

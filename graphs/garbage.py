"""When a process that works through many programs looks for garbage in circles: seldom, and never among what it began with."""

import gc

_MOST_NEW = 20_000
"""Objects that may come to be before the collector looks at them; with the default of 700 it takes a tenth of the time."""


def settle() -> None:
    """Say that this process is ready to work: its modules, rules and patterns stay, and need not be looked at again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MOST_NEW)

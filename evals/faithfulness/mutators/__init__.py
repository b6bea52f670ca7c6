"""What plants errors: one mutator for each class of ``evals.faithfulness.mutant.CLASSES``."""

from evals.faithfulness.mutators import arithmetic, decisions, structure, values
from evals.faithfulness.mutators.edit import Mutator

MUTATORS: dict[str, Mutator] = {**values.MUTATORS, **structure.MUTATORS, **decisions.MUTATORS, **arithmetic.MUTATORS}
"""Class -> its mutator."""

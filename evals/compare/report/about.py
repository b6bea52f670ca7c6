"""Which order of narrators costs least, and what it takes to make the same figures."""

from evals.compare.comparison import Comparison
from evals.compare.report.markup import Markup, tag
from evals.compare.report.tables import listed
from evals.compare.tables import notes, orders


def cascade(comparison: Comparison) -> Markup:
    """Orders of narrators, if there are several."""
    return listed(orders(comparison.cascade)) if comparison.cascade else Markup()


def about(comparison: Comparison) -> Markup:
    """Seed, versions, samples and prices."""
    return tag("ul", *(tag("li", note) for note in notes(comparison)), class_="notes")

"""What the line of an act does to variables, as far as its text says."""

import ast

from agents.template.source import stored
from sandbox.node import Act


def parts_stored(act: Act) -> set[str]:
    """Variables in whose items or fields the line of an act stores."""
    node = act.place.node if act.place else None
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    inside = [target for target in targets if isinstance(target, ast.Subscript | ast.Attribute)]
    return {name.id for target in inside for name in ast.walk(target) if isinstance(name, ast.Name) and name.id != "self"}


def stored_at(act: Act) -> set[str]:
    """Variables that the line of an act binds, or in whose items or fields it stores, or of which it calls a method."""
    node = act.place.node if act.place else None
    if node is None:
        return set()
    found = set(stored(node)) if not isinstance(node, ast.If | ast.While | ast.For | ast.Try | ast.With) else set()
    if isinstance(node, ast.For):
        found = set(stored(node.target))
    targets = (
        node.targets if isinstance(node, ast.Assign | ast.Delete) else [node.target] if isinstance(node, ast.AugAssign) else []
    )
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Attribute):
        targets = [node.value.func.value]
    return found | {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}


def is_only_call(act: Act) -> bool:
    """Whether the words for an act say what its visit gave, so that the visit need not say it too."""
    node = act.place.node if act.place else None
    if isinstance(node, ast.Assign | ast.AnnAssign):
        return isinstance(node.value, ast.Call)
    if isinstance(node, ast.If | ast.While):
        test = node.test.operand if isinstance(node.test, ast.UnaryOp) else node.test
        return isinstance(test, ast.Call)
    return False

"""The machine: in which order the nodes work on a batch, and where bad programs and bad tellings go.

``python -m graphs.machine`` prints its picture.
"""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Literal

from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.runtime import Runtime

from graphs import nodes
from graphs.context import Attempts, Context
from graphs.state import Batch, Stage

Node = Callable[[Batch, Runtime[Context]], Awaitable[Batch]]
Machine = CompiledStateGraph[Batch, Context, Batch, Batch]


def _waits(batch: Batch, stage: Stage) -> bool:
    return any(item["stage"] == stage for item in batch["items"])


def after_run(batch: Batch) -> Literal["write", "explore"]:
    """Have bad programs mended before the good ones go on."""
    return "write" if _waits(batch, "write") else "explore"


def after_record(batch: Batch) -> Literal["write", "narrate"]:
    """Have programs mended whose trace is of no use."""
    return "write" if _waits(batch, "write") else "narrate"


def after_check(batch: Batch) -> Literal["narrate", "accept"]:
    """Have bad tellings mended before the good ones are accepted."""
    return "narrate" if _waits(batch, "narrate") else "accept"


def build(
    bind: Callable[[Node], Callable[..., Awaitable[Batch]]] = lambda node: node, context: type[Context] | None = Context
) -> Machine:
    """Compile the machine.

    Args:
        bind: is given every node before it is put in its place.
        context: type of what the machine is invoked with; ``None`` if ``bind`` gives the nodes theirs.
    """
    graph = StateGraph(Batch, context_schema=context)
    graph.add_node("write", bind(nodes.write))
    graph.add_node("run", bind(nodes.run))
    graph.add_node("explore", bind(nodes.explore))
    graph.add_node("record", bind(nodes.record))
    graph.add_node("narrate", bind(nodes.narrate))
    graph.add_node("check", bind(nodes.check))
    graph.add_node("accept", bind(nodes.accept))
    graph.add_edge(START, "write")
    graph.add_edge("write", "run")
    graph.add_conditional_edges("run", after_run)
    graph.add_edge("explore", "record")
    graph.add_conditional_edges("record", after_record)
    graph.add_edge("narrate", "check")
    graph.add_conditional_edges("check", after_check)
    graph.add_edge("accept", END)
    return graph.compile(name="code2cot")


@cache
def machine() -> Machine:
    """The compiled machine, to be invoked with a context."""
    return build()


def longest_walk(attempts: Attempts, turns: int = 1) -> int:
    """How many nodes a batch can pass: a loop is only taken for an item that spends an attempt, and those are bounded.

    Args:
        attempts: the bounds.
        turns: narrators that tell one after the other.
    """
    return 4 * attempts.write + 2 * attempts.narrate * turns + 1


def picture() -> str:
    """The machine as a Mermaid diagram."""
    return machine().get_graph().draw_mermaid()


if __name__ == "__main__":
    print(picture())

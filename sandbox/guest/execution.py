"""One execution: a prepared program, one call of it, one result.

``prepare`` runs in the warm server, ``execute`` in the confined child. Whatever the program does, ``send`` is called at most
once, with canonical JSON; if it is never called, the process ended in a way that the server reads from outside.
"""

import ast
import sys
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256  # of the library that is fastest on much
from importlib.machinery import PathFinder
from json.encoder import c_make_encoder, encode_basestring_ascii  # type: ignore[attr-defined]
from os import _exit
from resource import RUSAGE_SELF, getrusage
from sys import settrace
from types import CodeType, ModuleType
from typing import Any, NoReturn

from sandbox.guest import accelerated, expressions, snapshot, statements
from sandbox.guest.accelerated import AcceleratedTracer
from sandbox.guest.arguments import literal
from sandbox.guest.briefs import Brief, briefs
from sandbox.guest.explorer import explorer
from sandbox.guest.observer import Observer
from sandbox.guest.places import places
from sandbox.guest.probe import Prober, Question, questions
from sandbox.guest.recorder import Bounds, Recorder
from sandbox.guest.request import Send
from sandbox.guest.surroundings import Surroundings, frames_below
from sandbox.guest.tracer import FILENAME, Tracer, used_names
from sandbox.guest.watch import Looks

try:
    from _sha2 import sha256 as sha256_of_little  # type: ignore[import-not-found] # the interpreter's own, which needs nothing to be set up
except ImportError:  # before 3.12
    sha256_of_little = sha256

Request = Mapping[str, Any]
MODULE_NAME = "__program__"
_missing = vars(ImportError)["name"].__get__  # never through attributes, which a class may define
# Like the functions imported by name, the guest's own whatever a program makes of the module that they are from.
_encoded = c_make_encoder(None, None, encode_basestring_ascii, None, ":", ",", sort_keys=False, skipkeys=False, allow_nan=True)
_LITTLE = 1 << 16
_OWN_FRAMES = 2  # of run and _call, with execute in the place of the program's module


@dataclass(frozen=True, slots=True)
class Prepared:
    """A call ready to run.

    Attributes:
        code: the program's module; ``None`` if it is no Python.
        table: its statements; ``None`` where nothing is traced, or all that is needed of them are the briefs.
        error: value text of the syntax error; empty if there is none.
        args, kwargs: the decoded arguments.
        fault: why an argument is no literal; empty if all are.
        briefs, used: of its statements, and names that its functions use, for the tracer in C; none where it is not needed.
        sights: where expressions are told, what the lambdas around them stand for, by the identity of their code.
        questions: the probes, parsed.
    """

    code: CodeType | None
    table: statements.Table | None
    error: str = ""
    args: tuple[object, ...] = ()
    kwargs: Mapping[str, object] = field(default_factory=dict)
    fault: str = ""
    briefs: Mapping[int, Brief] = field(default_factory=dict)
    used: tuple[str, ...] = ()
    sights: Mapping[int, expressions.Sight] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()


def prepare(request: Request, known: Prepared | None = None) -> Prepared:
    """Parse and compile the program, decode the arguments.

    Args:
        request: what is asked for.
        known: what was prepared for a request of the same ``recipe``.

    Raises:
        ValueError, RecursionError, MemoryError, OverflowError, SystemError: the compiler could not cope.
    """
    compiled = known or _compiled(*recipe(request))
    try:
        args = tuple([literal(text) for text in request["args"]])
        kwargs = {name: literal(text) for name, text in request["kwargs"]}
    except ValueError as error:
        return replace(compiled, args=(), kwargs={}, fault=str(error), questions=())
    asked = questions(request["probes"])
    return replace(compiled, args=args, kwargs=kwargs, fault="", questions=asked)


def recipe(request: Request) -> tuple[str, str]:
    """What the program's compilation depends on: the source, and as what it is traced, if it is."""
    return request["source"], "" if request["mode"] == "run" else request["granularity"]


def _compiled(source: str, granularity: str) -> Prepared:
    """The program, for a tracer with one line number for each statement."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            if not granularity:
                return Prepared(compile(source, FILENAME, "exec", dont_inherit=True), None)
            tree = ast.parse(source, FILENAME)
            table = statements.table_of(tree)
            statements.relocate(table)
            table.warm()
            if granularity == "expression":
                return _telling(source, table)
            code = compile(tree, FILENAME, "exec", dont_inherit=True)
            if not accelerated.AVAILABLE:
                return Prepared(code, table)
            return Prepared(code, table, briefs=briefs(table), used=used_names(code))
        except SyntaxError as error:
            return Prepared(None, None, f"{type(error).__name__}({error.msg!r})")


def _telling(source: str, table: statements.Table) -> Prepared:
    """The program, made of a tree of its own that is rewritten, while ``table`` goes on saying how it was written."""
    tree = ast.parse(source, FILENAME)
    spans, rewritten = places(source, tree), statements.table_of(tree)
    statements.relocate(rewritten)
    sights = expressions.tell(rewritten, spans)
    code = compile(tree, FILENAME, "exec", dont_inherit=True)
    return Prepared(code, table, sights=expressions.found(code, sights))


def execute(prepared: Prepared, request: Request, send: Send, surroundings: Surroundings | None = None) -> None:
    """Run the call of ``request`` and send the result.

    Args:
        prepared: made of ``request``.
        request: what is asked for.
        send: takes the result.
        surroundings: of the program, where they have been put up; ``None`` to do it now.
    """
    around = surroundings or Surroundings(frames_below())
    if request["mode"] == "explore" and prepared.code is not None and not prepared.fault:
        explorer.answer(request, prepared.args[0], send, around)
    else:
        _Execution(prepared, request, send, around).run()


class _Execution:
    """One call, from its arguments to its result."""

    def __init__(self, prepared: Prepared, request: Request, send: Send, surroundings: Surroundings) -> None:
        self._prepared = prepared
        self._request = request
        self._limits = request["limits"]
        self._send = send
        self._traced = request["mode"] != "run"
        self._surroundings = surroundings
        self._recorder: Recorder | None = None
        self._tracer: Tracer | AcceleratedTracer | None = None
        self._prober: Prober | None = None

    def run(self) -> None:
        prepared = self._prepared
        if prepared.code is None:
            self._finish("raised", raised=prepared.error)
            return
        if prepared.fault:
            self._finish("killed", f"an argument is no literal: {prepared.fault}")
            return
        most = self._limits["output_bytes"]
        self._surroundings.output.bound(most, lambda: self._stop("output_limit", f"more than {most} bytes"))
        self._surroundings.ceiling.begin(self._surroundings.frames + _OWN_FRAMES, traced=self._traced)
        try:
            returned = self._call(prepared.code)
        except BaseException as error:  # noqa: BLE001 - whatever the program raised is its outcome
            self._raised(error)
        else:
            self._returned(returned)

    def _call(self, code: CodeType) -> object:
        """Run the module, then the entry, that one traced."""
        module = ModuleType(MODULE_NAME)
        sys.modules[MODULE_NAME] = module
        namespace = vars(module)
        namespace["__builtins__"] = vars(sys.modules["builtins"])  # in the server: the programs' own
        exec(code, namespace)  # noqa: S102 - the one place where a program runs: confined, by the server's promise
        name = self._request["entry"]
        if name not in namespace:
            raise NameError(f"name {name!r} is not defined")
        entry = namespace[name]
        if self._traced:
            self._trace(code, namespace)
        return entry(*self._prepared.args, **self._prepared.kwargs)

    def _trace(self, code: CodeType, namespace: dict[str, object]) -> None:
        """Trace from now on."""
        limits = self._limits
        bounds = Bounds(limits["steps"], limits["trace_bytes"], limits["value_chars"])
        table, looks = self._prepared.table or statements.Table(()), Looks(limits["value_chars"])
        ceiling, sights = self._surroundings.ceiling, self._prepared.sights
        if self._is_accelerated():
            self._tracer = AcceleratedTracer(
                self._prepared.briefs, self._prepared.used, namespace, looks, bounds, self._cut, ceiling
            )
        else:
            recorder = self._recorder = Recorder(bounds, self._cut)
            self._tracer = (
                Observer(table, code, namespace, looks, recorder, ceiling, sights)
                if self._request["granularity"] == "expression"
                else Tracer(table, code, namespace, looks, recorder, ceiling)
            )
        if self._prepared.questions:
            self._prober = Prober(self._tracer, namespace, self._prepared.questions)
        self._tracer.start()

    def _is_accelerated(self) -> bool:
        """Whether the tracer in C does it: it tells whole statements only."""
        by_line = self._request["granularity"] != "expression"
        return accelerated.AVAILABLE and by_line and bool(self._request.get("accelerated", True))

    def _returned(self, value: object) -> None:
        self._check()
        try:
            text = snapshot.whole(value)
        except snapshot.TooLarge:
            self._finish("output_limit", "the returned value has too many parts")
            return
        if len(text) > self._limits["answer_chars"]:
            self._finish("output_limit", f"the returned value's text has {len(text)} characters")
        else:
            self._finish("returned", returned=text)

    def _raised(self, error: BaseException) -> None:
        self._check()
        absent = _absent_package(error)
        if issubclass(type(error), MemoryError):
            self._finish("out_of_memory", "MemoryError left the entry")
        elif absent:
            self._finish("missing_package", absent)
        else:
            self._finish("raised", raised=snapshot.cut(snapshot.text(error), self._limits["value_chars"]))

    def _check(self) -> None:
        """Stop tracing; a tracer that is gone makes the trace worthless."""
        if self._tracer is not None:
            intact = self._tracer.intact()
            self._tracer.stop()
            if not intact:
                self._stop("killed", "the tracer is gone: removed by the program, or lost in recursion through C")

    def _cut(self, reason: str) -> NoReturn:
        self._stop("step_limit", reason)

    def _steps(self) -> bytes | memoryview:
        """Canonical JSON of the steps so far; empty where nothing is traced."""
        if isinstance(self._tracer, AcceleratedTracer):
            return self._tracer.steps()
        rows: Sequence[object] = self._recorder.rows if self._recorder else []
        if self._recorder and self._request["granularity"] == "expression":
            rows = self._recorder.spanned()
        return "".join(_encoded(rows, 0)).encode() if self._traced else b""

    def _stop(self, outcome: str, detail: str) -> NoReturn:
        """Send what there is and end the process at once, so that no handler of the program goes on."""
        settrace(None)
        self._finish(outcome, detail)
        _exit(0)

    def _finish(self, outcome: str, detail: str = "", *, returned: str | None = None, raised: str | None = None) -> None:
        steps = self._steps()
        if len(steps) > self._limits["trace_bytes"] and outcome in ("returned", "raised"):
            outcome, detail, returned, raised = "step_limit", f"a trace of {len(steps)} bytes", None, None
        used = getrusage(RUSAGE_SELF)
        result = {
            "id": self._request["id"],
            "outcome": outcome,
            "detail": detail,
            "returned": returned,
            "raised": raised,
            "stdout": self._surroundings.output.text(),
            "python": ".".join(map(str, sys.version_info[:3])),
            "steps_digest": _digest(steps) if self._traced else "",
            "findings": self._prober.findings() if self._prober else [],
            "cpu_s": used.ru_utime + used.ru_stime,
        }
        told = "".join(_encoded(result, 0)).encode()
        if self._request["mode"] == "trace":
            self._send(told[:-1] + b',"steps":', steps, b"}")
        else:
            self._send(told)


def _digest(steps: bytes | memoryview) -> str:
    return (sha256_of_little if len(steps) < _LITTLE else sha256)(steps).hexdigest()


def _absent_package(error: BaseException) -> str:
    """The package whose absence an import error tells of; empty if it tells of something else."""
    name = _missing(error) if issubclass(type(error), ModuleNotFoundError) else None
    if type(name) is not str:
        return ""
    top = name.partition(".")[0]
    known = top in sys.stdlib_module_names or PathFinder.find_spec(top) is not None
    return "" if known or not top.isidentifier() else top

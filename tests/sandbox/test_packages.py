"""What programs find of numpy, sympy and networkx, and where these come from."""

import asyncio
from pathlib import Path

import pytest

from sandbox import packages
from sandbox.base import Job, Mode, Report
from sandbox.docker import DockerEngine, DockerWorker
from sandbox.guest.plain import Opaque, Record
from sandbox.pool import Pool
from sandbox.program import Call, Program
from sandbox.trace import Outcome
from sandbox.value import parse
from tests.conftest import Backend

KILL = """
import os, signal
def parent(pid):
    return open(f"/proc/{pid}/stat").read().rpartition(")")[2].split()[1]
pids = [name for name in os.listdir("/proc") if name.isdecimal() and name != str(os.getpid())]
nests = [pid for pid in pids if parent(pid) not in "01" and parent(parent(pid)) == "1"]
assert nests
for pid in nests:
    os.kill(int(pid), signal.SIGKILL)
"""


@pytest.fixture(scope="module")
def packaged(docker_engine: DockerEngine):  # type: ignore[no-untyped-def]  # noqa: ANN201
    """A container whose image carries packages."""
    backend = Backend(Pool(docker_engine.launch, 1, image=docker_engine.image))
    if backend.call("def solve():\n    import numpy").outcome is Outcome.MISSING_PACKAGE:
        backend.close()
        pytest.skip("no package index answered when the image was built")
    yield backend
    backend.close()


def changes(report: Report, name: str) -> list[str | None]:
    """The value texts that a variable had, one after the other."""
    assert report.trace
    return [step.changed[name] for step in report.trace.steps if name in step.changed]


@pytest.mark.docker
@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("numpy.array([[1, 2], [3, 4]])", "array([[1, 2], [3, 4]])"),
        ("numpy.array([1.5, numpy.nan])", "array([1.5, nan])"),
        ("numpy.array([1, 2], dtype='int8')", "array([1, 2], dtype='int8')"),
        ("numpy.array(['a', 'bc'])", "array(['a', 'bc'], dtype='<U2')"),
        ("numpy.zeros((0, 3))", "array([], shape=(0, 3), dtype='float64')"),
        ("numpy.array(7)", "array(7)"),
        ("numpy.array([[1, None]], dtype=object)", "array([1, None], shape=(1, 2), dtype='object')"),
        ("numpy.array([[1, 2], [3, 4]]).T[:, 1]", "array([3, 4])"),
        ("numpy.array(None)", "array([None], shape=(), dtype='object')"),
        ("numpy.ma.array([1, 2])", "<MaskedArray>"),
        ("numpy.matrix([[1, 2]])", "matrix([[1, 2]])"),
        ("numpy.int64(3)", "int64(3)"),
        ("[numpy.float64(0.5), numpy.bool_(True), numpy.str_('a')]", "[float64(0.5), bool_(True), str_('a')]"),
        ("numpy.datetime64('2020-01-31')", "datetime64('2020-01-31')"),
        ("numpy.dtype('int8')", "dtype('int8')"),
        ("sympy.Integer(3)", "Integer(3)"),
        ("sympy.Symbol('x')", "Symbol('x')"),
        ("sympy.expand((sympy.Symbol('x') + 1) ** 2)", "sympify('x**2 + 2*x + 1')"),
        ("sympy.Function('f')(sympy.Symbol('x'))", "sympify('f(x)')"),
        ("sympy.Matrix([[1, 2], [3, 4]])", "sympify('Matrix([[1, 2], [3, 4]])')"),
        ("sympy.solve(sympy.Symbol('x') ** 2 - 4)", "[Integer(-2), Integer(2)]"),
        ("networkx.path_graph(3)", "Graph(nodes=[0, 1, 2], edges=[(0, 1), (1, 2)])"),
        ("networkx.DiGraph([(1, 2), (2, 1)])", "DiGraph(nodes=[1, 2], edges=[(1, 2), (2, 1)])"),
        ("networkx.Graph([('a', 'b', {'w': 1})])", "Graph(nodes=['a', 'b'], edges=[('a', 'b', {'w': 1})])"),
        ("networkx.MultiGraph([(1, 2), (1, 2)])", "MultiGraph(nodes=[1, 2], edges=[(1, 2, 0), (1, 2, 1)])"),
    ],
)
def test_values_of_packages_have_texts(packaged: Backend, expression: str, text: str) -> None:
    source = f"import {expression.lstrip('[').partition('.')[0]}\ndef solve():\n    value = {expression}\n    return value"
    report = packaged.call(source, mode=Mode.TRACE)
    assert (report.outcome, report.returned, changes(report, "value")) == (Outcome.RETURNED, text, [text])
    assert report.steps_digest == packaged.call(source, mode=Mode.TRACE, other_hashes=True).steps_digest
    assert isinstance(parse(text), Opaque | Record | list)


@pytest.mark.docker
def test_what_changes_inside_an_array_is_told_of_all_that_share_it(packaged: Backend) -> None:
    source = """
import numpy as np
def solve(n):
    a = np.arange(n)
    b = a.reshape(2, 2)
    b[0, 1] = 9
    np.sqrt(a, out=a, casting='unsafe')
    a.shape = (2, 2)
    return a
"""
    report = packaged.call(source, "4", mode=Mode.TRACE)
    assert changes(report, "a") == [
        "array([0, 1, 2, 3])",
        "array([0, 9, 2, 3])",
        "array([0, 3, 1, 1])",
        "array([[0, 3], [1, 1]])",
    ]
    assert changes(report, "b") == ["array([[0, 1], [2, 3]])", "array([[0, 9], [2, 3]])", "array([[0, 3], [1, 1]])"]


@pytest.mark.docker
def test_one_changed_item_of_a_long_array_is_told(packaged: Backend) -> None:
    source = """
import numpy as np
def solve(n):
    a = np.zeros((n, 1000))
    a[n - 1, 999] = 1
    a[n - 1, 999] = 0
"""
    first, second, third = changes(packaged.call(source, "90", mode=Mode.TRACE), "a")
    assert first is not None
    assert first.startswith("array([[0.0, 0.0, ")
    assert len(first) == 1000
    assert first == third != second


@pytest.mark.docker
def test_what_changes_inside_matrices_and_graphs_is_told(packaged: Backend) -> None:
    source = """
import networkx, sympy
def solve():
    m = sympy.Matrix([[1, 2]])
    m[0, 1] = sympy.Symbol('x')
    g = networkx.Graph()
    g.add_edge(1, 2)
    g.nodes[1]['seen'] = True
"""
    report = packaged.call(source, mode=Mode.TRACE)
    assert changes(report, "m") == ["sympify('Matrix([[1, 2]])')", "sympify('Matrix([[1, x]])')"]
    assert changes(report, "g") == [
        "Graph(nodes=[], edges=[])",
        "Graph(nodes=[1, 2], edges=[(1, 2)])",
        "Graph(nodes=[(1, {'seen': True}), 2], edges=[(1, 2)])",
    ]


@pytest.mark.docker
def test_no_code_of_the_program_runs_for_a_text(packaged: Backend) -> None:
    source = """
import numpy, sympy, networkx
class Name(str):
    def __str__(self): raise SystemExit
    __repr__ = __format__ = __hash__ = __eq__ = __str__
class Array(numpy.ndarray):
    __repr__ = __str__ = tolist = Name.__str__
class Atom(sympy.Symbol):
    _sympystr = Name.__str__
class Node:
    __eq__ = __repr__ = Name.__str__
    __hash__ = object.__hash__
def solve():
    a = numpy.zeros(2).view(Array)
    s = Atom('x') + 1
    g = networkx.Graph()
    g.add_node(Node())
    n = numpy.array([Name('a')], dtype=object)
    a[1] = 5
    return 1
"""
    report = packaged.call(source, mode=Mode.TRACE)
    assert report.returned == "1"
    assert changes(report, "a") == ["Array([0.0, 0.0])", "Array([0.0, 5.0])"]
    assert changes(report, "s") == ["<Add>"]
    assert changes(report, "g") == ["Graph(nodes=[], edges=[])", "Graph(nodes=[Node()], edges=[])"]
    assert changes(report, "n") == ["array([Name('a')], dtype='object')"]


@pytest.mark.docker
def test_memory_that_nobody_wrote_to_is_the_same_every_time(packaged: Backend) -> None:
    source = "import numpy\ndef solve():\n    return [float(abs(numpy.empty(size)).sum()) for size in (3, 50, 900, 70000)]"
    assert {packaged.call(source, other_hashes=other).returned for other in (False, True)} == {"[0.0, 0.0, 0.0, 0.0]"}


@pytest.mark.docker
@pytest.mark.parametrize(
    "draw", ["numpy.random.random()", "numpy.random.default_rng().random()", "sympy.core.random.rng.random()"]
)
def test_chance_without_a_seed_is_found_out(packaged: Backend, draw: str) -> None:
    source = f"import numpy, sympy\ndef solve():\n    return {draw}"
    assert packaged.call(source).returned != packaged.call(source, other_hashes=True).returned


@pytest.mark.docker
def test_chance_with_a_seed_is_the_same_every_time(packaged: Backend) -> None:
    source = "import numpy\ndef solve():\n    numpy.random.seed(3)\n    return numpy.random.randint(0, 99, 3)"
    assert packaged.call(source).returned == packaged.call(source, other_hashes=True).returned


@pytest.mark.docker
def test_another_package_is_missing_by_its_name(packaged: Backend) -> None:
    report = packaged.call("import numpy, pandas\ndef solve():\n    return 1")
    assert (report.outcome, report.detail) == (Outcome.MISSING_PACKAGE, "pandas")


@pytest.mark.docker
def test_a_package_that_the_source_does_not_name_is_found_too(packaged: Backend) -> None:
    source = (
        "def solve():\n    module = __import__('num' + 'py')\n    return float(module.ones((200, 200)).dot(module.ones(200))[0])"
    )
    assert packaged.call(source).returned == "200.0"


@pytest.mark.docker
def test_programs_without_packages_never_see_one_loaded(packaged: Backend) -> None:
    source = "import sys\ndef solve(): return sorted({'num' + 'py', 'sym' + 'py', 'net' + 'workx'} & set(sys.modules))"
    assert packaged.call("import numpy\ndef solve(): return 1").returned == "1"
    assert packaged.call(source).returned == "[]"


@pytest.mark.docker
def test_what_a_program_leaves_in_its_folder_the_next_does_not_find(packaged: Backend) -> None:
    write = "import {}\ndef solve():\n    with open('left', 'w') as file:\n        file.write('x')\n    return 1"
    look = "import {}, os\ndef solve(): return os.listdir('.')"
    for first, second in (("numpy", "math"), ("math", "numpy"), ("numpy", "sympy"), ("sympy", "sympy")):
        packaged.call(write.format(first))
        assert packaged.call(look.format(second)).returned == "[]"


@pytest.mark.docker
def test_a_program_that_crashes_in_a_package_ends_alone(packaged: Backend) -> None:
    crash = "import numpy, ctypes\ndef solve():\n    ctypes.string_at(0)"
    assert packaged.call(crash).outcome is Outcome.KILLED
    assert packaged.call("import numpy\ndef solve(): return 1").returned == "1"


@pytest.mark.docker
def test_a_nest_that_dies_is_replaced(packaged: Backend, docker_engine: DockerEngine) -> None:
    assert packaged

    async def lose_nests() -> tuple[list[str | None], int]:
        workers: list[DockerWorker] = []

        async def launch() -> DockerWorker:
            workers.append(await docker_engine.launch())
            return workers[-1]

        async with Pool(launch, 1) as pool:
            job = Job(Program("import numpy\ndef solve(): return int(numpy.arange(3).sum())", "solve"), Call(), Mode.RUN)
            before = await pool.run(job)
            api = docker_engine._client.api
            made = api.exec_create(workers[0].container, ["python3", "-c", KILL])
            said = await asyncio.to_thread(api.exec_start, made["Id"])
            assert said == b""
            after = await pool.run(job)
        return [before.returned, after.returned], len(workers)

    assert asyncio.run(lose_nests()) == (["3", "3"], 1)


@pytest.mark.docker
def test_a_program_that_breaks_the_compiler_costs_no_container(packaged: Backend) -> None:
    deep = "import numpy\ndef solve(): return 1\ny = " + "a." * 90_000 + "b"
    good = "import numpy\ndef solve(): return 1"
    reports = [packaged.call(source) for source in (deep, good)]
    assert reports[0].outcome in (Outcome.RAISED, Outcome.KILLED, Outcome.OUT_OF_MEMORY)
    assert reports[1].returned == "1"


def test_wheels_are_for_the_python_that_answers() -> None:
    target = packages.Target.parse("3 12 aarch64 glibc 2.27\n")
    assert target == packages.Target("3.12", "aarch64", (2, 27))
    assert list(target.platforms()) == ["manylinux_2_17_aarch64", "manylinux_2_27_aarch64"]


@pytest.mark.parametrize(
    "answer", ["", "3 13 riscv64 glibc 2.41", "3 13 x86_64", "4 0 x86_64 glibc 2.41", "3 13 x86_64 musl 1.2"]
)
def test_there_are_no_wheels_for_another_interpreter(answer: str) -> None:
    assert packages.Target.parse(answer) is None


def test_without_a_package_index_there_are_no_wheels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://localhost:1/simple")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    told: list[str] = []
    assert packages.wheels(packages.Target("3.13", "x86_64", (2, 41)), told.append) == []
    assert "left out" in told[-1]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []

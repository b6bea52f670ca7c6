"""What the guests' image is made of."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import docker
import pytest

from sandbox import image

pytestmark = pytest.mark.docker

ROOT = Path(__file__).parent.parent.parent
MODULE = """
#include <Python.h>
static struct PyModuleDef module = {PyModuleDef_HEAD_INIT, "_accelerator"};
PyMODINIT_FUNC PyInit__accelerator(void) { return PyModule_Create(&module); }
"""
NOWHERE = "localhost:1/nothing:none"


@pytest.fixture
def client() -> Iterator[docker.DockerClient]:
    client = docker.from_env(timeout=300)
    yield client
    client.close()


@pytest.fixture
def guest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the guest that the image is made of instead, with a C module of its own."""
    guest = tmp_path / "sandbox" / "guest"
    shutil.copytree(ROOT / "sandbox" / "guest", guest, ignore=shutil.ignore_patterns("__pycache__", "accelerator"))
    (guest / "accelerator").mkdir()
    (guest / "accelerator" / "module.c").write_text(MODULE)
    monkeypatch.setattr(image, "_ROOT", tmp_path)
    monkeypatch.setattr(image, "_GUEST", guest)
    return guest


def say(client: docker.DockerClient, made: str, code: str) -> str:
    """What Python code prints in a container of an image."""
    said = client.containers.run(made, ["-P", "-c", code], entrypoint="python3", network_disabled=True, remove=True)
    return str(said.decode().strip())


def accelerated(client: docker.DockerClient, made: str) -> bool:
    found = say(client, made, "import importlib.util as u; print(u.find_spec('sandbox.guest._accelerator'))")
    return found != "None"


def ensure(client: docker.DockerClient) -> tuple[str, list[str]]:
    """The image and what is told of its making; the image goes when its test ends, its layers stay."""
    told: list[str] = []
    made = image.ensure(client, None, told.append)
    return made, told


def test_sources_are_compiled_where_an_image_with_a_compiler_is_had(client: docker.DockerClient, guest: Path) -> None:
    assert guest
    made, told = ensure(client)
    try:
        left_out = any("left out" in line and not line.startswith("Step") for line in told)
        assert accelerated(client, made) != left_out
        assert ensure(client) == (made, [])
    finally:
        client.images.remove(made, force=True)


def test_without_an_image_to_compile_in_the_guest_is_python_alone(
    client: docker.DockerClient, guest: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guest
    monkeypatch.setenv("CODE2COT_BUILD_IMAGE", NOWHERE)
    made, told = ensure(client)
    try:
        assert any("CODE2COT_BUILD_IMAGE" in line for line in told)
        assert not accelerated(client, made)
        assert ensure(client) == (made, [])
    finally:
        client.images.remove(made, force=True)


def test_sources_that_do_not_compile_leave_the_guest_to_python(client: docker.DockerClient, guest: Path) -> None:
    (guest / "accelerator" / "module.c").write_text("this is no C")
    made, _ = ensure(client)
    try:
        assert not accelerated(client, made)
    finally:
        client.images.remove(made, force=True)


def test_without_packages_the_image_is_built_all_the_same(
    client: docker.DockerClient, guest: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert guest
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_INDEX_URL", "http://localhost:1/simple")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    made, told = ensure(client)
    try:
        assert any("packages" in line and "left out" in line for line in told)
        assert say(client, made, "import importlib.util as u; print(u.find_spec('numpy'))") == "None"
        assert ensure(client) == (made, [])
    finally:
        client.images.remove(made, force=True)


def test_the_digest_is_of_all_that_the_image_is_made_of(guest: Path) -> None:
    seen = {image._tag(base, compiler, packaged=True) for base, compiler in (("base", "compiler"), ("base", ""), ("other", ""))}
    seen.add(image._tag("base", "compiler", packaged=False))
    (guest / "accelerator" / "module.c").write_text(MODULE + "\n")
    seen.add(image._tag("base", "compiler", packaged=True))
    (guest / "server.py").write_text("")
    seen.add(image._tag("base", "compiler", packaged=True))
    assert len(seen) == 6

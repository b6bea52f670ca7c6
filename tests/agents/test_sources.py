import os
from pathlib import Path

import pytest

from agents.sources import BadSource, Sources, licence_of


def folder(root: Path, files: dict[str, str | bytes]) -> Sources:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Sources(root)


def test_python_files_come_in_the_order_of_their_paths_without_caches_environments_and_links(tmp_path: Path) -> None:
    hidden = {"__pycache__/x.py": "", ".tox/y.py": "", "venv/pyvenv.cfg": "", "venv/z.py": "", "notes.txt": ""}
    (tmp_path / "link.py").symlink_to("/etc/passwd")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.py")).touch()
    sources = folder(tmp_path, {"b.py": "", "a/c.py": "", "a/__init__.py": "", **hidden})
    assert sources.paths == ("a/__init__.py", "a/c.py", "b.py")
    assert sources.name == f"corpus:{tmp_path.name}"


def test_a_file_is_read_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    files = {"a.py": "# -*- coding: latin-1 -*-\nx = 'é'\n".encode("latin-1"), "b.py": b"\xff\xfe", "c.py": b"x = 1\r\n"}
    sources = folder(tmp_path, files)
    assert "é" in sources.text("a.py")
    assert sources.text("c.py") == "x = 1\n"
    with pytest.raises(BadSource, match="is no text"):
        sources.text("b.py")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="more than 1 MiB"):
        folder(tmp_path, {"a.py": "x = 1\n" * 200_000}).text("a.py")


def test_the_digest_changes_with_any_file_and_with_its_path(tmp_path: Path) -> None:
    digests = set()
    for number, files in enumerate(({"a.py": "x"}, {"a.py": "y"}, {"b.py": "x"}, {"a.py": "x", "b.py": ""})):
        digests.add(folder(tmp_path / str(number) / "code", dict(files)).digest)
    assert len(digests) == 4


def test_a_folder_without_python_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no Python file in"):
        Sources(tmp_path)
    with pytest.raises(ValueError, match="no usable file of 1"):
        folder(tmp_path, {"b.py": b"\xff\xfe"}).check()


def test_a_licence_is_what_a_comment_says() -> None:
    assert licence_of("# Copyright X\n# SPDX-License-Identifier: MIT OR Apache-2.0\n") == "MIT OR Apache-2.0"
    assert licence_of("x = 'SPDX-License-Identifier: MIT'\n") is None

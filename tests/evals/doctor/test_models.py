"""What the doctor says of models, asked at real servers."""

import asyncio
import gc
import json
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from llmock.pytest_plugin import LLMock

from agents.llm.config import PROTOCOLS
from agents.llm.open import Reach
from agents.llm.prices import prices
from evals.doctor import machine, models
from evals.doctor.command import main
from evals.doctor.finding import Finding, State

both = pytest.mark.parametrize("protocol", PROTOCOLS)


def look(name: str, reach: Reach, *, ask: bool = False) -> Finding:
    return asyncio.run(models.model(name, reach, prices(None), ask=ask))[0]


def test_a_model_that_its_server_lists_is_fine(llmock: LLMock) -> None:
    assert look("openai/gpt-4o-mini", Reach(base_url=llmock.base_url("openai"))).state is State.FINE


def test_a_model_that_its_server_does_not_list_is_said(llmock: LLMock) -> None:
    found = look("openai/other", Reach(base_url=llmock.base_url("openai")))
    assert found.state is State.LACKING
    assert "gpt-4o" in found.seen


@both
def test_a_model_that_answers_is_fine(llmock: LLMock, protocol: str) -> None:
    llmock.reply("4")
    found = look(f"{protocol}/any", Reach(base_url=llmock.base_url(protocol)), ask=True)
    assert found.state is State.FINE
    assert "'4' (complete)" in found.seen


@both
@pytest.mark.parametrize("ask", [False, True])
def test_a_bad_key_is_broken_and_not_shown(llmock: LLMock, protocol: str, monkeypatch: pytest.MonkeyPatch, *, ask: bool) -> None:
    monkeypatch.setenv("THE_KEY", "sk-secret-0123456789")
    llmock.fail(401, times=None, message="bad key sk-secret-0123456789")
    found = look(f"{protocol}/gpt-4o", Reach(base_url=llmock.base_url(protocol), key_env="THE_KEY"), ask=ask)
    assert found.state is State.BROKEN
    assert "secret" not in str(found)


def test_a_server_that_does_not_answer_is_broken() -> None:
    assert look("openai/any", Reach(base_url="http://127.0.0.1:9/v1")).state is State.BROKEN


def test_a_missing_key_and_a_bad_name_are_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANTHROPIC_API_KEY", raising=False)
    found = look("anthropic/claude-opus-5", Reach())
    assert (found.state, found.remedy) == (State.BROKEN, "set the environment variable ANTHROPIC_API_KEY")
    assert look("gpt-4o", Reach()).state is State.BROKEN


def test_prices_are_said_with_their_source_or_as_unknown() -> None:
    known = asyncio.run(models.model("openai/gpt-4.1-mini", Reach(), prices(None), ask=False))[-1]
    assert "https://" in known.seen
    elsewhere = asyncio.run(models.model("openai/gpt-4.1-mini", Reach(base_url="http://127.0.0.1:9/v1"), prices(None), ask=False))
    assert (elsewhere[-1].state, elsewhere[-1].seen) == (State.LACKING, "price unknown")


def test_room_is_looked_for_where_the_folder_will_be(tmp_path: Path) -> None:
    found = machine.disk("disk", tmp_path / "not" / "yet" / "there")
    assert str(tmp_path) in found.seen


def test_the_exit_status_is_honest(llmock: LLMock, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["--json", "--base-url", llmock.base_url("openai"), "--out", str(tmp_path), "--cache", str(tmp_path / "replies")]
    assert main([*command, "--model", "openai/gpt-4o"], "doctor") == 0
    assert json.loads(capsys.readouterr().out)["sound"]
    llmock.fail(403, times=None)
    assert main([*command, "--model", "openai/gpt-4o"], "doctor") == 1
    found = json.loads(capsys.readouterr().out)
    assert not found["sound"]
    assert [finding["subject"] for finding in found["findings"] if finding["state"] == "broken"] == ["openai/gpt-4o"]


@pytest.mark.docker
def test_an_engine_that_answers_is_tried_with_a_program() -> None:
    found = asyncio.run(machine.sandbox("docker", needed=True, progress=print))
    assert found.state is State.FINE
    assert "a program ran" in found.seen


def test_an_engine_that_does_not_answer_is_lacking_unless_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCKER_HOST", "unix:///nowhere/docker.sock")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the library leaves its socket open
        lacking, broken = [asyncio.run(machine.sandbox("docker", needed=needed, progress=print)) for needed in (False, True)]
        gc.collect()
    assert lacking.state is State.LACKING
    assert replace(lacking, state=State.BROKEN) == broken

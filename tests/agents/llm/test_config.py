"""Which names are models, and what a file may say of them."""

from pathlib import Path

import pytest

from agents.llm.config import BadModel, Endpoint, Model, read, split
from agents.llm.open import Reach, open_llm, resolved


@pytest.mark.parametrize("name", ["gpt-4o", "openai/", "/gpt-4o", "openai", "mistral/large", "openai/ x", "OpenAI/gpt-4o"])
def test_no_provider_is_ever_guessed(name: str) -> None:
    with pytest.raises(BadModel, match="openai/MODEL, anthropic/MODEL"):
        split(name)


@pytest.mark.parametrize("url", ["127.0.0.1:8000/v1", "ftp://host/v1", "http://me:secret@host/v1"])
def test_a_base_url_is_one_and_has_no_password(url: str) -> None:
    with pytest.raises(BadModel) as raised:
        resolved("openai/x", Reach(base_url=url))
    assert "secret" not in str(raised.value)


def test_a_models_name_may_have_slashes() -> None:
    assert split("openai/Qwen/Qwen2.5-Coder-7B") == ("openai", "Qwen/Qwen2.5-Coder-7B")


def test_a_file_says_how_a_model_is_reached(tmp_path: Path) -> None:
    path = tmp_path / "models.toml"
    path.write_text("""
        [models."openai/qwen"]
        model = "Qwen/Qwen2.5-Coder-7B-Instruct"
        parameters = ["temperature"]
        [[models."openai/qwen".endpoints]]
        base_url = "http://gpu1:8000/v1"
        rpm = 600
        [[models."openai/qwen".endpoints]]
        base_url = "http://gpu2:8000/v1"
        key_env = "GPU2"
    """)
    model = resolved("openai/qwen", Reach(read(path), base_url="http://elsewhere/v1"))
    assert model.model == "Qwen/Qwen2.5-Coder-7B-Instruct"
    assert [endpoint.base_url for endpoint in model.endpoints] == ["http://gpu1:8000/v1", "http://gpu2:8000/v1"]
    assert model.parameters == {"temperature"}


@pytest.mark.parametrize(
    "text",
    ["[models", '[models."gpt"]', '[models."openai/x"]\ntemprature = 1', '[[models."openai/x".endpoints]]\nbase_url = "gpu1"'],
)
def test_a_file_that_is_not_understood_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "models.toml"
    path.write_text(text)
    with pytest.raises(BadModel) as raised:
        read(path)
    assert str(raised.value).startswith(str(path))
    assert "\n" not in str(raised.value)


def test_what_is_known_of_the_vendors_needs_no_file() -> None:
    assert resolved("openai/gpt-4.1-mini", Reach()).parameters == {"temperature", "top_p", "seed", "stop"}
    assert resolved("openai/gpt-6-sol", Reach()).parameters == set()
    assert resolved("openai/gpt-6-sol", Reach()).max_tokens_field == "max_completion_tokens"
    assert resolved("anthropic/claude-opus-5", Reach()).parameters == {"stop"}
    assert resolved("anthropic/claude-opus-5", Reach()).structured == "json_schema"


def test_other_servers_are_taken_for_what_most_of_them_are() -> None:
    model = resolved("openai/gpt-6-sol", Reach(base_url="http://127.0.0.1:8000/v1"))
    assert model.parameters == {"temperature", "top_p", "seed", "stop"}
    assert model.max_tokens_field == "max_tokens"
    assert model.endpoints == (Endpoint(base_url="http://127.0.0.1:8000/v1"),)
    assert resolved("anthropic/local", Reach(base_url="http://127.0.0.1:8000")).structured == "none"


def test_a_missing_key_is_said_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(BadModel, match="OPENAI_API_KEY"):
        open_llm("openai/gpt-4o", Reach())


def test_what_is_given_is_not_guessed_over() -> None:
    given = Model(parameters=frozenset(), structured="none", max_tokens_field="max_tokens", prompt_caching=False)
    completed = given.completed("openai", "gpt-4o")
    assert (completed.parameters, completed.structured, completed.max_tokens_field) == (frozenset(), "none", "max_tokens")

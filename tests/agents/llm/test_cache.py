"""What is kept, what is not, and that it outlives the process."""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from llmock.pytest_plugin import LLMock

from agents.llm.base import Finish, Message, Reply, Sampling, Usage
from agents.llm.cache import Cache, CacheError
from agents.llm.config import PROTOCOLS
from agents.llm.open import Purse, Reach, open_llm
from tests.agents.llm.asking import QUESTION, ask

both = pytest.mark.parametrize("protocol", PROTOCOLS)
REPLY = Reply("It is 4.", Finish.COMPLETE, Usage(3, 4, 1), "m", Sampling(seed=1, stop=("x",)), Sampling(), latency_s=0.5)


@both
def test_the_same_question_is_paid_for_once(llmock: LLMock, protocol: str, tmp_path: Path) -> None:
    reach = Reach(base_url=llmock.base_url(protocol))
    for _ in range(2):
        cache = Cache(tmp_path / "replies.sqlite")
        llm = open_llm(f"{protocol}/m", reach, Purse(cache))
        first, second = ask(llm, QUESTION, QUESTION)
        assert first.text == second.text
        assert second.replayed
        cache.close()
    assert len(llmock.requests) == 1


@both
def test_another_try_another_question_another_server_are_asked_anew(llmock: LLMock, protocol: str, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "replies.sqlite")
    here, there = (Reach(base_url=llmock.base_url(protocol) + end) for end in ("", "/"))
    others = [
        QUESTION,
        replace(QUESTION, attempt=1),
        replace(QUESTION, max_tokens=101),
        replace(QUESTION, messages=(Message("user", "What is 2 + 3?"),)),
        replace(QUESTION, sampling=Sampling(stop=("END",))),
    ]
    assert not any(reply.replayed for reply in ask(open_llm(f"{protocol}/m", here, Purse(cache)), *others))
    assert not any(reply.replayed for reply in ask(open_llm(f"{protocol}/n", here, Purse(cache)), *others))
    assert not any(reply.replayed for reply in ask(open_llm(f"{protocol}/m", there, Purse(cache)), *others))
    cache.close()


@pytest.mark.parametrize("finish", [finish for finish in Finish if finish is not Finish.COMPLETE])
def test_only_complete_replies_are_kept(tmp_path: Path, finish: Finish) -> None:
    cache = Cache(tmp_path / "replies.sqlite")
    cache.put("key", "openai/m", replace(REPLY, finish=finish))
    assert cache.get("key") is None
    cache.close()


def test_a_reply_comes_back_as_it_was(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "deep" / "replies.sqlite")
    cache.put("key", "openai/m", REPLY)
    assert cache.get("key") == replace(REPLY, replayed=True)
    cache.close()


def test_what_is_kept_can_be_listed_and_forgotten(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "replies.sqlite")
    for key, model in (("1", "openai/a"), ("2", "openai/a"), ("3", "anthropic/b")):
        cache.put(key, model, REPLY)
    assert [(kept.model, kept.replies) for kept in cache.kept()] == [("anthropic/b", 1), ("openai/a", 2)]
    assert cache.clear("openai/a") == 2
    assert [kept.model for kept in cache.kept()] == ["anthropic/b"]
    assert cache.clear() == 1
    cache.close()


def test_a_process_that_is_killed_loses_nothing_that_it_was_told(tmp_path: Path) -> None:
    path = tmp_path / "replies.sqlite"
    program = f"""
from pathlib import Path
from agents.llm.cache import Cache
from tests.agents.llm.test_cache import REPLY
cache = Cache(Path({str(path)!r}))
for number in range(1_000_000):
    cache.put(str(number), "openai/m", REPLY)
    print(number, flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [process.stdout.readline() for _ in range(200)]
        process.send_signal(signal.SIGKILL)
    cache = Cache(path)
    assert all(cache.get(number.strip()) for number in told)
    cache.close()


def test_two_processes_may_keep_at_once(tmp_path: Path) -> None:
    path = tmp_path / "replies.sqlite"
    program = f"""
import sys
from pathlib import Path
from agents.llm.cache import Cache
from tests.agents.llm.test_cache import REPLY
cache = Cache(Path({str(path)!r}))
for number in range(200):
    cache.put(sys.argv[1] + str(number), "openai/m", REPLY)
cache.close()
"""
    processes = [subprocess.Popen([sys.executable, "-c", program, name]) for name in "ab"]
    assert [process.wait() for process in processes] == [0, 0]
    cache = Cache(path)
    assert [kept.replies for kept in cache.kept()] == [400]
    cache.close()


def test_a_file_that_is_no_cache_is_said(tmp_path: Path) -> None:
    path = tmp_path / "replies.sqlite"
    path.write_text("not a database, but long enough to be taken for one " * 20)
    with pytest.raises(CacheError, match="cannot be used"):
        Cache(path)


def test_nothing_of_the_question_can_be_read_in_the_file(tmp_path: Path, llmock: LLMock) -> None:
    cache = Cache(tmp_path / "replies.sqlite")
    llmock.reply("It is 4.")
    ask(open_llm("openai/m", Reach(base_url=llmock.base_url("openai")), Purse(cache)))
    cache.close()
    assert b"What is 2 + 2" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())

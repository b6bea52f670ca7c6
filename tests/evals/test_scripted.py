import json
import re
import signal
import subprocess
import sys
from pathlib import Path

from agents.llm.base import Reply
from tests.agents.llm.asking import ask, provider


def test_the_command_serves_until_it_is_stopped(tmp_path: Path) -> None:
    script, journal = tmp_path / "script.json", tmp_path / "wire.jsonl"
    script.write_text(json.dumps({"lines": [{"text": "4", "times": None}]}))
    command = [sys.executable, "-c", "import sys; from evals.cli import main; sys.exit(main())", "scripted-server"]
    with subprocess.Popen([*command, str(script), "--journal", str(journal)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        urls = [re.sub(r".*--base-url ", "", server.stdout.readline().strip()) for _ in range(2)]
        replies: list[Reply] = [
            *ask(provider("openai", urls[0])),
            *ask(provider("anthropic", urls[1])),
        ]
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0
    assert [reply.text for reply in replies] == ["4", "4"]
    assert [json.loads(line)["path"] for line in journal.read_text().splitlines()] == ["/v1/chat/completions", "/v1/messages"]


def test_a_bad_script_is_one_line(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from evals.cli import main; sys.exit(main())", "scripted-server"]
    done = subprocess.run([*command, str(tmp_path / "none.json")], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1

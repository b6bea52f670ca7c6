"""One step of TRL's ``SFTTrainer`` on exports, with a model and a tokenizer that are made here (extra `trainers`)."""

import math
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from evals.export.__main__ import main
from tests.evals.export.hub import loaded
from tests.evals.export.rows import rows, run, written

TEMPLATE = """\
{%- for message in messages %}
{{- '<|im_start|>' + message.role + '\n' }}
{%- if message.role == 'assistant' and message.reasoning_content is string %}
{{- '<think>\n' + message.reasoning_content + '\n</think>\n\n' }}
{%- endif %}
{{- message.content + '<|im_end|>\n' }}
{%- endfor %}
{%- if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"""
"""ChatML, with thought where Qwen3 has it."""
QUESTION = "<|im_start|>user\nHow much is {} + 1?<|im_end|>\n<|im_start|>assistant\n"


@pytest.fixture(scope="module", autouse=True)
def _trl() -> None:
    pytest.importorskip("trl", reason="extra `trainers` is not installed")


def tokenizer_of(texts: list[str]) -> Any:
    """Byte pairs of these texts."""
    parts = {name: import_module(f"tokenizers.{name}") for name in ("models", "trainers", "pre_tokenizers", "decoders")}
    made = import_module("tokenizers").Tokenizer(parts["models"].BPE())
    made.pre_tokenizer = parts["pre_tokenizers"].ByteLevel(add_prefix_space=False)
    made.decoder = parts["decoders"].ByteLevel()
    signs = ["<|im_start|>", "<|im_end|>", "<|pad|>"]
    alphabet = parts["pre_tokenizers"].ByteLevel.alphabet()
    made.train_from_iterator(texts, parts["trainers"].BpeTrainer(vocab_size=400, special_tokens=signs, initial_alphabet=alphabet))
    fast = import_module("transformers").PreTrainedTokenizerFast
    return fast(tokenizer_object=made, eos_token="<|im_end|>", pad_token="<|pad|>", chat_template=TEMPLATE)


def trainer_of(both: Any, tmp_path: Path) -> Any:
    transformers, trl = import_module("transformers"), import_module("trl")
    tokenizer = tokenizer_of([str(row) for row in both["train"]])
    config = transformers.LlamaConfig(
        vocab_size=len(tokenizer), hidden_size=16, intermediate_size=32, num_hidden_layers=1, num_attention_heads=2
    )
    wishes = {"max_steps": 1, "per_device_train_batch_size": 2, "learning_rate": 0.1, "use_cpu": True, "bf16": False}
    quiet = {"report_to": "none", "disable_tqdm": True, "save_strategy": "no"}
    return trl.SFTTrainer(
        model=transformers.LlamaForCausalLM(config),
        args=trl.SFTConfig(output_dir=str(tmp_path / "model"), **wishes, **quiet),
        train_dataset=both["train"],
        eval_dataset=both["validation"],
        processing_class=tokenizer,
    )


@pytest.mark.filterwarnings("default")
@pytest.mark.parametrize(
    ("arguments", "answered"),
    [
        (["messages"], "The sum is {}.<|im_end|>\n"),
        (["messages", "--format", "parquet"], "The sum is {}.<|im_end|>\n"),
        (["reasoning_content"], "<think>\nThe sum is {}.\n</think>\n\n{}<|im_end|>\n"),
        (["reasoning_content", "--format", "parquet"], "<think>\nThe sum is {}.\n</think>\n\n{}<|im_end|>\n"),
        (["thinking"], "<think>\nThe sum is {}.\n</think>\n\n{}<|im_end|>\n"),
        (["prompt-completion"], "The sum is {}.<|im_end|>\n"),
    ],
    ids=["messages", "messages parquet", "reasoning_content", "reasoning_content parquet", "thinking", "prompt-completion"],
)
def test_the_trainer_learns_from_it(tmp_path: Path, arguments: list[str], answered: str, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = run(tmp_path / "run", rows(40, 20)), tmp_path / "out"
    assert main([str(folder), "--out", str(out), "--to", *arguments]) == 0
    trainer = trainer_of(loaded(out, tmp_path / "cache", monkeypatch), tmp_path)
    before = trainer.model.lm_head.weight.detach().clone()
    done = trainer.train()
    assert math.isfinite(done.training_loss)
    assert bool((trainer.model.lm_head.weight != before).any())
    assert math.isfinite(trainer.evaluate()["eval_loss"])
    seen = [trainer.processing_class.decode(row["input_ids"]) for row in trainer.train_dataset]
    whole = {(QUESTION + answered).format(index, index + 1, index + 1) for index in range(40)}
    assert len(seen) == 38
    assert set(seen) < whole


@pytest.mark.filterwarnings("default")
def test_of_prompt_and_completion_only_the_completion_is_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = run(tmp_path / "run", rows(40, 20)), tmp_path / "out"
    assert main([str(folder), "--out", str(out), "--to", "prompt-completion"]) == 0
    trainer = trainer_of(loaded(out, tmp_path / "cache", monkeypatch), tmp_path)
    batch = next(iter(trainer.get_train_dataloader()))
    for tokens, labels in zip(batch["input_ids"], batch["labels"], strict=True):
        learnt = trainer.processing_class.decode(tokens[labels != -100])
        assert learnt.startswith("The sum is ")
        assert "How much" not in learnt


def rendered(tmp_path: Path, name: str, arguments: list[str]) -> str:
    """The first row of an export in a template that TRL ships as models have it."""
    folder, out = run(tmp_path / "run", rows(4, 4)), tmp_path / "-".join(arguments)
    assert main([str(folder), "--out", str(out), "--to", *arguments, "--validation", "0"]) == 0
    template = Path(import_module("trl").__file__).parent / "chat_templates" / f"{name}.jinja"
    tokenizer = tokenizer_of([])
    row = written(out, "train")[0]
    return str(tokenizer.apply_chat_template(row["messages"], chat_template=template.read_text(encoding="utf-8"), tokenize=False))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("qwen3", "reasoning_content"),
        ("qwen3_8", "reasoning_content"),
        ("glm4moe", "reasoning_content"),
        ("nemotron_3_nano", "reasoning_content"),
        ("gptoss", "thinking"),
        ("lfm2_2_5", "thinking"),
    ],
)
def test_templates_of_models_render_the_reasoning_under_its_key(tmp_path: Path, name: str, key: str) -> None:
    text = rendered(tmp_path, name, ["reasoning_content", "--reasoning-key", key])
    assert text.count("The sum is 1.") == 1
    assert text.index("How much is 0 + 1?") < text.index("The sum is 1.") < text.rindex("1")


@pytest.mark.parametrize("name", ["qwen3", "qwen3_6", "glm4moe"])
def test_thoughts_within_the_content_render_as_those_beside_it(tmp_path: Path, name: str) -> None:
    assert rendered(tmp_path, name, ["thinking"]) == rendered(tmp_path, name, ["reasoning_content"])

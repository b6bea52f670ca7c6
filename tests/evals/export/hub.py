"""The libraries of the Hub, imported where they are needed and told to stay off the network."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


def loaded(folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """An export as `datasets` reads it: its splits by name."""
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(cache))
    datasets = import_module("datasets")
    datasets.disable_progress_bars()
    return datasets.load_dataset(str(folder), cache_dir=str(cache))


def metadata(card: Path) -> Any:
    """The metadata of a dataset card as the Hub's library reads it."""
    return import_module("huggingface_hub").DatasetCard.load(card).data

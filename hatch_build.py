"""Refuses to build an ordinary wheel of packages whose names others use too."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EditableOnly(BuildHookInterface[Any]):
    """Lets `pip install -e .` pass and stops everything else."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- the plugin interface's signature
        """Stop the build unless it is an editable one.

        Raises:
            RuntimeError: for an ordinary wheel.
        """
        if self.target_name == "wheel" and version != "editable":
            raise RuntimeError("install code2cot with `pip install -e .`: a wheel would overwrite others' `agents` and `evals`")

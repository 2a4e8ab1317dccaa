"""hatchling's hooks: the wheel's dependencies are requirements.in, and its texts are compiled when it is built."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface


class RequirementsHook(MetadataHookInterface):
    """One list of requirements: the locks and the wheel come from the same file."""

    def update(self, metadata: dict[str, Any]) -> None:
        lines = Path(self.root, "requirements.in").read_text(encoding="utf-8").splitlines()
        builders = ("hatchling", "editables")  # among the hashes, but nothing runs on them
        stripped = [line.split("#")[0].strip() for line in lines]
        metadata["dependencies"] = [line for line in stripped if line and not line.startswith(builders)]


class MessagesHook(BuildHookInterface):
    """Compiles the Swedish texts. Loaded by path: the build must not need Django or Celery."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatchling's signature)
        path = Path(self.root, "platform/kaa/devtools/messages.py")
        spec = importlib.util.spec_from_file_location("kaa_messages", path)
        if spec is None or spec.loader is None:
            raise ImportError(str(path))
        messages = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(messages)
        messages.compile_if_stale()

"""The tools that are measured: woo-redact with each name model that is here, and the peers."""

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import get_args

import woo_redact
from benchmarks.quality.peers import MISSING
from benchmarks.quality.score import Hidden
from woo_redact.detect.model_files import model_path
from woo_redact.errors import WooRedactError
from woo_redact.profile import Names, Profile

OURS = "woo-redact"
Found = list[list[Hidden]]


@dataclass(frozen=True, slots=True)
class System:
    """A tool: its name with its version, and what it hides in each of some texts."""

    name: str
    run: Callable[[Sequence[str]], Found] = field(repr=False)


def models() -> tuple[str, ...]:
    """Return the name models that a profile can ask for and that are here, the default first."""
    named = get_args(Names.model_fields["model"].annotation)
    default = Names().model
    return tuple(model for model in sorted(named, key=lambda m: m != default) if _there(model))


def _there(model: str) -> bool:
    """Tell whether a name model is installed."""
    try:
        model_path(model)
    except WooRedactError:
        return False
    return True


def profile(model: str) -> Profile:
    """Return the default profile with a name model."""
    return Profile.model_validate({"names": {"model": model}})


def ours(model: str) -> System:
    """Return woo-redact as `woo_redact.analyze` answers, each text a dossier of its own."""
    settings = profile(model)

    def run(texts: Sequence[str]) -> Found:
        return [
            [
                Hidden(d.span.start, d.span.end, str(d.entity), d.by, d.why)
                for d in woo_redact.analyze(text, settings)
                if d.hides and d.span
            ]
            for text in texts
        ]

    return System(f"{OURS}, {model}", run)


def peer(key: str, texts: Sequence[str], python: str) -> tuple[str, Found] | None:
    """Return a peer's name and what it hides in each text, or None when it is not installed there.

    Raises:
        subprocess.CalledProcessError: when it is there, but fails.
    """
    script = Path(__file__).with_name("peers.py")
    done = subprocess.run(
        [python, str(script), key],
        input=json.dumps(list(texts)),
        text=True,
        stdout=subprocess.PIPE,
        check=False,
    )
    if done.returncode == MISSING:
        return None
    done.check_returncode()
    answer = json.loads(done.stdout)
    return answer["name"], [[Hidden(s, e, entity) for s, e, entity in spans] for spans in answer["spans"]]

"""Makes pages of the READMEs that stand beside what they tell of, and lets links lead to them."""

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).resolve().parent.parent
BESIDE = ("grounds", "samples", "training", "benchmarks")
_OUT = re.compile(r"\]\((?:\.\./)+([^)#]+)(#[^)]*)?\)")
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)(#[^)]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add a page for each README beside the documentation."""
    for name in BESIDE:
        text = (ROOT / name / "README.md").read_text(encoding="utf-8")
        files.append(File.generated(config, f"{name}.md", content=_LINK.sub(_from(name), text)))
    return files


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Let links out of the documentation lead to those pages; what is no page becomes its name."""
    return _OUT.sub(lambda found: _page(found[1], found[2] or ""), markdown)


def _from(folder: str) -> Any:
    """Return what makes a link of a README in `folder` one of the documentation."""

    def link(found: re.Match[str]) -> str:
        target = (ROOT / folder / found[1]).resolve()
        inside = target.relative_to(ROOT) if target.is_relative_to(ROOT) else Path(found[1])
        return _page(inside.as_posix(), found[2] or "")

    return link


def _page(path: str, anchor: str) -> str:
    """Return the end of a link to a file of the project, by its path from the top."""
    parts = Path(path).parts
    if parts[0] == "docs":
        return f"]({Path(*parts[1:]).as_posix()}{anchor})"
    if parts[0] in BESIDE and (len(parts) == 1 or parts[1] == "README.md"):
        return f"]({parts[0]}.md{anchor})"
    return f"](index.md '{path}')"

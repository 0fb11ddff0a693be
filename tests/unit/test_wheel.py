"""The wheel holds what the tree holds: code, law, samples, fonts, templates and the name model."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.paths import ROOT

_LEFT_OUT = {"__pycache__"}


@pytest.mark.slow
def test_the_wheel_is_the_tree(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path),
        str(ROOT),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        inside = {name for name in archive.namelist() if ".dist-info/" not in name}
    wanted = set()
    for folder, prefix in (("woo_redact", ""), ("grounds", "woo_redact/"), ("samples", "woo_redact/")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and not _LEFT_OUT & set(path.parts) and not path.name.startswith("."):
                wanted.add(prefix + path.relative_to(ROOT).as_posix())
    assert inside == wanted
    for part in (
        "document.typ",
        "NotoSans-Regular.ttf",
        "report.html.j2",
        "names_nl/meta.json",
        "grounds/woo.toml",
    ):
        assert any(name.endswith(part) for name in inside), part
    assert wheel.stat().st_size < 60 * 1024 * 1024

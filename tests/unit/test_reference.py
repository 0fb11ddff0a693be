"""The pages of the reference that are made from the code are what the code gives."""

import subprocess
import sys

from tests.paths import ROOT


def test_the_reference_is_what_the_code_gives() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

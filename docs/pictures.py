"""Makes the tutorial's pictures of the report and of the browser (`make pictures`), in Debian's Chromium.

RUN is a run of the sample dossier (`woo-redact demo --out proef`); without one it is made first. Pictures
have few colours, so that they stay small.
"""

import io
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

PICTURES = Path(__file__).resolve().parent / "pictures"
MOST = 200_000  # bytes of a picture
COLOURS = 64
_LOADED = "[...document.querySelectorAll('.page img')].every(i => i.complete && i.naturalWidth)"
_COMMAND = (sys.executable, "-m", "woo_redact")


@contextmanager
def review(run: Path) -> Iterator[str]:
    """Start the review of a run and give its link."""
    command = [*_COMMAND, "--lang", "nl", "review", str(run), "--web", "--no-browser", "--by", "M. de Vries"]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            found = re.search(r"http://\S+", process.stdout.readline() if process.stdout else "")
            if found is None:
                sys.exit("the review did not start")
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)


def keep(page: Page, name: str, height: int = 0) -> None:
    """Keep what the page shows, once its pictures are there."""
    for _ in range(600):
        page.wait_for_timeout(100)
        if page.evaluate(_LOADED):
            break
    seen = Image.open(io.BytesIO(page.screenshot()))
    seen = seen.convert("RGB").crop((0, 0, seen.width, height or seen.height))
    path = PICTURES / f"{name}.png"
    seen.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > MOST:
        sys.exit(f"{path} has more than {MOST} bytes: fewer colours")


def take(page: Page, run: Path, link: str) -> None:
    """Take all of them."""
    page.goto((run / "report.html").resolve().as_uri())
    keep(page, "verslag", 640)
    page.goto(link)
    page.locator("#side .row", has_text="Meerlaan 17a, 9661 BD").first.click()
    page.locator("#detail mark", has_text="Meerlaan").wait_for()
    keep(page, "bladzijde")
    home = link.partition("?")[0]
    page.goto(f"{home}#/documents/0003")
    page.locator(".boxes button").first.wait_for()
    page.keyboard.press("y")
    page.locator(".viewer + .viewer img").first.wait_for()
    page.evaluate("document.activeElement.blur()")
    keep(page, "voor-en-na")
    page.goto(f"{home}#/finish")
    page.locator(".held").wait_for()
    keep(page, "afronden")


def main() -> None:
    """Make the run where none is given, and the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        run = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "proef"
        if not run.exists():
            subprocess.run([*_COMMAND, "--lang", "nl", "demo", "--out", run.name], cwd=folder, check=False)
        with review(run) as link, sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=shutil.which("chromium") or "chromium", args=["--no-sandbox"]
            )
            context = browser.new_context(viewport={"width": 1200, "height": 680}, color_scheme="light")
            context.set_default_timeout(120_000)
            take(context.new_page(), run, link)
            browser.close()


if __name__ == "__main__":
    main()

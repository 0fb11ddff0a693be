"""Measures review on a made-up dossier of 2,000 documents and 40,000 findings: opening, keys, memory.

Run: python -m benchmarks.review [FOLDER]. Times are of this machine; docs/review.md tells which.
"""

import asyncio
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.unit.review_runs import make_run, somebody

DOCUMENTS, FINDINGS, PEOPLE = 2_000, 20, 600
_WORDS = [
    "de",
    "het",
    "een",
    "van",
    "voor",
    "met",
    "op",
    "aan",
    "plan",
    "plein",
    "brug",
    "weg",
    "huis",
    "raad",
    "brief",
    "vraag",
    "antwoord",
    "gesprek",
    "punt",
]


def dossier(folder: Path) -> None:
    """Make the dossier: 20 findings in each document, one in four asked, people all over it."""
    rng = random.Random(1)
    people = tuple(somebody(f"p{n}", f"Voornaam{n} Achternaam{n}") for n in range(PEOPLE))
    texts = {}
    for number in range(1, DOCUMENTS + 1):
        sentences = []
        for _ in range(FINDINGS):
            who = rng.randrange(PEOPLE)
            mark = "?" if rng.random() < 0.25 else "!"
            words = " ".join(rng.choices(_WORDS, k=rng.randrange(12, 30)))
            sentences.append(f"{words} {mark}[Voornaam{who} Achternaam{who}|p{who}] {words[:40]}.")
        texts[f"{number:04d}"] = "\n".join(sentences)
    make_run(folder, texts, subjects=people)


def opened(run: Path) -> tuple[float, float, int]:
    """Return the seconds to the first screen in a fresh process, those without starting Python, and its memory."""
    code = (
        "import sys, time, asyncio, resource; begun = time.perf_counter()\n"
        "from pathlib import Path\n"
        "from woo_redact.cli.review_screen.app import ReviewApp\n"
        "from woo_redact.pipeline.asking import session_on\n"
        "from woo_redact.store import Store\n"
        "async def go():\n"
        "    with Store(Path(sys.argv[1])) as store:\n"
        "        app = ReviewApp(session_on(store, 'An'))\n"
        "        async with app.run_test(size=(80, 24)) as pilot:\n"
        "            await pilot.pause()\n"
        "            print(time.perf_counter() - begun, time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        "asyncio.run(go())\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(run)], capture_output=True, text=True, check=True)
    wall, used, memory = done.stdout.split()
    return float(wall), float(used), int(memory)


async def keys(run: Path) -> dict[str, list[float]]:
    """Return the seconds of processor that each kind of key takes, deciding and drawing."""
    from woo_redact.cli.review_screen.app import ReviewApp  # noqa: PLC0415 - measured apart
    from woo_redact.pipeline.asking import session_on  # noqa: PLC0415
    from woo_redact.store import Store  # noqa: PLC0415

    times: dict[str, list[float]] = {}
    with Store(run) as store:
        app = ReviewApp(session_on(store, "An"))
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            deeds = {
                "next": lambda: app.action_next(1),
                "accept": app.action_accept,
                "keep": app.action_keep,
                "undo": app.action_undo,
                "accept everywhere": lambda: app.action_accept("everywhere"),
                "people": lambda: app.action_view("people"),
                "questions": lambda: app.action_view("questions"),
                "document": lambda: app.action_view("document"),
                "back": lambda: app.action_view("questions"),
            }
            for _ in range(8):
                for name, deed in deeds.items():
                    begun = time.process_time()
                    deed()
                    app.screen._compositor.render_strips()  # noqa: SLF001 - the drawing itself
                    times.setdefault(name, []).append(time.process_time() - begun)
                    await pilot.pause()
            begun = time.process_time()
            app.session.search("Achternaam17")
            times["search"] = [time.process_time() - begun]
    return times


def main() -> None:
    """Make the dossier and print the figures."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp()) / "run"
    if not (folder / "dossier.sqlite").exists():
        dossier(folder)
    for _ in range(3):
        wall, used, memory = opened(folder)
        print(f"first screen: {wall:.2f} s ({used:.2f} s of processor), {memory / 1024:.0f} MB")
    for name, found in asyncio.run(keys(folder)).items():
        print(f"{name}: median {1000 * statistics.median(found):.0f} ms, worst {1000 * max(found):.0f} ms")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

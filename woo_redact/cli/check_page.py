"""The results of checks as one HTML page: offline, printable, with a picture of each place."""

import base64
from html import escape
from pathlib import Path
from typing import Final, TextIO

from woo_redact.cli.show import printable
from woo_redact.language import _, language, shown
from woo_redact.model import Area, CheckResult, Level, Problem, Verdict

_LEVELS: Final = {Level.LEAK: _("Leak"), Level.LAW: _("Law and practice"), Level.QUALITY: _("Accessibility")}
_SURE: Final = ((0.9, _("certain")), (0.7, _("probable")), (0.0, _("possible")))
_HEAD: Final = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:;
 style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #c9c9c9; --soft: #f3f3f3;
  --leak: #b0002a; --law: #8a4b00; --quality: #00558c; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616;
  --line: #4a4a4a; --soft: #242424;
  --leak: #ff8a9c; --law: #ffb968; --quality: #8ecbff; } }
body { font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
  max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; overflow-wrap: anywhere; margin-bottom: .25rem; }
section { border-top: 1px solid var(--line); padding: .5rem 0 1rem; break-inside: avoid-page; }
ul { list-style: none; padding: 0; margin: .5rem 0; }
li { background: var(--soft); border-left: .3rem solid var(--line); padding: .5rem .75rem; margin: .5rem 0; }
li.leak { border-color: var(--leak); } li.law { border-color: var(--law); }
li.quality { border-color: var(--quality); }
li p { margin: .1rem 0; } .kind { font-weight: 600; } .leak .kind { color: var(--leak); }
.law .kind { color: var(--law); } .quality .kind { color: var(--quality); }
.mend::before { content: "→ "; } img { max-width: 100%; height: auto; border: 1px solid var(--line);
  margin-top: .4rem; background: #fff; }
.small { font-size: .875rem; }
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{told}</p>
"""


class CheckPage:
    """Writes the page file by file, so that ten thousand files need no more memory than one."""

    def __init__(self, target: TextIO) -> None:
        """Write the head."""
        self._target = target
        self._files = self._bad = 0
        told = _(
            "What stands below must go or be mended before the file leaves the building. A check that could "
            "not be run counts as failed. This report is internal: the cut-outs may show personal data."
        )
        head = _HEAD.replace("{lang}", language()).replace("{title}", _("Check before publication"))
        target.write(head.replace("{told}", told))

    def add(self, path: Path, results: tuple[CheckResult, ...], shots: dict[Area, bytes]) -> None:
        """Write what was found in one file; a clean file is only counted."""
        self._files += 1
        bad = [result for result in results if not result.passed]
        told = (*bad, *(result for result in results if result.passed and result.problems))
        if not told:
            return
        self._bad += bool(bad)
        self._target.write(f"<section>\n<h2>{escape(printable(str(path)))}</h2>\n<ul>\n")
        said: set[tuple[str, str]] = set()
        for result in told:
            for problem in result.problems:
                if result.verdict is Verdict.NOT_RUN and (problem.file, problem.what) in said:
                    continue  # a file that nobody could read is told once
                said.add((problem.file, problem.what))
                self._target.write(_item(result, problem, shots))
        self._target.write("</ul>\n</section>\n")

    def close(self) -> None:
        """Write the tail."""
        told = _(
            "{files} file(s) checked: something was found in {bad}, nothing in {clean}.",
            files=self._files,
            bad=self._bad,
            clean=self._files - self._bad,
        )
        self._target.write(
            f"<section>\n<h2>{_('Summary')}</h2>\n<p>{told}</p>\n</section>\n</main>\n</body>\n</html>\n"
        )


def _item(result: CheckResult, problem: Problem, shots: dict[Area, bytes]) -> str:
    """Return one problem."""
    missing = result.verdict is Verdict.NOT_RUN
    kind = _("Not checked") if missing else _LEVELS[result.level]
    kind = _("Remark") if result.passed else kind
    title = shown(result.title) or result.check
    place = _("page {page}, ", page=problem.page + 1) if problem.page is not None else ""
    stuk = _("document {escape}, ", escape=escape(problem.file)) if problem.file.isalnum() else ""
    picture = ""
    if problem.area in shots and problem.area is not None:
        data = base64.b64encode(shots[problem.area]).decode()
        alt = (
            _("Cut-out of the place: {place}", place=place.rstrip(", "))
            if place
            else _("Cut-out of the place")
        )
        picture = f'<img alt="{alt}" src="data:image/png;base64,{data}">'
    return (
        f'<li class="{result.level}">\n<p><span class="kind">{kind}: {escape(title)}</span> '
        f'<span class="small">({stuk}{place}{sure_word(problem.sure)}; {escape(result.check)})</span></p>\n'
        f"<p>{escape(shown(problem.what))}</p>\n"
        f'<p class="mend">{escape(shown(problem.mend))}</p>\n{picture}</li>\n'
    )


def sure_word(sure: float) -> str:
    """Return how sure a check is, in a word."""
    return next(word for least, word in _SURE if sure >= least)

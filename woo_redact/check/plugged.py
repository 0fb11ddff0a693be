"""Checks by others: each is given the file and says what is wrong with it; one that fails has not passed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from woo_redact.language import recorded
from woo_redact.model import CheckResult, Level, Problem, Verdict
from woo_redact.plugins import Group, PluginError, failing, load

_MEND = recorded("Mend the plug-in, or take it out of the profile.")


def plugin_results(path: Path, name: str, plugins: tuple[str, ...]) -> Iterator[CheckResult]:
    """Yield the result of each plug-in's check on a file, under the name "plugin.NAME"."""
    for plugin in plugins:
        try:
            yield _result(path, name, plugin)
        except (PluginError, OSError) as error:
            reason = str(error) if isinstance(error, PluginError) else recorded("the file cannot be opened")
            problem = Problem(what=recorded("Not checked: {reason}.", reason=reason), mend=_MEND, file=name)
            yield CheckResult(
                check=f"plugin.{plugin}",
                verdict=Verdict.NOT_RUN,
                file=name,
                problems=(problem,),
                title=plugin,
            )


def _result(path: Path, name: str, plugin: str) -> CheckResult:
    """Return what a plug-in says of a file.

    Raises:
        PluginError: when it fails.
    """
    check, data = load(Group.CHECK, plugin), path.read_bytes()
    with failing(plugin):
        problems = tuple(replace(problem, file=name) for problem in check.check(name, data))
        title, level = str(check.title), Level(check.level)
    return CheckResult(
        check=f"plugin.{plugin}",
        verdict=Verdict.FAILED if problems else Verdict.PASSED,
        file=name,
        problems=problems,
        title=title,
        level=level,
    )

"""Runs LibreOffice without a screen: its own profile, no macros, no network, an end to its time."""

import functools
import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

_NAMES = ("soffice", "libreoffice")
_USUAL = ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice",
          "/Applications/LibreOffice.app/Contents/MacOS/soffice")  # fmt: skip
OFF = "WOO_REDACT_OFFICE"
"""Environment: "none" says to do without LibreOffice, anything else is the program to use."""

_FILTERS = {
    "fodt": "fodt:OpenDocument Text Flat XML",
    "fods": "fods:OpenDocument Spreadsheet Flat XML",
    "fodp": "fodp:OpenDocument Presentation Flat XML",
    "fodg": "fodg:OpenDocument Drawing Flat XML",
    "pdf": "pdf",
}
_START, _EACH, _LONGEST = 40, 15, 110  # seconds: to start, for a file, and for all; a worker has 300
_SETTINGS = {  # path in LibreOffice's registry → settings (officecfg)
    "/org.openoffice.Office.Common/Security/Scripting": {
        "DisableMacrosExecution": "true",
        "MacroSecurityLevel": "3",
        "BlockUntrustedRefererLinks": "true",
        "DisableActiveContent": "true",
        "CheckDocumentEvents": "false",
    },
    "/org.openoffice.Inet/Settings": {
        "ooInetProxyType": "2",
        "ooInetHTTPProxyName": "127.0.0.1",
        "ooInetHTTPProxyPort": "9",
        "ooInetHTTPSProxyName": "127.0.0.1",
        "ooInetHTTPSProxyPort": "9",
        "ooInetNoProxy": "",
    },
    "/org.openoffice.Office.Writer/Content/Update": {"Link": "0", "Field": "false", "Chart": "false"},
    "/org.openoffice.Office.Calc/Content/Update": {"Link": "1"},
    "/org.openoffice.Office.Calc/Formula/Load": {"OOXMLRecalcMode": "1", "ODFRecalcMode": "1"},
}


def found() -> str | None:
    """Return the program, None when it is not installed or not wanted."""
    wanted = os.environ.get(OFF, "")
    if wanted:
        return None if wanted == "none" else shutil.which(wanted)
    return next((path for name in (*_NAMES, *_USUAL) if (path := shutil.which(name))), None)


def convert(files: Sequence[Path], target: str, out: Path, place: Path) -> dict[Path, Path]:
    """Return the file made of each; those that could not be made are not in it.

    What keeps the program from ending, or makes it fall, is found by giving it each file alone.
    """
    made = _run(files, target, out, place) if files else {}
    missing = [file for file in files if file not in made]
    if len(files) > 1:
        for file in missing:
            made |= _run([file], target, out, place)
    return made


def _run(files: Sequence[Path], target: str, out: Path, place: Path) -> dict[Path, Path]:
    """Start the program once for all files."""
    profile = place / "profile"
    _write_settings(profile)
    out.mkdir(exist_ok=True)
    command = [
        *_without_network(),
        found() or "",
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard", "--nolockcheck"),
        *("--convert-to", _FILTERS[target], "--outdir", str(out)),
        *map(str, files),
    ]
    environment = {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(place),
        "TMPDIR": str(place),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
    seconds = min(_START + _EACH * len(files), _LONGEST)
    with subprocess.Popen(
        command,
        cwd=place,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
    targets = {file: out / f"{file.stem}.{target}" for file in files}
    return {file: path for file, path in targets.items() if path.is_file() and path.stat().st_size}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a program, and where the system has groups of processes also what it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


@functools.cache
def _without_network() -> tuple[str, ...]:
    """Return the command that starts another without any network, where the system has one and allows it."""
    unshare = shutil.which("unshare")
    if not unshare:
        return ()
    command = (unshare, "--user", "--map-current-user", "--net", "--")
    try:
        done = subprocess.run([*command, "true"], check=False, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return ()
    return command if done.returncode == 0 else ()


def _write_settings(profile: Path) -> None:
    """Write the settings of a new profile; one that a fallen program left is not used again."""
    shutil.rmtree(profile, ignore_errors=True)
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, settings in _SETTINGS.items()
        for name, value in settings.items()
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )

"""A release is handed to a platform: only when it is whole, current and what the manifest says."""

import datetime as dt
import json
import shutil
from pathlib import Path
from typing import Literal

from woo_redact.errors import UsageError
from woo_redact.language import _
from woo_redact.model import Row
from woo_redact.pipeline.close import matter_of
from woo_redact.pipeline.keeping import profile_of
from woo_redact.pipeline.rows import states
from woo_redact.profile import Profile
from woo_redact.report.diwoo import Publisher
from woo_redact.report.platforms import Released, for_diwoo, for_gpp, for_woo_web
from woo_redact.report.release import MANIFEST, manifest
from woo_redact.store import Store

Platform = Literal["woo-web", "gpp", "diwoo"]


def export(run: Path, platform: Platform, out: Path) -> tuple[Released, ...]:
    """Write the release of a run into the new folder `out`, in the form of a platform.

    Returns what went along. The folder is there whole or not at all.

    Raises:
        UsageError: with all faults at once: `run` is no run, its release is not whole or no longer what would
            be released now, `out` exists, or the profile lacks what the platform asks.
    """
    with Store(run) as store:
        profile = profile_of(store)
        rows = tuple(state.row for state in states(store, profile))
        times = _times(store)
    faults = [*_unfit(rows, run / "release"), *_lacking(profile, platform)]
    if out.exists():
        faults.append(_("{out} already exists; choose a new folder", out=out))
    if faults:
        raise UsageError(_("nothing was written: ") + "; ".join(faults))
    released = tuple(
        Released(row=row, file=run / "release" / f"{row.id}.pdf", at=times[row.id])
        for row in rows
        if row.released
    )
    beside = out.with_name(f".{out.name}.tmp")
    shutil.rmtree(beside, ignore_errors=True)  # what a killed export left
    beside.mkdir(parents=True)
    if platform == "woo-web":
        for_woo_web(run / "release", released, beside)
    elif platform == "gpp":
        for_gpp(released, beside, matter=matter_of(profile))
    else:
        own = profile.organisation
        for_diwoo(released, beside, publisher=Publisher(name=own.name, tooi=own.tooi))
    beside.rename(out)
    return released


def _unfit(rows: tuple[Row, ...], release: Path) -> list[str]:
    """Return why a release cannot be handed on as it is."""
    seal = release / MANIFEST
    if not seal.is_file():
        return [
            _("nothing has been released yet, or the release is not finished: first give woo-redact release")
        ]
    faults = []
    if seal.read_text(encoding="utf-8") != manifest(release):
        faults.append(_("the files in release/ are not those of {manifest} any more", manifest=MANIFEST))
    wanted = {row.id for row in rows if row.released}
    there = {path.stem for path in release.glob("*.pdf")}
    if wanted != there:
        changed = ", ".join(sorted(wanted ^ there))
        faults.append(
            _(
                "since the release it has changed what may go out ({changed}): give woo-redact release",
                changed=changed,
            )
        )
    elif not wanted:
        faults.append(_("not a single document was released"))
    return faults


def _lacking(profile: Profile, platform: Platform) -> list[str]:
    """Return which settings the platform asks and the profile does not have."""
    faults = []
    if platform == "gpp" and not profile.dossier.decision:
        faults.append(_("the profile does not name the decision: [dossier] decision"))
    if platform == "diwoo" and not (profile.organisation.name and profile.organisation.tooi):
        faults.append(_("the profile does not name the publisher: [organisation] name and tooi"))
    return faults


def _times(store: Store) -> dict[str, dt.datetime]:
    """Return when each document was let out, of those that are out; the audit trail has it."""
    out: dict[str, dt.datetime] = {}
    for event in store.audit():
        if event.event == "release":
            told = json.loads(event.detail)
            for identity in told["withdrawn"]:
                out.pop(identity, None)
            for identity in told["released"]:
                out.setdefault(identity, dt.datetime.fromisoformat(event.at))
    return out

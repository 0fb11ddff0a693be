"""A Dask cluster of real worker processes does the work of --jobs, also when one of them is killed in the middle."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.killer import fingerprint
from tests.paths import SAMPLES
from woo_redact.errors import UsageError
from woo_redact.pipeline.cluster import Cluster
from woo_redact.pipeline.crew import start_on_cluster
from woo_redact.pipeline.order import run
from woo_redact.pipeline.stages import Step
from woo_redact.profile import Profile

distributed = pytest.importorskip("distributed", reason="needs the extra 'dask'")

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.filterwarnings("ignore"),  # of Dask and Tornado, on workers that die
]


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Return a scheduler with two workers, each a process with one thread."""
    with (
        pytest.MonkeyPatch.context() as patch,
        distributed.LocalCluster(
            n_workers=0, threads_per_worker=1, processes=True, dashboard_address=None
        ) as workers,
    ):
        patch.setenv("WOO_REDACT_OFFICE", "none")
        workers.scale(2)
        workers.wait_for_workers(2)
        yield workers


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    """Return some mails and a PDF of the samples."""
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name in ("02*", "07*", "11*", "15*", "19*"):
        (source,) = (SAMPLES / "dossier").glob(name)
        (folder / source.name).write_bytes(source.read_bytes())
    return folder


@pytest.mark.slow
def test_a_worker_that_is_killed_loses_nothing_and_changes_no_byte(
    cluster: Any, dossier: Path, tmp_path: Path
) -> None:
    profile = Profile.model_validate({"names": {"model": "fast"}})
    alone = run([dossier], tmp_path / "alone" / "run", profile=profile, jobs=1)
    victims: list[int] = []

    def kill_one(step: Step) -> None:
        """Kill a worker in the middle of a stage."""
        if step.stage == "beslissen" and step.done == 2 and not victims:
            victims.append(next(iter(cluster.workers.values())).pid)
            os.kill(victims[0], signal.SIGKILL)

    address = cluster.scheduler_address
    shared = run([dossier], tmp_path / "shared" / "run", profile=profile, scheduler=address, notify=kill_one)
    assert victims
    assert victims[0] not in [worker.pid for worker in cluster.workers.values()]
    assert shared.rows == alone.rows
    assert shared.released
    assert fingerprint(tmp_path / "shared" / "run") == fingerprint(tmp_path / "alone" / "run")
    assert not (tmp_path / "shared" / "run" / "lists").exists()


def test_a_cluster_that_will_not_do_is_refused(
    cluster: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = cluster.scheduler_address
    with pytest.raises(UsageError, match="gedeelde schijf"):
        Cluster(address, run=tmp_path / "not there", begin=start_on_cluster)
    with monkeypatch.context() as patch:
        patch.setattr(Cluster, "_ask", lambda *_: {"tcp://a": "another"})
        with pytest.raises(UsageError, match="andere versie"):
            Cluster(address, run=tmp_path, begin=start_on_cluster)
    for threads, says in (({}, "geen workers"), ({"tcp://a": 1, "tcp://b": 4}, "--nthreads 1")):
        monkeypatch.setattr(distributed.Client, "nthreads", lambda _self, now=threads: now)
        with pytest.raises(UsageError, match=says):
            Cluster(address, run=tmp_path, begin=start_on_cluster)


def test_no_scheduler_no_run(dossier: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="geen verbinding"):
        run([dossier], tmp_path / "run", scheduler="tcp://127.0.0.1:9")

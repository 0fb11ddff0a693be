"""How many workers there are changes nothing: the same mails and papers come to the same bytes."""

from pathlib import Path

from benchmarks.speed.corpora import write_corpus
from woo_redact import run
from woo_redact.profile import Profile

_KEPT = ("documents/*/redacted.pdf", "release/*")
_PROFILE = Profile.model_validate({"names": {"model": "fast"}, "review": {"before_release": "none"}})


def test_one_worker_and_two_make_the_same_bytes(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    for kind, size in (("threads", 3), ("papers", 1)):
        write_corpus(dossier / kind, kind, size)
    made = {}
    for jobs in (1, 2):
        folder = tmp_path / f"run-{jobs}"
        result = run([dossier], folder, profile=_PROFILE, jobs=jobs)
        assert len(result.rows) == 4
        paths = sorted(path for pattern in _KEPT for path in folder.glob(pattern))
        made[jobs] = {str(path.relative_to(folder)): path.read_bytes() for path in paths}
    assert sum(name.endswith("redacted.pdf") for name in made[1]) == 4
    assert made[1].keys() == made[2].keys()
    assert [name for name, data in made[1].items() if data != made[2][name]] == []

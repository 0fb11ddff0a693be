"""A reviewer in a process of its own: answers questions and says so, line by line, once each is kept."""

import sys
from pathlib import Path

from woo_redact.model import Outcome
from woo_redact.review import OvertakenError, Session
from woo_redact.store import Store


def main() -> None:
    """Answer every open question from one end; the other reviewer begins at the other end."""
    run, by, way = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    outcome = Outcome.REDACT if by == "An" else Outcome.KEEP
    with Store(run) as store:
        session = Session(store, by)
        print("ready", flush=True)  # noqa: T201
        for question in session.questions[::way]:
            now = session.passage(question.key)
            if now is None or not now.open:
                continue
            sys.stdin.readline()  # one answer for each key
            try:
                step = session.answer(now, (outcome, None, ""))
            except OvertakenError:
                print("overtaken", flush=True)  # noqa: T201
            else:
                print(f"kept {step.numbers[0]}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main()

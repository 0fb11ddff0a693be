"""What can go wrong, as a small tree; each kind knows the exit code it leads to (docs: exit codes)."""

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the command line; when several apply, the highest from `UNREADABLE` up wins."""

    FINE = 0
    BUG = 1
    USAGE = 2
    UNREADABLE = 3
    PROFILE = 4
    UNDECIDED = 5
    CHECK_FAILED = 6


class WooRedactError(Exception):
    """The root: everything woo-redact raises on purpose, with a message in the officer's words."""

    exit_code = ExitCode.BUG


class UsageError(WooRedactError):
    """The command cannot be carried out as it was given (no such folder, not a run …)."""

    exit_code = ExitCode.USAGE


class UnreadableError(WooRedactError):
    """A source file could not be read, or not wholly; its document is withheld and the rest goes on."""

    exit_code = ExitCode.UNREADABLE


class EncryptedError(UnreadableError):
    """A source file needs a password that we do not have."""


class UnsupportedError(UnreadableError):
    """A kind of file that no reader knows: listed as "niet verwerkt" and withheld."""


class MissingProgramError(UnsupportedError):
    """A kind of file whose program or package is not installed: it is named, and the next run tries again."""


class ProfileError(WooRedactError):
    """The profile is wrong; `faults` holds every fault, each with its line number."""

    exit_code = ExitCode.PROFILE

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        """Keep all faults of the file at `path`, so that one look mends them all."""
        self.path = path
        self.faults = faults
        super().__init__(f"{path}: " + "; ".join(faults))


class GroundError(WooRedactError):
    """A ground code that the law does not have, or a policy that names one."""

    exit_code = ExitCode.USAGE


class RedactionError(WooRedactError):
    """A document could not be redacted as decided; no output is kept and the document is withheld."""

    exit_code = ExitCode.CHECK_FAILED

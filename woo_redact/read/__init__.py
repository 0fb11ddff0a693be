"""A source file becomes documents: itself, and the family that hangs on it."""

from woo_redact.read.family import read
from woo_redact.read.kinds import CONTAINERS, kind_of
from woo_redact.read.office import finished, is_pending
from woo_redact.read.passwords import Passwords
from woo_redact.read.unpacking import Unpacked, unpack

__all__ = ["CONTAINERS", "Passwords", "Unpacked", "finished", "is_pending", "kind_of", "read", "unpack"]

"""Readers by others: a file of a kind that nothing here reads becomes one that something does."""

from dataclasses import replace

from woo_redact.errors import UnreadableError
from woo_redact.language import recorded
from woo_redact.plugins import Group, PluginError, failing, load
from woo_redact.read.clean import one_line
from woo_redact.read.letter import Attachment


def converted(file: Attachment, readers: tuple[str, ...]) -> Attachment | None:
    """Return the file that the first plug-in which knows this kind makes of it; None when none does.

    Raises:
        UnreadableError: when a plug-in fails or makes nothing; the message names it.
    """
    for name in readers:
        try:
            reader = load(Group.READER, name)
            with failing(name):
                if not reader.reads(file.name, file.data):
                    continue
                new_name, data = reader.convert(file.name, file.data)
                made = replace(file, name=one_line(new_name), media_type="", data=bytes(data))
        except PluginError as error:
            raise UnreadableError(str(error)) from error
        if not made.data.strip():
            raise UnreadableError(recorded("the plug-in {name} made nothing of the file", name=name))
        return made
    return None

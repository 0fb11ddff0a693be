"""Takes out of a written PDF whatever a published page does not need and a name could hide in."""

import io

import pikepdf

# Keys of pages, forms, images and fonts that carry private data, other versions or links to structure.
_DROPPED = (
    "/Metadata",
    "/PieceInfo",
    "/LastModified",
    "/AF",
    "/Thumb",
    "/StructParents",
    "/StructParent",
    "/Alternates",
    "/OC",
    "/OPI",
    "/AA",
    "/Annots",
    "/B",
    "/PresSteps",
    "/SeparationInfo",
    "/Tabs",
    "/Measure",
    "/PtData",
    "/Ref",
)
_CATALOG = ("/Type", "/Pages", "/Lang", "/ViewerPreferences")
_MARKED_CONTENT = frozenset(map(pikepdf.Operator, ("BDC", "BMC", "EMC", "DP", "MP")))
_MARKED_WORDS = (b"BDC", b"BMC", b"DP", b"MP")


def scrub(written: bytes) -> bytes:
    """Return the PDF by allow-list: pages with content, fonts and images; a title and a language.

    Marked content is taken out of every content stream: /ActualText, /Alt and /E may spell what is gone
    (ISO 32000-1, 14.9). Deterministic: the file's /ID is made from its content.
    """
    with pikepdf.open(io.BytesIO(written)) as pdf:
        for key in list(pdf.Root.keys()):
            if key not in _CATALOG:
                del pdf.Root[key]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
                _scrub_object(thing)
        for page in pdf.pages:
            page.contents_coalesce()
            contents = page.obj.get("/Contents")
            if isinstance(contents, pikepdf.Stream):
                _unmark(contents)
        pdf.remove_unreferenced_resources()
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
        return out.getvalue()


def _scrub_object(thing: pikepdf.Object) -> None:
    """Drop the unneeded keys of one object; clean it when it is a form or a pattern with content."""
    for key in _DROPPED:
        if key in thing:
            del thing[key]
    resources = thing.get("/Resources")
    if isinstance(resources, pikepdf.Dictionary) and "/Properties" in resources:
        del resources["/Properties"]
    if isinstance(thing, pikepdf.Stream) and (
        thing.get("/Subtype") == "/Form" or thing.get("/PatternType") == 1
    ):
        _unmark(thing)
    if isinstance(thing, pikepdf.Stream) and thing.get("/Filter") == "/DCTDecode":
        thing.write(_without_segments(thing.read_raw_bytes()), filter=pikepdf.Name.DCTDecode)
    if thing.get("/Type") == "/Font" and "/CharProcs" in thing:
        for glyph in thing.CharProcs.values():
            _unmark(glyph)


def _unmark(stream: pikepdf.Object) -> None:
    """Take the marked-content operators out of a content stream; a stream without any stays as it is."""
    content = stream.read_bytes()
    if not any(word in content for word in _MARKED_WORDS):
        return
    kept = [i for i in pikepdf.parse_content_stream(stream) if i.operator not in _MARKED_CONTENT]
    stream.write(pikepdf.unparse_content_stream(kept))


def _without_segments(jpeg: bytes) -> bytes:
    """Return a JPEG without comments and application data (EXIF, XMP, thumbnails), the picture untouched.

    APP0 (JFIF) and APP14 (Adobe's colour transform) say how to read the picture and stay
    (ITU-T T.81, annex B).
    """
    if jpeg[:2] != b"\xff\xd8":
        return jpeg
    kept, at = [jpeg[:2]], 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        marker = jpeg[at + 1]
        if marker == 0xDA:  # start of scan: the rest is picture
            break
        end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4])
        if marker != 0xFE and not (0xE1 <= marker <= 0xEF and marker != 0xEE):
            kept.append(jpeg[at:end])
        at = end
    return b"".join([*kept, jpeg[at:]])

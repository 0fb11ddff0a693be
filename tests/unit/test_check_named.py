"""What is hidden is found too in the names of fonts, inks, layers and marks; what typefaces are called is nobody's name."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.unit.check_samples import SECRETS, paper_output, paper_pdf
from woo_redact.check.catalogue import CATALOGUE
from woo_redact.check.matcher import matcher
from woo_redact.check.specimen import Known, Specimen
from woo_redact.model import Entity, Secret

TINT = {"FunctionType": 2, "Domain": Array([0, 1]), "C0": Array([1]), "C1": Array([0]), "N": 1}
OTHERS = tuple(
    Secret(text=text, entity=Entity.PERSON) for text in ("Roman", "Link", "Lang", "Parent", "Page", "Groot")
)


def carried(change: Callable[[pikepdf.Pdf], None], secrets: tuple[Secret, ...] = SECRETS) -> int:
    """Spoil the sample letter and count what `secrets.carried` tells."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper_pdf())) as pdf:
        change(pdf)
        pdf.save(target)
    known = Known(output=paper_output(Path("0002.pdf")), matcher=matcher(secrets))
    check = CATALOGUE["secrets.carried"].file
    assert check is not None
    with Specimen(target.getvalue(), name="2", known=known) as specimen:
        return len(tuple(check(specimen)))


def resource(kind: str, key: str, value: object) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        resources = pdf.pages[0].Resources
        if f"/{kind}" not in resources:
            resources[f"/{kind}"] = Dictionary()
        resources[f"/{kind}"][key] = value

    return change


def font(name: str) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(name))


def content(tag: bytes) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: pdf.pages[0].contents_add(pdf.make_stream(b"q 1 0 0 1 0 0 cm 0 0 m 9 9 l S Q " + tag))


def program(words: bytes) -> Callable[[pikepdf.Pdf], None]:
    """Put a font program into the file that says something of its maker in table "name"."""

    def change(pdf: pikepdf.Pdf) -> None:
        data = b"\x00\x01\x00\x00" + bytes(40) + words + bytes(40)
        pdf.Root.Lettertype = pdf.make_stream(data, Length1=len(data))

    return change


@pytest.mark.parametrize(
    "change",
    [
        resource("Font", "/Zandstra", font("/Helvetica")),
        resource("Font", "/F9", font("/ABCDEF+Zandstra-Handschrift")),
        resource("Font", "/F9", font("/FemkeZandstraBold")),
        resource("Properties", "/Zandstra_1", Dictionary()),
        resource("ColorSpace", "/C9", Array([Name.Separation, Name("/Femke Zandstra"), Name.DeviceGray])),
        resource("ColorSpace", "/C9", Array([Name.DeviceN, Array([Name.Cyan, Name.Zandstra]), Name.DeviceCMYK])),
        lambda pdf: setattr(pdf.Root, "StructTreeRoot", Dictionary(RoleMap=Dictionary({"/Kop Zandstra": Name.H1}))),
        lambda pdf: setattr(pdf.Root, "Deel", pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Zandstra))),
        content(b"/Zandstra BMC EMC"),
        content(b"/Zandstra /P0 BDC EMC"),
        content(b"/Zandstra <</MCID 3>> BDC EMC"),
        content(b"/Zandstra MP"),
        program(b"(c) Femke Zandstra"),
        program("Femke Zandstra".encode("utf-16-be")),
    ],
)  # fmt: skip
def test_a_name_that_a_program_gave_is_found(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert carried(change) > 0


@pytest.mark.parametrize(
    "change",
    [
        resource("Font", "/F9", font("/Times-Roman")),
        resource("Font", "/F9", font("/ABCDEF+Libertine-Roman")),
        content(b"/Link BMC EMC /Artifact BMC EMC"),
        program(b"Designed by Lucas de Groot, Parent"),
        lambda pdf: setattr(pdf.Root, "Lang", pikepdf.String("nl")),
    ],
)
def test_what_the_standard_and_typefaces_are_called_is_nobody(change: Callable[[pikepdf.Pdf], None]) -> None:
    assert carried(change, OTHERS) == 0

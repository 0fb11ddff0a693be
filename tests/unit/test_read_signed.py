"""S/MIME: a signed package is its content, an encrypted one is sealed, a signature says nothing."""

import base64

import pytest
from asn1crypto import algos, cms

from woo_redact.read import read

INNER = b"Content-Type: text/plain; charset=utf-8\r\n\r\nGetekend door Zo\xc3\xab\r\n"


def signed(content: bytes) -> bytes:
    """Return a package with content and no signature at all: nobody here verifies one."""
    data = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [algos.DigestAlgorithm({"algorithm": "sha256"})],
            "encap_content_info": {"content_type": "data", "content": content},
            "signer_infos": [],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": data}).dump())


def encrypted() -> bytes:
    """Return a package that nobody can open."""
    data = cms.EnvelopedData(
        {
            "version": "v0",
            "recipient_infos": [],
            "encrypted_content_info": {
                "content_type": "data",
                "content_encryption_algorithm": {"algorithm": "aes256_cbc", "parameters": bytes(16)},
                "encrypted_content": bytes(32),
            },
        }
    )
    return bytes(cms.ContentInfo({"content_type": "enveloped_data", "content": data}).dump())


def mail(package: bytes, kind: str = "application/pkcs7-mime; name=smime.p7m") -> bytes:
    """Return a mail that is nothing but a package."""
    head = f"From: zoe@x.example\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head.encode() + base64.encodebytes(package)


@pytest.mark.parametrize("package", [signed(INNER), signed(mail(signed(INNER)).partition(b"\r\n")[2])])
@pytest.mark.parametrize(
    "kind", ["application/pkcs7-mime; name=smime.p7m", 'application/octet-stream; name="smime.p7m"']
)
def test_a_signed_mail_is_its_content(package, kind):
    (item,) = read(mail(package, kind), name="a.eml")
    assert item.document.text.endswith("Getekend door Zoë")
    assert item.document.unread == ""
    assert any("handtekening" in remark for remark in item.document.remarks)


@pytest.mark.parametrize(("package", "why"), [(encrypted(), "versleuteld"), (b"0\x80kapot", "beschadigd")])
def test_what_cannot_be_opened_seals_the_mail(package, why):
    items = read(mail(package), name="a.eml")
    assert why in items[0].document.unread
    assert len(items) == 2


def test_a_signature_beside_the_text_is_no_document():
    data = (
        b"From: a@x.example\nContent-Type: multipart/signed; boundary=b\n\n--b\n\nDag\n--b\n"
        b"Content-Type: application/pkcs7-signature; name=smime.p7s\nContent-Disposition: attachment; "
        b"filename=smime.p7s\n\nxx\n--b--\n"
    )
    (item,) = read(data, name="a.eml")
    assert item.document.text.endswith("Dag")
    assert item.document.mail is not None
    assert item.document.mail.attachments == ()

"""Opens what an S/MIME package holds (RFC 8551): of a signed one all, of an encrypted one nothing."""

from asn1crypto import cms

from woo_redact.language import recorded

_LEVELS = 5  # packages within packages: a signed one in an encrypted one in a signed one is the most there is
ENCRYPTED = recorded("the content is encrypted (S/MIME)")
DAMAGED = recorded("the content is in a damaged signed package (S/MIME)")


def opened(untrusted_data: bytes) -> tuple[bytes, str]:
    """Return the content of a package, and why it cannot be had ("" when it can); nothing is verified."""
    data = untrusted_data
    for _ in range(_LEVELS):
        try:
            package = cms.ContentInfo.load(data)
            kind = package["content_type"].native
            if kind == "compressed_data":
                data = bytes(package["content"].decompressed)
                return data, ""
            if kind != "signed_data":
                return b"", ENCRYPTED if "enveloped" in str(kind) or "encrypted" in str(kind) else DAMAGED
            inner = package["content"]["encap_content_info"]
            content = inner["content"].native
            inner_kind = inner["content_type"].native
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
            return b"", DAMAGED
        if not isinstance(content, bytes) or not content:
            return b"", DAMAGED
        if inner_kind not in {"signed_data", "enveloped_data"}:
            return content, ""
        data = content
    return b"", DAMAGED

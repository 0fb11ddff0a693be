"""Photographs of which pixels were wiped stay about as large as they were, and look the same."""

import io

import numpy as np
import pymupdf
import pytest
from PIL import Image

from woo_redact.pdf.photographs import pack_again, pictures_before


@pytest.mark.parametrize(
    ("mode", "moved", "grows"), [("RGB", 0.05, 1.1), ("L", 0.05, 1.1), ("CMYK", 0.3, 1.6)]
)
def test_a_photograph_stays_small_and_looks_the_same(mode: str, moved: float, grows: float) -> None:
    chance = np.random.default_rng(1)
    waves = np.cumsum(np.cumsum(chance.normal(0, 1, (300, 450, 3)), 0), 1)
    tones = 255 * (waves - waves.min()) / np.ptp(waves) + chance.integers(-9, 9, waves.shape)
    out = io.BytesIO()
    Image.fromarray(tones.clip(0, 255).astype(np.uint8)).convert(mode).save(out, "JPEG", quality=80)
    with pymupdf.open() as document:
        document.new_page().insert_image(pymupdf.Rect(50, 50, 500, 350), stream=out.getvalue())
        data = document.tobytes()
    with pymupdf.open(stream=data, filetype="pdf") as document:
        page = document[0]
        before = pictures_before(page)
        page.add_redact_annot(pymupdf.Rect(100, 100, 160, 120), cross_out=False, fill=False)
        page.apply_redactions(images=pymupdf.PDF_REDACT_IMAGE_PIXELS)
        wiped = np.frombuffer(page.get_pixmap(dpi=72).samples, np.uint8).astype(int)
        pack_again(page, before)
        ((number, *_),) = page.get_images()
        assert len(document.xref_stream_raw(number)) < grows * len(out.getvalue())
        packed = document.tobytes(garbage=3)
    with pymupdf.open(stream=packed, filetype="pdf") as document:
        again = np.frombuffer(document[0].get_pixmap(dpi=72).samples, np.uint8).astype(int)
    assert abs(again - wiped).mean() < moved

"""Writes the thorough model as it ships: one ONNX file with int8 weights, its tokenizer, meta data and licence."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.encoder import PAD
from training.lean import lean
from training.ship import LICENCE
from training.teacher import TAGS, Teacher

FAVOUR = 1.0  # taken from the score of "no name" at run time: recall first, chosen on development texts


class _Scores(nn.Module):
    """The network as a function of the piece ids alone."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: Tensor) -> Tensor:
        """Scores of the tags, and of a public office, for each piece."""
        scores: Tensor = self.model(ids, ids != PAD)
        return scores


def ship(reader: Teacher, out: Path, *, favour: float = FAVOUR) -> None:
    """Saves under `out`, which is replaced.

    Weights are 7 bits wide in int8 (`reduce_range`): processors without VNNI add up two products of eight bits in sixteen, and
    would come to other names.
    """
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    reader.model.eval()
    axes = {0: "texts", 1: "pieces"}
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.onnx"
        torch.onnx.export(
            _Scores(reader.model),
            (torch.randint(4, 20_000, (2, 12)),),
            str(whole),
            input_names=["ids"],
            output_names=["scores"],
            dynamic_axes={"ids": axes, "scores": axes},
            opset_version=17,
            dynamo=False,
        )
        exported = Path(folder) / "quantised.onnx"
        quantize_dynamic(whole, exported, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
        onnx.save(lean(onnx.load(exported)), out / "model.onnx")
    reader.tokens.save(str(out / "tokenizer.json"), pretty=False)
    meta = {
        "name": "woo_thorough_names",
        "version": "0.1.0",
        "license": "CC BY-SA 4.0",
        "author": "the woo-redact project",
        "tags": TAGS,
        "favour": favour,
    }
    (out / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")
    shutil.copy(LICENCE, out / LICENCE.name)

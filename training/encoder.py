"""The network of the teacher: multilingual-e5-small (BERT-shaped, 12 x 384) in plain torch."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers
from torch import Tensor, nn
from torch.nn import functional

MARK = "\u2581"
UNKNOWN, START, END, PAD = 3, 0, 2, 1
LONGEST = 256  # pieces; longer texts are cut before they come here


def tokenizer(folder: Path) -> Tokenizer:
    """The unigram tokenizer over the pieces of `tokenizer.json`, normalising as XLM-R does (NFKC, blanks)."""
    stored = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    special = {"<s>", "<pad>", "</s>", "<unk>"}
    scored = zip(stored["pieces"], stored["scores"], strict=True)
    tokens = Tokenizer(
        models.Unigram([(p, -100.0 if p in special else s) for p, s in scored], unk_id=UNKNOWN)
    )
    tokens.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\x00-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"), ""),
            normalizers.Replace(Regex(r"[\s\u200b-\u200f]"), " "),
            normalizers.NFKC(),
        ]
    )
    tokens.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace(MARK, "always", split=False)]
    )
    return tokens


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        """Makes a layer of `heads` attention heads."""
        super().__init__()
        self.heads = heads
        self.qkv, self.ao = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.fi, self.fo = nn.Linear(width, inner), nn.Linear(inner, width)
        self.aln, self.oln = nn.LayerNorm(width, 1e-12), nn.LayerNorm(width, 1e-12)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Applies attention and the inner network."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        seen = self.ao(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.aln(x + functional.dropout(seen, drop, self.training))
        inner = self.fo(functional.gelu(self.fi(x)))
        result: Tensor = self.oln(x + functional.dropout(inner, drop, self.training))
        return result


class Tagger(nn.Module):
    """The encoder with a linear tagging head."""

    def __init__(
        self, pieces: int, tags: int, *, width: int = 384, layers: int = 12, drop: float = 0.1
    ) -> None:
        """Makes an uninitialised network."""
        super().__init__()
        self.word, self.pos = nn.Embedding(pieces, width), nn.Embedding(512, width)
        self.eln = nn.LayerNorm(width, 1e-12)
        self.layers = nn.ModuleList(Layer(width, 4 * width, 12) for _ in range(layers))
        self.head = nn.Linear(width, tags)
        self.drop = drop

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The last layer's state of each piece; `mask` is true where there is a piece."""
        x: Tensor = self.eln(self.word(ids) + self.pos.weight[: ids.shape[1]])
        x = functional.dropout(x, self.drop, self.training)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :], self.drop)
        return x

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Scores of the tags for each piece."""
        x = functional.dropout(self.states(ids, mask), self.drop, self.training)
        scores: Tensor = self.head(x)
        return scores


def load(folder: Path, tags: int) -> Tagger:
    """The encoder with its published weights and a fresh head."""
    stored = np.load(folder / "encoder.npz")
    model = Tagger(stored["emb.word"].shape[0], tags)

    def tensor(key: str) -> Tensor:
        return torch.from_numpy(stored[key].astype(np.float32))

    with torch.no_grad():
        model.word.weight.copy_(tensor("emb.word"))
        model.pos.weight.copy_(tensor("emb.pos").view(512, -1) + tensor("emb.type").view(-1, 384)[0])
        model.eln.weight.copy_(tensor("emb.ln.w"))
        model.eln.bias.copy_(tensor("emb.ln.b"))
        for i, layer in enumerate(model.layers):
            layer.qkv.weight.copy_(torch.cat([tensor(f"l{i}.{c}.w") for c in "qkv"]))
            layer.qkv.bias.copy_(torch.cat([tensor(f"l{i}.{c}.b") for c in "qkv"]))
            for part in ("ao", "fi", "fo", "aln", "oln"):
                getattr(layer, part).weight.copy_(tensor(f"l{i}.{part}.w"))
                getattr(layer, part).bias.copy_(tensor(f"l{i}.{part}.b"))
        model.head.weight.normal_(0, 0.02)
        model.head.bias.zero_()
    return model

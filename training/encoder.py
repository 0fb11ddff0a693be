"""The teacher's network: multilingual-e5-small (BERT-shaped, 12 x 384) in plain torch, with its unigram tokenizer."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

MARK = "\u2581"
UNKNOWN, START, END, PAD = 3, 0, 2, 1
LONGEST = 256  # pieces; longer texts are cut before they come here
Pieces = list[tuple[int, int]]


class Unigram:
    """SentencePiece unigram segmentation with character offsets, as XLM-R normalises text."""

    def __init__(self, path: Path) -> None:
        """Reads pieces, scores and the normalisation map from `tokenizer.json`."""
        stored = json.loads(path.read_text(encoding="utf-8"))
        special = {"<s>", "<pad>", "</s>", "<unk>"}
        self._ids = {piece: i for i, piece in enumerate(stored["pieces"]) if piece not in special}
        self._scores = [float(score) for score in stored["scores"]]
        self._norm: dict[str, str] = stored["norm"]
        self._longest = max(map(len, self._ids))
        self._unknown_score = min(self._scores) - 10.0
        self._cache: dict[str, Pieces] = {}

    def _segment(self, word: str) -> Pieces:
        """The likeliest cut of one word (it opens with the mark) into (piece id, length)."""
        if word in self._cache:
            return self._cache[word]
        size = len(word)
        best = [0.0] + [-1e30] * size
        back: list[tuple[int, int]] = [(0, UNKNOWN)] * (size + 1)
        for i in range(size):
            for end in range(i + 1, min(size, i + self._longest) + 1):
                piece = self._ids.get(word[i:end])
                if piece is not None and best[i] + self._scores[piece] > best[end]:
                    best[end], back[end] = best[i] + self._scores[piece], (i, piece)
            if best[i] + self._unknown_score > best[i + 1]:
                best[i + 1], back[i + 1] = best[i] + self._unknown_score, (i, UNKNOWN)
        cut: Pieces = []
        at = size
        while at:
            start, piece = back[at]
            cut.append((piece, at - start))
            at = start
        self._cache[word] = cut[::-1]
        return self._cache[word]

    def encode(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """Piece ids and their (start, end) in `text`; a piece that is only the mark has an empty span."""
        letters = [(letter, i) for i, c in enumerate(text) for letter in self._norm.get(c, c)]
        ids, spans = list[int](), list[tuple[int, int]]()
        i = 0
        while i < len(letters):
            if letters[i][0].isspace():
                i += 1
                continue
            j = i
            while j < len(letters) and not letters[j][0].isspace():
                j += 1
            at = i - 1  # the mark has no letter of its own
            for piece, length in self._segment(MARK + "".join(c for c, _ in letters[i:j])):
                first, last = max(at, i), at + length
                ids.append(piece)
                start = letters[min(first, j - 1)][1]
                spans.append((start, letters[last - 1][1] + 1 if last > first else start))
                at = last
            i = j
        return ids, spans


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


def load(folder: Path, tags: int) -> tuple[Tagger, Unigram]:
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
    return model, Unigram(folder / "tokenizer.json")

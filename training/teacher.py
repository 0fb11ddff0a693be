"""Fine-tunes the transformer (the teacher, which is the thorough model too) and labels raw text with it; words are spaCy's."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from spacy.language import Language
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder import END, LONGEST, MARK, PAD, START, Tagger, load, tokenizer
from training.generate import Example, Span
from training.pupil import blank
from training.written import OFFICES

TAGS = ("O", "B-PERSON", "I-PERSON", "B-LOCATION", "I-LOCATION", "B-ORGANISATION", "I-ORGANISATION")
OFFICE = len(TAGS)  # the last score: whether a person is named in a public office
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Encoded:
    """One text as the network reads it: pieces, and for each word its place among them, its tag and its office."""

    pieces: list[int]
    words: list[tuple[int, int, int]]  # start, end in the text, index of the first piece
    tags: list[int]
    offices: list[float]  # 1 or 0 where the text says it, else IGNORED


class Teacher:
    """The fine-tuned encoder."""

    def __init__(self, folder: Path) -> None:
        """Loads the base weights under `folder`."""
        self.model: Tagger = load(folder, len(TAGS) + 1)
        self.tokens: Tokenizer = tokenizer(folder)
        self.mark: int = self.tokens.token_to_id(MARK)
        self.nlp: Language = blank()

    def encode(self, example: Example) -> Encoded:
        """Cuts into pieces; each word is judged by its first piece."""
        encoded = self.tokens.encode(example.text, add_special_tokens=False)
        ids, offsets = encoded.ids[: LONGEST - 2], encoded.offsets[: LONGEST - 2]
        words: list[tuple[int, int, int]] = []
        tags, offices = [IGNORED] * (len(ids) + 2), [float(IGNORED)] * (len(ids) + 2)
        at = 0
        for token in self.nlp.make_doc(example.text):
            start, end = token.idx, token.idx + len(token)
            while at < len(offsets) and (ids[at] == self.mark or offsets[at][1] <= start):
                at += 1
            if token.is_space or at >= len(offsets):
                continue
            words.append((start, end, at + 1))
            tags[at + 1], offices[at + 1] = _tag(start, end, example.spans)
        return Encoded([START, *ids, END], words, tags, offices)

    def train(
        self,
        examples: Sequence[Example],
        *,
        rate: float,
        seed: int,
        size: int = 32,
        head: int = 1,
        offices: float = 0.3,
        progress: Callable[[str], None] = print,
    ) -> None:
        """One epoch of AdamW in batches of `size`, with the word embeddings frozen.

        `head` is how many times as fast the head learns; `offices` the weight of the loss on offices beside that on tags.
        """
        torch.manual_seed(seed)
        rng = random.Random(seed)
        data = [self.encode(example) for example in examples]
        self.model.train()
        self.model.word.weight.requires_grad_(requires_grad=False)
        learning = [(name, p) for name, p in self.model.named_parameters() if p.requires_grad]
        groups = [[p for name, p in learning if name.startswith("head.") is last] for last in (False, True)]
        optimizer = torch.optim.AdamW([{"params": group} for group in groups], lr=rate, weight_decay=0.01)
        plan = batches(data, rng, size)
        started, warmup = time.monotonic(), max(1, len(plan) // 16)
        for step, batch in enumerate(plan):
            factor = min(1.0, (step + 1) / warmup) * max(0.02, 1 - step / len(plan))
            for group, times in zip(optimizer.param_groups, (1, head), strict=True):
                group["lr"] = rate * factor * times
            ids, mask, tags, truth = tensors([data[i] for i in batch])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = self.model(ids, mask)
            loss = functional.cross_entropy(
                scores[..., :OFFICE].float().reshape(-1, OFFICE), tags.view(-1), ignore_index=IGNORED
            )
            if (told := truth != IGNORED).any():
                loss = loss + offices * functional.binary_cross_entropy_with_logits(
                    scores[..., OFFICE].float()[told], truth[told]
                )
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            optimizer.step()
            if step % 25 == 0:
                progress(
                    f"teacher: {step}/{len(plan)} loss {loss.item():.3f} {(time.monotonic() - started) / 60:.1f} min"
                )

    def save(self, path: Path) -> None:
        """Stores the weights."""
        torch.save(self.model.state_dict(), path)

    def restore(self, path: Path) -> bool:
        """Loads stored weights; false if there are none."""
        if path.exists():
            self.model.load_state_dict(torch.load(path, weights_only=True))
        return path.exists()

    def label(self, texts: Sequence[str]) -> list[Example]:
        """The texts with the teacher's spans."""
        self.model.eval()
        data = [self.encode(Example(text, ())) for text in texts]
        order = sorted(range(len(data)), key=lambda i: len(data[i].pieces))
        result: list[Example] = [Example("", ())] * len(data)
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            for first in range(0, len(order), 48):
                group = order[first : first + 48]
                ids, mask, *_ = tensors([data[i] for i in group])
                scores = self.model(ids, mask)[..., :OFFICE]
                for i, best in zip(group, scores.argmax(-1).tolist(), strict=True):
                    result[i] = Example(texts[i], _spans(data[i].words, best))
        return result

    def word_matrices(self, words: Sequence[str]) -> list[NDArray[np.float32]]:
        """For words that stand alone: the mean of their pieces' embeddings, and of the last layer's states."""
        self.model.eval()
        shallow, deep = list[Tensor](), list[Tensor]()
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            for first in range(0, len(words), 256):
                ids, mask, *_ = tensors(
                    [self.encode(Example(word, ())) for word in words[first : first + 256]]
                )
                inner = mask.clone()
                inner[:, 0] = False
                weight = inner[..., None] / inner.sum(1)[:, None, None]
                shallow.append((self.model.word(ids) * weight).sum(1).float())
                deep.append((self.model.states(ids, mask) * weight).sum(1).float())
        return [torch.cat(shallow).numpy(), torch.cat(deep).numpy()]


def _tag(start: int, end: int, spans: Sequence[Span]) -> tuple[int, float]:
    """The tag of a word, and whether its office is told."""
    for first, last, label in spans:
        if start < last and first < end:
            kind = "PERSON" if label in OFFICES else label
            return TAGS.index(("B-" if start <= first else "I-") + kind), OFFICES.get(label, float(IGNORED))
    return 0, float(IGNORED)


def _spans(words: Sequence[tuple[int, int, int]], best: Sequence[int]) -> tuple[Span, ...]:
    spans: list[Span] = []
    previous = "O"
    for start, end, index in words:
        tag = TAGS[best[index]]
        if tag != "O":
            label = tag[2:]
            if tag[0] == "I" and previous[2:] == label and spans:
                spans[-1] = (spans[-1][0], end, label)
            else:
                spans.append((start, end, label))
        previous = tag
    return tuple(spans)


def batches(data: Sequence[Encoded], rng: random.Random, size: int) -> list[list[int]]:
    """Batches of texts of like length, in random order."""
    order = sorted(range(len(data)), key=lambda i: len(data[i].pieces) + rng.random() * 6)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(batches)
    return batches


def tensors(group: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pieces of some texts, where there is one, and of each word its tag and office: filled up to the longest."""
    longest = max(len(e.pieces) for e in group)
    ids = torch.tensor([e.pieces + [PAD] * (longest - len(e.pieces)) for e in group])
    tags = torch.tensor([e.tags + [IGNORED] * (longest - len(e.tags)) for e in group])
    offices = torch.tensor([e.offices + [float(IGNORED)] * (longest - len(e.offices)) for e in group])
    return ids, ids != PAD, tags, offices

"""The trained network that the package brings, run by ONNX Runtime on one core.

It is optional: where the runtime or the weights are missing the rules work alone, and the reading says so.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.model import Span, Version
from sayso.statements.tagger import Seen
from sayso.text.crf import Chain, Floats
from sayso.text.pieces import Framed, Pieces
from sayso.text.units import Unit, units

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

FILES = ("encoder.onnx", "roles.onnx", "beside.onnx", "tokenizer.json", "tagger.json")
PIECES_AT_ONCE = 512       # word pieces in a batch: more does not go faster, and takes more memory
MOST_PADDED = 1.1           # how much longer the longest of a batch may be than its shortest
LONGEST = 512               # word pieces; the network knows no more places
STANCES = ("agree", "disagree", "discuss")


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no network, and what to do about it."""

    why: str


class Network:
    """The encoder, which reads a window once, the part that reads it again for each cue, and what stands beside."""

    def __init__(self, folder: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415  (only when a page is read)
        from tokenizers import Tokenizer  # noqa: PLC0415

        options = SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # ONNX Runtime's fused SkipLayerNormalization is slower on a CPU than its parts: a quarter of all time.
        self.encoder, self.role_part = (
            InferenceSession(folder / name, options, disabled_optimizers=["SkipLayerNormFusion"])
            for name in ("encoder.onnx", "roles.onnx"))
        self.folder, self.options = folder, options
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self.pieces = Pieces(tokenizer)
        about = json.loads((folder / "tagger.json").read_text(encoding="utf-8"))
        self.version = Version("sayso tagger", about["version"], digest(folder))
        self.last_facts: tuple[str, list[int], Floats, list[int]] | None = None
        self.cue_chain, self.role_chain = (chain(about["chains"][name]) for name in ("cue", "role"))

    def see(self, windows: Sequence[Sequence[Unit]]) -> list[Seen]:
        """Read each window once, those of about one length together; the answers are in the order of the windows."""
        framed = [self.pieces.frame(window) for window in windows]
        seen: dict[int, Seen] = {}
        for places in together([len(one.ids) for one in framed]):
            vectors, cues, middle = self.read([framed[place] for place in places], ["vectors", "cues", "middle"])
            for row, place in enumerate(places):
                firsts = np.array(framed[place].firsts, np.int64)
                size = len(framed[place].ids)
                seen[place] = Seen(windows[place], firsts, vectors[row, :size], cues[row][firsts], middle[row, :size])
        return [seen[place] for place in range(len(windows))]

    def roles(self, asked: Sequence[tuple[Seen, int, int]]) -> list[Floats]:
        """For each cue the scores of each unit of its window, in the order asked."""
        found: dict[int, Floats] = {}
        for places in together([len(seen.vectors) for seen, _, _ in asked]):
            longest = max(len(asked[place][0].vectors) for place in places)
            vectors = np.zeros((len(places), longest, asked[places[0]][0].vectors.shape[1]), np.float32)
            mask, on = (np.zeros((len(places), longest), np.float32) for _ in range(2))
            for row, place in enumerate(places):
                seen, first, last = asked[place]
                length = len(seen.vectors)
                vectors[row, :length] = seen.vectors
                mask[row, :length] = 1
                on[row, seen.firsts[first] : seen.firsts[last + 1] if last + 1 < len(seen.firsts) else length - 1] = 1
            (scores,) = self.role_part.run(["roles"], {"vectors": vectors, "cue": on, "mask": mask})
            for row, place in enumerate(places):
                found[place] = scores[row][asked[place][0].firsts]
        return [found[place] for place in range(len(asked))]

    def fact_in(self, text: str, at: int) -> float:
        """How factual the event word that starts at the character `at` is presented, -3 to 3; a text is read once."""
        if self.last_facts is None or self.last_facts[0] != text:
            found = units(text, Span(0, len(text)))
            framed = self.pieces.frame(found)
            facts, _ = self.read_beside([framed])
            self.last_facts = (text, [unit.start for unit in found], facts[0], framed.firsts)
        _, starts, values, firsts = self.last_facts
        first = firsts[max(int(np.searchsorted(starts, at, "right")) - 1, 0)]
        return float(np.clip(values[min(first, len(values) - 1)], -3, 3))

    def stances(self, pairs: Sequence[tuple[str, Sequence[str]]], *, most: int = 128) -> list[dict[str, float]]:
        """For each headline and the sentences of a text that bear on it: how likely the text agrees with it, disagrees
        or only discusses it, given that it is about the same."""
        framed = []
        for headline, sentences in pairs:
            one = self.pieces.frame(*(units(text, Span(0, len(text))) for text in (headline, *sentences)))
            framed.append(Framed(one.ids[:most], one.letters[:most], []))
        found: dict[int, dict[str, float]] = {}
        for places in together([len(one.ids) for one in framed]):
            _, scores = self.read_beside([framed[place] for place in places])
            shares = np.exp(scores - scores.max(1, keepdims=True))
            shares /= shares.sum(1, keepdims=True)
            for row, place in enumerate(places):
                found[place] = dict(zip(STANCES, map(float, shares[row]), strict=True))
        return [found[place] for place in range(len(pairs))]

    @cached_property
    def beside(self) -> "InferenceSession":
        """The part that tells facts and stances; loaded when it is first asked."""
        from onnxruntime import InferenceSession  # noqa: PLC0415

        return InferenceSession(self.folder / "beside.onnx", self.options)

    def read_beside(self, framed: Sequence[Framed]) -> list[Floats]:
        """Facts (windows, pieces) and scores of stances (windows, 3)."""
        (middle,) = self.read(framed, ["middle"])
        mask = np.zeros(middle.shape[:2], np.float32)
        for row, one in enumerate(framed):
            mask[row, : len(one.ids)] = 1
        answers: list[Floats] = self.beside.run(["facts", "stances"], {"middle": middle, "mask": mask})
        return answers

    def read(self, framed: Sequence[Framed], wanted: list[str]) -> list[Floats]:
        """The answers of the encoder for some windows, padded to the longest."""
        length = min(max(len(one.ids) for one in framed), LONGEST)
        ids, letters = (np.zeros((len(framed), length), np.int64) for _ in range(2))
        mask = np.zeros((len(framed), length), np.float32)
        for row, one in enumerate(framed):
            size = min(len(one.ids), length)
            ids[row, :size] = one.ids[:size]
            letters[row, :size] = one.letters[:size]
            mask[row, :size] = 1
        answers: list[Floats] = self.encoder.run(wanted, {"ids": ids, "letters": letters, "mask": mask})
        return answers


def together(lengths: Sequence[int]) -> list[list[int]]:
    """Places of windows of about one length, in batches of at most PIECES_AT_ONCE pieces; padding costs as words do.

    >>> together([30, 1000, 31, 60])
    [[0, 2], [3], [1]]
    """
    batches: list[list[int]] = []
    for place in sorted(range(len(lengths)), key=lambda place: lengths[place]):
        batch = batches[-1] if batches else []
        if batch and (len(batch) + 1) * lengths[place] <= PIECES_AT_ONCE and (
                lengths[place] <= MOST_PADDED * lengths[batch[0]]):
            batch.append(place)
        else:
            batches.append([place])
    return batches


def chain(given: dict[str, list[list[float]]]) -> Chain:
    """A chain as it is written in tagger.json."""
    def floats(name: str) -> NDArray[np.float32]:
        return np.array(given[name], np.float32)
    return Chain(floats("transitions"), floats("start"), floats("end"))


def digest(folder: Path) -> str:
    """The SHA-256 of the files of a network."""
    found = sha256()
    for name in FILES:
        found.update(name.encode() + b"\n" + (folder / name).read_bytes())
    return found.hexdigest()


@cache
def load(folder: Path | None = None) -> Network | Missing:
    """The network of the package (or of another folder), loaded once; why there is none where there is none."""
    where = folder or Path(str(files("sayso") / "models" / "tagger"))
    if lost := [name for name in FILES if not (where / name).is_file()]:
        return Missing(f"the trained tagger is not there ({', '.join(lost)} in models/tagger); install sayso again, or "
                       "make it: training/attribution")
    try:
        return Network(where)
    except ImportError as error:
        return Missing(f"the trained tagger needs {error.name}; install it: pip install onnxruntime tokenizers")

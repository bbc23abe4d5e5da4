"""The network: six layers read a window once, a seventh reads it again for each cue, two more stand beside them.

    units -> word pieces -> 6 layers (all-MiniLM-L6-v2) -> cue labels (outside, begins, goes on), a CRF
    for each cue: layer 7 over the same window, told where the cue is -> roles (neither, source, content), a CRF
    from the fourth layer, two layers of their own -> for each event word how factual it is presented, -3 to 3
                                                   -> for a headline and a text: it agrees, disagrees or only discusses

Reading roles once per cue is semantic role labelling (Shi and Lin 2019): one source can serve two cues, contents may
overlap or lie in several pieces, and no linking by distance is needed. What stands beside is learned last, with all
else held still: learned together, the three tasks cost attribution 1.2 points of F.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F  # noqa: N812
from torch import Tensor, nn

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
CUE_LABELS, ROLES, LETTERS, STANCES = 3, 3, 4, 3
DROP = 0.1
SHARED = 4           # layers below what stands beside


def attention_bias(mask: Tensor, like: Tensor) -> Tensor:
    """What is added to attention scores: nothing where a piece is, much less where none is; exported, the mask."""
    if torch.onnx.is_in_onnx_export():
        return mask.to(torch.int32)
    return (1.0 - mask[:, None, None, :].to(like.dtype)) * -10000.0


class Layer(nn.Module):
    """One BERT layer: attention, then two dense layers, each added to its input and normalised after."""

    def __init__(self) -> None:
        super().__init__()
        self.joined = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.wide = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.after_dense = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x (batch, length, width); mask (batch, 1, 1, length), 0 where a piece is there and -10000 where none is."""
        if torch.onnx.is_in_onnx_export():
            q, k, v = self.joined(x).split(WIDTH, -1)
            mixed = torch.onnx.ops.symbolic("com.microsoft::MultiHeadAttention", [q, k, v, None, mask],
                                            {"num_heads": HEADS}, dtype=x.dtype, shape=x.shape, version=1)
            x = self.after_attention(x + self.out(mixed))
            return self.after_dense(x + self.narrow(F.gelu(self.wide(x))))
        batch, length, _ = x.shape
        q, k, v = self.joined(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: on a CPU in bf16 the backward pass of scaled_dot_product_attention takes four times as long.
        scores = torch.matmul(q * (WIDTH // HEADS) ** -0.5, k.transpose(-1, -2)) + mask.to(q.dtype)
        mixed = torch.matmul(scores.softmax(-1).to(v.dtype), v)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        x = self.after_attention(x + self.drop(self.out(mixed)))
        return self.after_dense(x + self.drop(self.narrow(F.gelu(self.wide(x)))))

    def drop(self, x: Tensor) -> Tensor:
        """Drop whole features of a window (Gal and Ghahramani 2016): as good, and 7% less time than single values."""
        if not self.training:
            return x
        kept = torch.bernoulli(torch.full((x.shape[0], 1, WIDTH), 1 - DROP, dtype=torch.float32)) / (1 - DROP)
        return x * kept.to(x.dtype)

    def load(self, weights: dict[str, Tensor], prefix: str) -> None:
        """Take the weights of one layer of a BERT checkpoint."""
        attention = f"{prefix}attention."
        for kind in ("weight", "bias"):
            self.joined._parameters[kind] = nn.Parameter(
                torch.cat([weights[f"{attention}self.{name}.{kind}"] for name in ("query", "key", "value")]))
            for mine, theirs in ((self.out, "attention.output.dense"), (self.wide, "intermediate.dense"),
                                 (self.after_attention, "attention.output.LayerNorm"), (self.narrow, "output.dense"),
                                 (self.after_dense, "output.LayerNorm")):
                mine._parameters[kind] = nn.Parameter(weights[f"{prefix}{theirs}.{kind}"].clone())


class Chain(nn.Module):
    """A linear-chain CRF (Lafferty et al. 2001), trained by its exact likelihood."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))
        self.end = nn.Parameter(torch.zeros(labels))

    def loss(self, emissions: Tensor, labels: Tensor, there: Tensor) -> Tensor:
        """Minus the log-likelihood of each row: emissions (rows, length, labels), `there` (rows, length) True first."""
        emissions = emissions.float()
        length = emissions.shape[1]
        picked = emissions.gather(2, labels[..., None]).squeeze(2)
        steps = self.transitions[labels[:, :-1], labels[:, 1:]]
        last = labels.gather(1, there.sum(1, keepdim=True) - 1).squeeze(1)
        right = (picked * there).sum(1) + (steps * there[:, 1:]).sum(1) + self.start[labels[:, 0]] + self.end[last]
        score = emissions[:, 0] + self.start
        for place in range(1, length):
            further = torch.logsumexp(score[:, :, None] + self.transitions, 1) + emissions[:, place]
            score = torch.where(there[:, place, None], further, score)
        return torch.logsumexp(score + self.end, 1) - right


class Encoder(nn.Module):
    """Word pieces to vectors and to cue scores."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.letters = nn.Embedding(LETTERS, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.cue = nn.Linear(WIDTH, CUE_LABELS)

    def forward(self, ids: Tensor, letters: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Vectors (batch, length, width), cue scores (batch, length, 3), vectors of the fourth layer."""
        places = torch.arange(ids.shape[1], device=ids.device)[None, :]
        x = self.words(ids) + self.places(places) + self.letters(letters)
        x = self.dropout(self.norm(x))
        bias = attention_bias(mask, x)
        middle = x
        for number, layer in enumerate(self.layers, 1):
            x = layer(x, bias)
            if number == SHARED:
                middle = x
        return x, self.cue(x), middle


class Beside(nn.Module):
    """Vectors of the fourth layer to how factual each piece is presented, and to the stance of a pair of texts."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.fact = nn.Sequential(nn.Linear(WIDTH, 128), nn.Tanh(), nn.Linear(128, 1))
        self.pair = nn.Sequential(nn.Linear(WIDTH, 128), nn.Tanh(), nn.Linear(128, STANCES))

    def forward(self, middle: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Facts (batch, length), stances (batch, 3)."""
        bias = attention_bias(mask, middle)
        x = middle
        for layer in self.layers:
            x = layer(x, bias)
        return self.fact(x).squeeze(-1), self.pair(x[:, 0])


class Roles(nn.Module):
    """Vectors of a window and where a cue is, to the role scores of each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = nn.Parameter(torch.zeros(2, WIDTH))
        self.about = nn.Linear(WIDTH, WIDTH)
        self.layer = Layer()
        self.role = nn.Linear(WIDTH, ROLES)

    def forward(self, vectors: Tensor, cue: Tensor, mask: Tensor) -> Tensor:
        """vectors (rows, length, width), cue (rows, length) 1 on the cue, to (rows, length, 3)."""
        on = cue[..., None].to(vectors.dtype)
        pooled = (vectors * on).sum(1) / on.sum(1).clamp(min=1)
        x = vectors + self.about(pooled)[:, None, :] + self.mark[0] * (1 - on) + self.mark[1] * on
        bias = attention_bias(mask, vectors)
        return self.role(self.layer(x, bias))


class Tagger(nn.Module):
    """Encoder, roles, what stands beside, and the two chains."""

    def __init__(self, vocabulary: int) -> None:
        super().__init__()
        self.encoder = Encoder(vocabulary)
        self.roles = Roles()
        self.beside = Beside()
        self.cue_chain = Chain(CUE_LABELS)
        self.role_chain = Chain(ROLES)

    def start_from(self, weights: dict[str, Tensor]) -> None:
        """Begin with the weights of all-MiniLM-L6-v2; the seventh layer begins as the sixth."""
        encoder = self.encoder
        encoder.words.weight = nn.Parameter(weights["embeddings.word_embeddings.weight"].clone(), requires_grad=False)
        segment = weights["embeddings.token_type_embeddings.weight"][0]
        encoder.places.weight = nn.Parameter(weights["embeddings.position_embeddings.weight"] + segment)
        encoder.norm.weight = nn.Parameter(weights["embeddings.LayerNorm.weight"].clone())
        encoder.norm.bias = nn.Parameter(weights["embeddings.LayerNorm.bias"].clone())
        nn.init.zeros_(encoder.letters.weight)
        for number, layer in enumerate(encoder.layers):
            layer.load(weights, f"encoder.layer.{number}.")
        self.roles.layer.load(weights, f"encoder.layer.{LAYERS - 1}.")
        for number, layer in enumerate(self.beside.layers, SHARED):
            layer.load(weights, f"encoder.layer.{number}.")
        nn.init.zeros_(self.roles.about.weight)
        nn.init.zeros_(self.roles.about.bias)

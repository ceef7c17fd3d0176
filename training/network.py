"""The reader's network: MiniLM with feature embeddings, three tagging heads and two linking heads.

Attribution is tagged as one BIO sequence under a linear-chain CRF (PolNeAR is flat: fewer than one character in a
hundred thousand has two roles). Which source and which content belong to a cue is scored by a biaffine product of the
cue's first piece with the span's first and last.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from counterclaim.models.encoding import FEATURES
from training.corpora import ATTRIBUTION, NAMES, TIMES

TASKS: dict[str, tuple[str, ...]] = {"attribution": ATTRIBUTION, "names": NAMES, "times": TIMES}
LINK = 64
DROP = 0.1
PAST = 6  # distance buckets, see ``bucket``


def tags(task: str) -> list[str]:
    """O, then B- and I- of every label."""
    return ["O"] + [f"{p}-{label}" for label in TASKS[task] for p in "BI"]


def allowed(task: str) -> Tensor:
    """(tags, tags) true where a tag may follow another: I-x only after B-x or I-x."""
    names = tags(task)
    made = torch.ones(len(names), len(names), dtype=torch.bool)
    for j, to in enumerate(names):
        if to.startswith("I-"):
            for i, frm in enumerate(names):
                made[i, j] = frm[2:] == to[2:] and frm != "O"
    return made


class Dropout(nn.Module):
    """Dropout at ``DROP`` from a pool of drawn masks, entered anywhere: drawing each anew was a quarter of a step."""

    pool = torch.empty(0)
    uses = 0

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        room = max(1 << 22, 2 * x.numel())
        if Dropout.uses % 5000 == 0 or len(Dropout.pool) < room:
            Dropout.pool = (torch.rand(room) >= DROP).to(torch.bfloat16) / (1 - DROP)
        Dropout.uses += 1
        first = int(torch.randint(len(Dropout.pool) - x.numel(), ()))
        return x * Dropout.pool[first : first + x.numel()].view(x.shape).to(x.dtype)


class Reader(nn.Module):
    """``forward`` gives everything per piece, so that the exported graph has no decoding in it."""

    asked: tuple[str, ...] = tuple(TASKS)
    """The tasks that it is believed of, where it teaches."""

    def __init__(self, encoder: nn.Module, width: int) -> None:
        super().__init__()
        self.encoder = encoder
        self.features = nn.ModuleList(nn.Embedding(n, width) for n in FEATURES.values())
        for table in self.features:
            nn.init.zeros_(table.weight)
        for name, layer in list(self.encoder.named_modules()):
            if isinstance(layer, nn.Dropout):
                self.encoder.set_submodule(name, Dropout())
        self.dropout = Dropout()
        self.mix = nn.Parameter(torch.zeros(4))
        self.heads = nn.ModuleDict(
            {t: nn.Sequential(nn.Linear(width, 192), nn.GELU(), Dropout(), nn.Linear(192, len(tags(t)))) for t in TASKS}
        )
        # one projection, cut in six: cue for sources, cue for contents, first and last of a source, of a content
        self.link = nn.Linear(width, 6 * LINK)
        self.distance = nn.Parameter(torch.zeros(2, 2 * PAST))
        self.no_source = nn.Parameter(torch.zeros(1))
        self.transitions = nn.ParameterDict({t: nn.Parameter(torch.zeros(len(tags(t)), len(tags(t)))) for t in TASKS})

    @classmethod
    def of(cls, config: BertConfig) -> Reader:
        """A reader on MiniLM's layers."""
        return cls(BertModel(config, add_pooling_layer=False), config.hidden_size)

    def extra(self, features: Tensor) -> Tensor:
        """What the three features add to the pieces' embeddings."""
        return sum(table(features[:, :, k]) for k, table in enumerate(self.features))

    def states(self, ids: Tensor, mask: Tensor, features: Tensor) -> list[Tensor]:
        """What each layer of the encoder makes of the pieces."""
        table = self.encoder.embeddings
        length = ids.shape[1]
        made = (
            table.word_embeddings(ids)
            + table.token_type_embeddings.weight[0]
            + table.position_embeddings.weight[:length]
        )
        made = table.dropout(table.LayerNorm(made + self.extra(features)))
        bias = (1.0 - mask[:, None, None, :].to(made.dtype)) * -10000.0
        states = []
        for layer in self.encoder.encoder.layer:
            made = _layer(layer, made, bias, self.training)
            states.append(made)
        return states

    def hidden(self, ids: Tensor, mask: Tensor, features: Tensor) -> Tensor:
        weights = torch.softmax(self.mix, 0)
        states = self.states(ids, mask, features)
        return self.dropout(sum(w * s for w, s in zip(weights, states[-4:], strict=True)))

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        hidden = self.hidden(ids, mask, features)
        return (
            self.heads["attribution"](hidden),
            self.heads["names"](hidden),
            self.heads["times"](hidden),
            self.link(hidden),
        )


def _layer(layer: nn.Module, x: Tensor, bias: Tensor, training: bool = False) -> Tensor:
    """One BERT layer, spelt out so that the exported graph holds plain matrix products; no dropout on attention."""
    attention = layer.attention.self
    heads, size = attention.num_attention_heads, attention.attention_head_size
    batch, length, width = x.shape

    def split(y: Tensor) -> Tensor:
        return y.view(batch, length, heads, size).transpose(1, 2)

    q, k, v = split(attention.query(x)), split(attention.key(x)), split(attention.value(x))
    if training:  # the same in half precision and in one pass, a third quicker
        with torch.autocast("cpu", enabled=False):
            q, k, v = ((q / size**0.5).flatten(0, 1), k.flatten(0, 1), v.flatten(0, 1))
            scores = torch.baddbmm(bias.to(q.dtype).expand(batch, heads, length, length).flatten(0, 1), q, k.mT)
            mixed = (torch.softmax(scores, -1) @ v).view(batch, heads, length, size)
    else:
        mixed = torch.softmax((q @ k.transpose(-1, -2) / size**0.5 + bias).float(), -1).to(v.dtype) @ v
    mixed = mixed.transpose(1, 2).reshape(batch, length, width)
    x = layer.attention.output(mixed, x)
    return layer.output(layer.intermediate(x), x)


def bucket(distance: int) -> int:
    """Signed distance in pieces to one of 2 * PAST buckets, doubling from 4."""
    size = min(PAST - 1, max(0, (abs(distance) // 4).bit_length()))
    return size if distance >= 0 else PAST + size


def crf_loss(scores: Tensor, gold: Tensor, mask: Tensor, transitions: Tensor, ok: Tensor) -> Tensor:
    """Negative log-likelihood per piece; ``scores`` (b, n, t), ``gold`` (b, n), ``mask`` (b, n) of leading ones."""
    trans = transitions.masked_fill(~ok, -1e4)
    scores = scores.float()
    valid = mask.bool()
    picked = scores.gather(2, gold[:, :, None]).squeeze(2) * valid
    moves = trans[gold[:, :-1], gold[:, 1:]] * valid[:, 1:]
    alpha = forwards(scores, valid, trans)[-1]
    return (torch.logsumexp(alpha, 1).sum() - picked.sum() - moves.sum()) / valid.sum()


def forwards(scores: Tensor, valid: Tensor, trans: Tensor) -> list[Tensor]:
    """Log sums over all paths up to each piece, a (b, t) for each; past a window's end its last one stands."""
    made = [scores[:, 0]]
    for i in range(1, scores.shape[1]):
        step = torch.logsumexp(made[-1][:, :, None] + trans[None], 1) + scores[:, i]
        made.append(torch.where(valid[:, i, None], step, made[-1]))
    return made


@torch.no_grad()
def marginals(scores: Tensor, mask: Tensor, trans: Tensor) -> tuple[Tensor, Tensor]:
    """What a CRF believes: (b, n, t) of each piece's tag, (b, n - 1, t, t) of each pair; nought past the end."""
    valid = mask.bool()
    scores = scores.float()
    alpha = torch.stack(forwards(scores, valid, trans), 1)
    beta = [torch.zeros_like(scores[:, 0])]
    for i in range(scores.shape[1] - 1, 0, -1):
        step = torch.logsumexp(trans[None] + (scores[:, i] + beta[-1])[:, None, :], 2)
        beta.append(torch.where(valid[:, i, None], step, beta[-1]))
    ahead = torch.stack(beta[::-1], 1)
    nodes = torch.softmax(alpha + ahead, 2) * valid[:, :, None]
    pairs = alpha[:, :-1, :, None] + trans + (scores[:, 1:] + ahead[:, 1:])[:, :, None, :]
    return nodes, torch.softmax(pairs.flatten(2), 2).view_as(pairs) * valid[:, 1:, None, None]


def crf_distil(scores: Tensor, teacher: tuple[Tensor, Tensor], mask: Tensor, transitions: Tensor, ok: Tensor) -> Tensor:
    """Cross-entropy per piece of this CRF against another's ``marginals``: exact for linear chains."""
    trans = transitions.masked_fill(~ok, -1e4)
    scores = scores.float()
    nodes, pairs = teacher
    alpha = forwards(scores, mask.bool(), trans)[-1]
    believed = (nodes * scores).sum() + (pairs.sum((0, 1)) * trans).sum()
    return (torch.logsumexp(alpha, 1).sum() - believed) / mask.sum()


def viterbi(scores: Tensor, transitions: Tensor, ok: Tensor) -> list[int]:
    """Best tag sequence for one window, ``scores`` (n, t)."""
    trans = transitions.masked_fill(~ok, -1e4)
    best = scores[0]
    back = []
    for i in range(1, len(scores)):
        step, frm = (best[:, None] + trans).max(0)
        back.append(frm)
        best = step + scores[i]
    path = [int(best.argmax())]
    for frm in reversed(back):
        path.append(int(frm[path[-1]]))
    return path[::-1]

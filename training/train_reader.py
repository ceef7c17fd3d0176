"""Train the reader: ``python -m training.train_reader --out DIR``.

Attribution from PolNeAR, names from English Worldwide Newswire, time expressions from TBAQ, in turn; with ``--taught``
also what earlier readers believe of news without labels (``training.teach``). The encoder's word embeddings stay
frozen. Checkpoints every ``--save-every`` steps; started again, it goes on from the last.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from counterclaim.models.encoding import CLS, SEP, Encoded, encode
from training import corpora, open_sets
from training.larger import begun
from training.network import LINK, TASKS, Reader, allowed, bucket, crf_distil, crf_loss, marginals, tags
from training.teach import Taught, taught


@dataclass(frozen=True)
class Item:
    """A document made ready: pieces, tag ids per task, links as (cue, kind, [(first, last)...]) in pieces.

    ``taught`` has teachers' scores per task instead of tags.
    """

    pieces: Encoded
    tags: dict[str, np.ndarray]
    links: list[tuple[int, list[tuple[int, int]], list[tuple[int, int]]]]
    taught: dict[str, np.ndarray] | None = None


def prepare(document: corpora.Labelled) -> Item:
    pieces = encode(document.text)
    made = {}
    for task, spans in document.spans.items():
        names = tags(task)
        row = np.zeros(len(pieces), dtype=np.int64)
        for start, end, label in spans:
            first, last = inside(pieces, start, end)
            if last >= first:
                row[first : last + 1] = names.index(f"I-{label}")
                row[first] = names.index(f"B-{label}")
        made[task] = row
    links = []
    for a in document.attributions or []:
        if not a.cue:
            continue
        cue = inside(pieces, *a.cue[0])
        ends = [[p for p in (inside(pieces, *s) for s in spans) if p[1] >= p[0]] for spans in (a.source, a.content)]
        if cue[1] >= cue[0]:
            links.append((cue[0], ends[0], ends[1]))
    return Item(pieces, made, links)


def inside(pieces: Encoded, start: int, end: int) -> tuple[int, int]:
    """First and last piece that overlap start..end."""
    return int(np.searchsorted(pieces.ends, start, "right")), int(np.searchsorted(pieces.starts, end, "left")) - 1


@dataclass(frozen=True)
class Cut:
    item: Item
    start: int
    stop: int


def cuts(items: list[Item], size: int, rng: random.Random) -> list[Cut]:
    """Windows of up to ``size`` pieces from a random start, at paragraph or sentence ends where one is near."""
    made = []
    for item in items:
        n = len(item.pieces)
        gap = item.pieces.features[:, 1]
        start = 0
        stop = min(n, rng.randint(size // 3, size)) if n > size else n
        while start < n:
            if stop < n:
                near = [k for k in range(max(start + size // 3, stop - 60), stop + 1) if gap[k] >= 2]
                if near and rng.random() < 0.7:
                    stop = near[-1]
            if stop - start > 3:
                made.append(Cut(item, start, stop))
            start, stop = stop, min(n, stop + size)
    return made


def batches(made: list[Cut], pieces: int, rng: random.Random) -> list[list[Cut]]:
    """Windows of like length together, about ``pieces`` pieces a batch, in random order."""
    made = sorted(made, key=lambda c: c.stop - c.start + rng.random() * 16)
    out: list[list[Cut]] = []
    for cut in made:
        if out and (len(out[-1]) + 1) * (cut.stop - cut.start + 2) <= pieces:
            out[-1].append(cut)
        else:
            out.append([cut])
    rng.shuffle(out)
    return out


MASK = 103


def tensors(batch: list[Cut], rng: random.Random | None, masked: float = 0.0) -> tuple[Tensor, Tensor, Tensor]:
    """ids, mask, features of a batch; with ``rng``, some windows lose case or quotation marks, pieces become [MASK]."""
    longest = max(c.stop - c.start for c in batch) + 2
    ids = np.zeros((len(batch), longest), dtype=np.int64)
    mask = np.zeros((len(batch), longest), dtype=np.int64)
    features = np.zeros((len(batch), longest, 3), dtype=np.int64)
    for b, c in enumerate(batch):
        n = c.stop - c.start
        ids[b, 0], ids[b, 1 : n + 1], ids[b, n + 1] = CLS, c.item.pieces.ids[c.start : c.stop], SEP
        mask[b, : n + 2] = 1
        features[b, 1 : n + 1] = c.item.pieces.features[c.start : c.stop]
        if rng is not None and rng.random() < 0.04:
            features[b, :, 0] = rng.choice([0, 2])
        if rng is not None and rng.random() < 0.04:
            features[b, :, 2] = 0
        if rng is not None and masked:
            hit = np.random.default_rng(rng.getrandbits(32)).random(n) < masked * rng.random() * 2
            ids[b, 1 : n + 1][hit] = MASK
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(features)


def golds(batch: list[Cut], task: str, longest: int) -> tuple[Tensor, Tensor]:
    gold = np.zeros((len(batch), longest - 2), dtype=np.int64)
    mask = np.zeros((len(batch), longest - 2), dtype=np.int64)
    names = tags(task)
    for b, c in enumerate(batch):
        row = c.item.tags[task][c.start : c.stop].copy()
        if row[0] and names[row[0]].startswith("I-"):  # a span that the window cuts begins anew
            row[0] -= 1
        gold[b, : len(row)] = row
        mask[b, : len(row)] = 1
    return torch.from_numpy(gold), torch.from_numpy(mask)


def teachers(batch: list[Cut], task: str, longest: int, trans: Tensor) -> tuple[tuple[Tensor, Tensor], Tensor]:
    """The teachers' marginals of a batch, and its mask."""
    width = len(tags(task))
    scores = np.zeros((len(batch), longest - 2, width), dtype=np.float32)
    mask = np.zeros((len(batch), longest - 2), dtype=np.int64)
    for b, c in enumerate(batch):
        assert c.item.taught is not None
        scores[b, : c.stop - c.start] = c.item.taught[task][c.start : c.stop]
        mask[b, : c.stop - c.start] = 1
    valid = torch.from_numpy(mask)
    return marginals(torch.from_numpy(scores), valid, trans), valid


def link_loss(model: Reader, links: Tensor, batch: list[Cut]) -> Tensor:
    """Each content picks its cue; each cue picks its source, or none."""
    links = links.float()
    losses = []
    for b, c in enumerate(batch):
        inner = [
            (cue - c.start, [_clip(s, c) for s in sources], [_clip(s, c) for s in contents])
            for cue, sources, contents in c.item.links
            if c.start <= cue < c.stop
        ]
        if not inner:
            continue
        row = links[b, 1:].view(links.shape[1] - 1, 6, LINK)
        cues = torch.tensor([cue for cue, _, _ in inner])
        for kind in (0, 1):
            spans = sorted({s for _, *ends in inner for s in ends[kind] if s is not None})
            if not spans:
                continue
            scores = pair_scores(model, row, cues, spans, kind)
            if kind == 0:
                scores = torch.cat([scores, model.no_source.expand(len(inner), 1)], 1)
                for i, entry in enumerate(inner):
                    known = [s for s in entry[1] if s is not None]
                    if known or not entry[1]:
                        want = spans.index(known[0]) if known else len(spans)
                        losses.append(torch.nn.functional.cross_entropy(scores[i], torch.tensor(want)))
            else:
                for j, span in enumerate(spans):
                    want = next(i for i, entry in enumerate(inner) if span in entry[2])
                    losses.append(torch.nn.functional.cross_entropy(scores[:, j], torch.tensor(want)))
    return torch.stack(losses).mean() if losses else links.sum() * 0


def _clip(span: tuple[int, int], c: Cut) -> tuple[int, int] | None:
    first, last = max(span[0], c.start) - c.start, min(span[1], c.stop - 1) - c.start
    return (first, last) if last >= first else None


def pair_scores(model: Reader, row: Tensor, cues: Tensor, spans: list[tuple[int, int]], kind: int) -> Tensor:
    """(cues, spans) scores; kind 0 links sources, 1 contents."""
    firsts = torch.tensor([s for s, _ in spans])
    lasts = torch.tensor([e for _, e in spans])
    query = row[cues, kind]
    keys = row[firsts, 2 + 2 * kind] + row[lasts, 3 + 2 * kind]
    buckets = torch.tensor([[bucket(s - cue) for s, _ in spans] for cue in cues.tolist()])
    return query @ keys.T / LINK**0.5 + model.distance[kind][buckets]


EVERY = 4  # steps between additions to the average


@dataclass(frozen=True)
class Lessons:
    """What is learned from: documents by task, and what earlier readers believe of news, if it is taught."""

    attribution: list[Item]
    names: list[Item]
    times: list[Item]
    news: list[Item]
    taught: Taught | None


@dataclass
class State:
    """Where the training stands: ``average`` is the running mean of the weights, ``step`` the next to take."""

    model: Reader
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    average: dict[str, Tensor]
    step: int = 0


def train(args: argparse.Namespace) -> None:
    """Train as ``args`` say and write ``reader.pt``; started again, from the last checkpoint on."""
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    model = begun(Path(args.base))
    if args.start:
        model.load_state_dict(torch.load(args.start, weights_only=True)["average"])
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    lessons = gathered(args)
    plan = planned(args, lessons, rng)
    counts = [len(lessons.attribution), len(lessons.names), len(lessons.times)]
    print(json.dumps({"steps": len(plan), "docs": counts}), flush=True)
    state = started(model, args, len(plan))
    saved = out / "checkpoint.pt"
    if saved.exists():
        resume(state, saved)
        print(json.dumps({"resumed": state.step}), flush=True)
    run(state, plan, lessons, args, rng, saved)
    torch.save({"average": state.average, "args": vars(args)}, out / "reader.pt")


def gathered(args: argparse.Namespace) -> Lessons:
    """The documents of the corpora, or of openly licensed ones alone."""
    if args.open:
        gum = list(open_sets.gum("train"))
        attribution = [prepare(d) for d in (*gum, *open_sets.invented(Path(args.open)))]
        names, times = [prepare(d) for d in gum], []
    else:
        attribution = [prepare(d) for d in corpora.polnear("train")]
        names = [prepare(d) for d in corpora.newswire() if not corpora.is_held_out(d.id)]
        times = [prepare(d) for d in corpora.timed() if args.all_times or not corpora.is_held_out(d.id)]
    told = taught(Path(args.taught)) if args.taught else None
    news = [Item(d.pieces, {}, [], d.scores) for d in told.documents] if told is not None else []
    return Lessons(attribution, names, times, news, told)


def planned(args: argparse.Namespace, lessons: Lessons, rng: random.Random) -> list[tuple[str, list[Cut]]]:
    """Every step's task and batch, in order."""
    plan: list[tuple[str, list[Cut]]] = []
    for epoch in range(args.epochs):
        part = [("attribution", b) for b in batches(cuts(lessons.attribution, args.size, rng), args.pieces, rng)]
        if epoch < args.name_epochs:
            part += [("names", b) for b in batches(cuts(lessons.names, args.size, rng), args.pieces, rng)]
        if epoch < args.time_epochs:
            part += [("times", b) for b in batches(cuts(lessons.times, args.size, rng), args.pieces, rng)]
        share = [item for k, item in enumerate(lessons.news) if k % args.epochs == epoch]
        part += [("taught", b) for b in batches(cuts(share, args.size, rng), args.pieces, rng)]
        rng.shuffle(part)
        plan += part
    return plan


def started(model: Reader, args: argparse.Namespace, steps: int) -> State:
    """The state before the first of ``steps``; what is flat (biases, norms, the links between tags) does not decay."""
    encoder: list[torch.nn.Parameter] = []
    heads: list[torch.nn.Parameter] = []
    flat: list[tuple[str, torch.nn.Parameter]] = []
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        if p.ndim < 2 or "transitions" in name or "distance" in name or "LayerNorm" in name:
            flat.append((name, p))
        else:
            (encoder if name.startswith("encoder") else heads).append(p)
    groups = [
        {"params": encoder, "lr": args.lr, "weight_decay": 0.01},
        {"params": heads, "lr": args.head_lr, "weight_decay": 0.01},
        {"params": [p for n, p in flat if n.startswith("encoder")], "lr": args.lr, "weight_decay": 0.0},
        {"params": [p for n, p in flat if not n.startswith("encoder")], "lr": args.head_lr, "weight_decay": 0.0},
    ]
    optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, fused=True)
    warm = int(steps * 0.06)

    def factor(step: int) -> float:
        return (step + 1) / warm if step < warm else max(0.02, (steps - step) / (steps - warm))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)
    average = {k: v.detach().clone().float() for k, v in model.state_dict().items()}
    return State(model, optimizer, schedule, average)


def resume(state: State, saved: Path) -> None:
    """Put ``state`` where the checkpoint at ``saved`` was made."""
    held = torch.load(saved, weights_only=True)
    state.model.load_state_dict(held["model"])
    state.optimizer.load_state_dict(held["optimizer"])
    state.schedule.load_state_dict(held["schedule"])
    state.average, state.step = held["average"], held["step"]


def checkpoint(state: State, loss: float, saved: Path) -> None:
    """Write ``state`` to ``saved``, whole or not at all; SystemExit where ``loss`` is no number: the last checkpoint,
    made of weights that still were numbers, then stays."""
    if math.isnan(loss):
        raise SystemExit("the loss is not a number: lower --lr")
    held = {
        "model": state.model.state_dict(),
        "optimizer": state.optimizer.state_dict(),
        "schedule": state.schedule.state_dict(),
        "average": state.average,
        "step": state.step,
    }
    fresh = saved.with_suffix(".tmp")
    torch.save(held, fresh)
    fresh.replace(saved)


def run(
    state: State,
    plan: list[tuple[str, list[Cut]]],
    lessons: Lessons,
    args: argparse.Namespace,
    rng: random.Random,
    saved: Path,
) -> None:
    """Every step of ``plan`` from ``state.step`` on."""
    model, first = state.model, state.step
    began = time.time()
    running: dict[str, float] = {}
    model.train()
    for step in range(first, len(plan)):
        task, batch = plan[step]
        loss = lost(model, task, batch, lessons, args, rng)
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for g in state.optimizer.param_groups for p in g["params"]], 1.0)
        state.optimizer.step()
        state.schedule.step()
        state.optimizer.zero_grad(set_to_none=True)
        state.step = step + 1
        if step % EVERY == EVERY - 1:
            average(state, min(args.average**EVERY, (step + 1) / (step + 10 * EVERY)))
        running[task] = running.get(task, loss.item()) * 0.98 + loss.item() * 0.02
        if step % 25 == 24:
            pace = (time.time() - began) / (step + 1 - first)
            said = {"step": step + 1, "of": len(plan), "s/step": round(pace, 3)}
            print(json.dumps(said | {k: round(v, 4) for k, v in running.items()}), flush=True)
        if step % args.save_every == args.save_every - 1 or step + 1 == len(plan):
            checkpoint(state, loss.item(), saved)


def lost(
    model: Reader, task: str, batch: list[Cut], lessons: Lessons, args: argparse.Namespace, rng: random.Random
) -> Tensor:
    """The loss of one batch: of its task's head, of all heads where it is taught, and of the links."""
    ids, mask, features = tensors(batch, rng, args.mask)
    heads_now = list(TASKS) if task == "taught" else [task]
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = model.hidden(ids, mask, features)
        scores = {t: model.heads[t](hidden) for t in heads_now}
        links = model.link(hidden) if task == "attribution" else None
    loss = torch.zeros(())
    for t in heads_now:
        weight = 1.0 if t == "attribution" else args.other_weight
        if task == "taught":
            assert lessons.taught is not None
            belief, valid = teachers(batch, t, ids.shape[1], lessons.taught.transitions[t])
            part_loss = crf_distil(scores[t][:, 1:-1], belief, valid, model.transitions[t], allowed(t))
        else:
            gold, valid = golds(batch, t, ids.shape[1])
            part_loss = crf_loss(scores[t][:, 1:-1], gold, valid, model.transitions[t], allowed(t))
        loss = loss + weight * part_loss
    if links is not None:
        loss = loss + args.link_weight * link_loss(model, links, batch)
    return loss


def average(state: State, keep: float) -> None:
    """Move the running mean by 1 - ``keep`` towards the weights as they are."""
    with torch.no_grad():
        for k, v in state.model.state_dict().items():
            if v.is_floating_point():
                state.average[k].mul_(keep).add_(v.float(), alpha=1 - keep)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", required=True)
    parser.add_argument("--base", required=True, help="folder of MiniLM-L6 or MPNet: model.safetensors, config.json")
    parser.add_argument("--start", help="reader.pt to begin from instead of the base")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--name-epochs", type=int, default=3)
    parser.add_argument("--time-epochs", type=int, default=99)
    parser.add_argument("--size", type=int, default=254)
    parser.add_argument("--pieces", type=int, default=2048)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--average", type=float, default=0.995)
    parser.add_argument("--mask", type=float, default=0.08, help="share of pieces that are hidden, on average")
    parser.add_argument("--taught", help="folder of training.teach: earlier readers' beliefs on unlabelled news")
    parser.add_argument("--open", metavar="EXAMPLES", help="train on openly licensed texts alone: GUM, and this folder")
    parser.add_argument("--other-weight", type=float, default=0.5)
    parser.add_argument("--link-weight", type=float, default=0.3)
    parser.add_argument("--save-every", type=int, default=200)
    parser.add_argument("--all-times", action="store_true", help="train on all of TBAQ, keeping none to measure on")
    train(parser.parse_args())


if __name__ == "__main__":
    main()

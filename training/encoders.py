"""The shipped reader's network by several runtimes: ``python -m training.encoders [--articles N] [--rounds N]``.

Pieces a second relative to what ships, at three lengths, by CPU time of one thread, all in turn in every round; exact
F1 on PolNeAR dev straight from the tagger; size installed. Needs onnx, and has rows for OpenVINO, NNCF and CTranslate2
where they are installed. The weights are those that ship, so that only the arithmetic differs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import metadata
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import numpy as np
import onnx
import onnxruntime
from onnxruntime.quantization import QuantFormat, QuantType, quantize_static

from counterclaim.models import reader
from counterclaim.models.encoding import encode, windows
from counterclaim.models.network import OUTPUTS, chosen
from counterclaim.models.runtime import weights_folder
from evaluation.data import news_folder
from evaluation.spans import ROLES, SpanCounts, count, total
from training.corpora import polnear
from training.fixed import Feeds, Rows, ranges
from training.graphs import fixed_scales, full_precision

LENGTHS = (64, 128, 254)
NEEDS = {
    "onnxruntime": ("onnxruntime", "flatbuffers", "protobuf"),
    "openvino": ("openvino", "openvino-telemetry"),
    "ctranslate2": ("ctranslate2",),
}
Run = Callable[[Feeds], list[np.ndarray]]


@dataclass(frozen=True, slots=True)
class Form:
    """A way to run the network; ``whole`` where it gives all that the reader needs."""

    name: str
    package: str
    run: Run
    whole: bool = True


class _Session:
    """A ``run`` in the place of onnxruntime's session."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def run(self, names: tuple[str, ...], feeds: Feeds) -> list[np.ndarray]:
        assert names == OUTPUTS
        return self._run(feeds)


def feeds(text: str, size: int = 254) -> Iterator[Feeds]:
    """``text`` in windows of ``size`` pieces."""
    pieces = encode(text)
    for start, stop, _, _ in windows(len(pieces), size, 0):
        ids = np.array([[chosen().cls, *pieces.ids[start:stop], chosen().sep]], dtype=np.int64)
        features = np.zeros((1, ids.shape[1], 3), dtype=np.int64)
        features[0, 1:-1] = pieces.features[start:stop]
        yield {"ids": ids, "features": features}


def calibration(reports: int = 12) -> list[Feeds]:
    """Windows of development news."""
    with gzip.open(news_folder() / "reports.jsonl.gz", "rt", encoding="utf-8") as rows:
        return [f for row in islice(rows, reports) for f in islice(feeds(json.loads(row)["text"]), 3)]


def forms(folder: Path) -> Iterator[Form]:
    """Every form that what is installed can run; the shipped one first."""
    shipped = weights_folder() / "reader.onnx"
    model = onnx.load(shipped)
    full, plain = folder / "full.onnx", folder / "plain.onnx"
    onnx.save(full_precision(model, plain=False), full)
    onnx.save(full_precision(model, plain=True), plain)
    rows = calibration()
    yield Form("onnxruntime, dynamic int8 (shipped)", "onnxruntime", _onnx(shipped))
    yield Form("onnxruntime, full precision", "onnxruntime", _onnx(full))
    fixed, static = folder / "fixed.onnx", folder / "static.onnx"
    onnx.save(fixed_scales(model, ranges(plain, model, rows)), fixed)
    yield Form("onnxruntime, the shipped graph, scales fixed", "onnxruntime", _onnx(fixed))
    quantize_static(
        plain,
        static,
        Rows(rows),
        quant_format=QuantFormat.QDQ,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        weight_type=QuantType.QInt8,
        activation_type=QuantType.QUInt8,
        extra_options={"MatMulConstBOnly": True},
    )
    yield Form("onnxruntime, static int8 (quantize_static)", "onnxruntime", _onnx(static))
    if find_spec("openvino"):
        yield from _openvino(plain, rows)
    if find_spec("ctranslate2"):
        from training.ctranslate import bare_encoder

        for kind in ("float32", "int8"):
            run = bare_encoder(full, folder / kind, kind)
            yield Form(f"CTranslate2, {kind}, the encoder alone", "ctranslate2", run, whole=False)


def _onnx(path: Path) -> Run:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 3
    options.enable_cpu_mem_arena = options.enable_mem_pattern = False
    made = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    return lambda given: made.run(OUTPUTS, given)


def _openvino(plain: Path, rows: list[Feeds]) -> Iterator[Form]:
    import openvino

    core = openvino.Core()
    model = core.read_model(plain)

    def compiled(made: Any, precision: str) -> Run:
        settings = {
            "INFERENCE_NUM_THREADS": 1,
            "NUM_STREAMS": 1,
            "PERFORMANCE_HINT": "LATENCY",
            "INFERENCE_PRECISION_HINT": precision,
        }
        request = core.compile_model(made, "CPU", settings).create_infer_request()

        def run(given: Feeds) -> list[np.ndarray]:
            request.infer(given)
            return [np.array(request.get_tensor(name).data) for name in OUTPUTS]

        return run

    yield Form("OpenVINO, full precision", "openvino", compiled(model, "f32"))
    yield Form("OpenVINO, bfloat16", "openvino", compiled(model, "bf16"))
    if find_spec("nncf"):
        import nncf

        small = nncf.quantize(model, nncf.Dataset(rows), model_type=nncf.ModelType.TRANSFORMER, subset_size=len(rows))
        yield Form("OpenVINO, int8 by NNCF", "openvino", compiled(small, "f32"))


def pace(made: list[Form], length: int, rounds: int) -> dict[str, float]:
    """Pieces a second by form, relative to the first: medians over rounds in which each has its turn."""
    given = calibration(1)[0]
    given = {k: np.resize(v, (1, length, *v.shape[2:])) for k, v in given.items()}
    took: dict[str, list[float]] = {f.name: [] for f in made}
    for number in range(rounds + 2):
        for form in made:
            begun = time.process_time()
            for _ in range(3):
                form.run(given)
            if number >= 2:
                took[form.name].append(time.process_time() - begun)
    first = took[made[0].name]
    return {k: statistics.median(a / b for a, b in zip(first, v, strict=True)) for k, v in took.items()}


def exact(form: Form, articles: int) -> dict[str, SpanCounts]:
    """Counts of spans by role on the first of PolNeAR dev."""
    counts: dict[str, SpanCounts] = {}
    network = replace(chosen(), session=_Session(form.run))
    with mock.patch.object(reader, "chosen", return_value=network):
        for article in islice(polnear("dev"), articles):
            found = reader.score(article.text, tasks=("attribution",)).spans["attribution"]
            gold = article.spans["attribution"]
            mine = {r: [(s.start, s.end) for s in found if s.label == r] for r in ROLES}
            counts = total([counts, {r: count(mine[r], [(s, e) for s, e, k in gold if k == r]) for r in ROLES}])
    return counts


def installed(package: str) -> float:
    """MB on disk of ``package`` and what it alone needs, numpy not counted."""
    files = [f for name in NEEDS[package] for f in metadata.files(name) or []]
    return sum(path.stat().st_size for f in files if (path := Path(str(f.locate()))).is_file()) / 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=21)
    args = parser.parse_args()
    with TemporaryDirectory() as folder:
        made = list(forms(Path(folder)))
        paces = [pace(made, n, args.rounds) for n in LENGTHS]
        before: dict[str, SpanCounts] = {}
        print("| form |", *(f"{n} pieces |" for n in LENGTHS), *(f"{r} |" for r in ROLES), "MB |")
        for form in made:
            cells = [f"{p[form.name]:.2f}" for p in paces]
            found = exact(form, args.articles) if form.whole else {}
            before = before or found
            for role in ROLES:
                score = 100 * found[role].exact.f1 if found else 0.0
                change = f" ({score - 100 * before[role].exact.f1:+.1f})" if form is not made[0] else ""
                cells.append(f"{score:.1f}{change}" if found else "-")
            print("|", form.name, "|", " | ".join([*cells, f"{installed(form.package):.0f}"]), "|", flush=True)


if __name__ == "__main__":
    main()

"""The scales by which a network rounds its activations, fixed by what it makes of some texts."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader
from onnxruntime.quantization.calibrate import CalibrationMethod, create_calibrator

from training.graphs import fixed_scales, full_precision

Feeds = dict[str, np.ndarray]


class Rows(CalibrationDataReader):
    """Texts as onnxruntime's calibration asks for them."""

    def __init__(self, rows: list[Feeds]) -> None:
        self._rows = iter(rows)

    def get_next(self) -> Feeds | None:
        return next(self._rows, None)


def fixed(model: onnx.ModelProto, rows: list[Feeds]) -> onnx.ModelProto:
    """``model``, in int8 by dynamic quantisation, with the scales that hold every value seen over ``rows``."""
    with TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        onnx.save(full_precision(model, plain=True), plain)
        return fixed_scales(model, ranges(plain, model, rows))


def ranges(plain: Path, model: onnx.ModelProto, rows: list[Feeds]) -> dict[str, tuple[float, float]]:
    """Lowest and highest value of every activation that ``model`` quantises, over ``rows``.

    ``plain``: a file of the same network in full precision, in operators of ONNX alone.
    """
    names = sorted({n.input[0] for n in model.graph.node if n.op_type == "DynamicQuantizeLinear"})
    makers = {o: n.op_type for n in onnx.load(plain).graph.node for o in n.output}
    with TemporaryDirectory() as folder:
        finder = create_calibrator(
            str(plain),
            op_types_to_calibrate=sorted({makers[n] for n in names}),
            augmented_model_path=str(Path(folder) / "augmented.onnx"),
            calibrate_method=CalibrationMethod.MinMax,
        )
        finder.collect_data(Rows(rows))
        found = finder.compute_data().data
    kept = {n: found[n].range_value for n in names}
    return {n: (float(low.item()), float(high.item())) for n, (low, high) in kept.items()}

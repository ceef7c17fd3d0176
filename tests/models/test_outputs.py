"""A network without an output: what is left gives the same, and works out less."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnxruntime import InferenceSession

from counterclaim.models.outputs import without_output
from counterclaim.models.runtime import weights_folder

SHIPPED = (weights_folder() / "sentences.onnx").read_bytes()


def ran(model: bytes, outputs: list[str]) -> list[np.ndarray]:
    network = InferenceSession(model, providers=["CPUExecutionProvider"])
    ids = np.array([[101, 2023, 2003, 2019, 6251, 102]], dtype=np.int64)
    made: list[np.ndarray] = network.run(outputs, {"ids": ids})
    return made


def test_the_rest_is_the_same_to_the_bit_and_smaller() -> None:
    less = without_output(SHIPPED, "likeness")
    assert len(less) < len(SHIPPED)
    assert np.array_equal(ran(SHIPPED, ["pieces"])[0], ran(less, ["pieces"])[0])
    names = [o.name for o in InferenceSession(less, providers=["CPUExecutionProvider"]).get_outputs()]
    assert names == ["pieces"]


def test_an_output_that_is_not_there_changes_nothing() -> None:
    assert without_output(SHIPPED, "weather") == SHIPPED


@given(st.binary(max_size=64))
def test_what_is_no_network_is_kept_or_refused(rubbish: bytes) -> None:
    try:
        made = without_output(rubbish, "likeness")
    except ValueError:
        return
    assert len(made) <= len(rubbish)


@pytest.mark.parametrize("cut", [1, 1000, 20_000_000])
def test_half_a_network_is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match="no protocol buffer"):
        without_output(SHIPPED[:-cut], "likeness")

"""Opens a model file with Python's safetensors, as the documentation of `shared/digits/src/model_file.rs` shows, and
prints how many test images the network reads. numpy computes."""
import gzip
import json
import sys
from pathlib import Path

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file

DATA = Path(__file__).parent.parent.parent / "mnist/data"


def read(name, header):
    return np.frombuffer(gzip.decompress((DATA / f"t10k-{name}.gz").read_bytes()), np.uint8, offset=header)


model = load_file(sys.argv[1])
with safe_open(sys.argv[1], "numpy") as file:
    told = json.loads(file.metadata()["format"])
shapes = {name: tensor.shape for name, tensor in model.items()}
assert shapes == {"w1": (784, 50), "b1": (50,), "w2": (50, 10), "b2": (10,)}, shapes
assert all(tensor.dtype == np.float64 for tensor in model.values())
assert (told["height"], told["width"], told["classes"]) == (28, 28, list("0123456789")), told

x = read("images-idx3-ubyte", 16).reshape(-1, 784) / 255
z = 1 / (1 + np.exp(-(x @ model["w1"] + model["b1"])))
guesses = (z @ model["w2"] + model["b2"]).argmax(1)
print((guesses == read("labels-idx1-ubyte", 8)).sum())

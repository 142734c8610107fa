"""Values of the book's formulas, computed by another system: numpy, in float64.

    python3 oracle/values.py > oracle/values.json

The slopes come from numpy's complex numbers: the imaginary part of the loss after a step of 1e-30 in the imaginary
direction. No line of backpropagation is shared with the book, and no difference is taken.
"""

import json
import sys

import numpy as np

rng = np.random.default_rng(20260101)
DELTA = 1e-7


def softmax(scores):
    exponentials = np.exp(scores - scores.real.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def probabilities(w1, b1, w2, b2, x):
    return softmax(sigmoid(x @ w1 + b1) @ w2 + b2)


def loss(w1, b1, w2, b2, x, t):
    return -(t * np.log(probabilities(w1, b1, w2, b2, x))).sum() / len(x)


def slopes(parameters, name, x, t):
    moved = {key: value.astype(complex) for key, value in parameters.items()}
    result = np.zeros_like(parameters[name])
    for index in np.ndindex(result.shape):
        moved[name][index] += 1e-30j
        result[index] = loss(**moved, x=x, t=t).imag / 1e-30
        moved[name][index] = parameters[name][index]
    return result


def listed(value):
    if isinstance(value, dict):
        return {key: listed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [listed(item) for item in value]
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else value


def single(classes):
    y, t = softmax(rng.normal(0, 3, classes)), np.eye(classes)[rng.integers(classes)]
    return {
        "y": y,
        "t": t,
        "sum_squares_error": 0.5 * np.sum((y - t) ** 2),
        "cross_entropy_error": -np.sum(t * np.log(y + DELTA)),
    }


def batch(size, classes):
    y, t = softmax(rng.normal(0, 3, (size, classes))), np.eye(classes)[rng.integers(classes, size=size)]
    return {"y": y, "t": t, "cross_entropy_error": -np.sum(t * np.log(y + DELTA)) / size}


def activations(rows, columns, spread):
    x = rng.uniform(-spread, spread, (rows, columns))
    return {"x": x, "softmax": softmax(x), "sigmoid": sigmoid(x)}


def network(samples, inputs, hidden, classes, spread):
    parameters = {
        "w1": rng.normal(0, spread, (inputs, hidden)),
        "b1": rng.normal(0, spread, hidden),
        "w2": rng.normal(0, spread, (hidden, classes)),
        "b2": rng.normal(0, spread, classes),
    }
    x = rng.uniform(0, 1, (samples, inputs)) * (rng.uniform(0, 1, (samples, inputs)) < 0.5)
    t = np.eye(classes)[rng.integers(classes, size=samples)]
    return {
        "x": x,
        "t": t,
        "parameters": parameters,
        "probabilities": probabilities(**parameters, x=x),
        "loss": loss(**parameters, x=x, t=t),
        "gradient": {name: slopes(parameters, name, x, t) for name in parameters},
    }


json.dump(
    listed(
        {
            "numpy": np.__version__,
            "single": [single(classes) for classes in (2, 3, 10, 10)],
            "batch": [batch(size, classes) for size, classes in ((1, 10), (4, 3), (7, 10))],
            "activations": [activations(3, 4, spread) for spread in (1, 30, 350)],
            "network": [network(5, 6, 4, 3, 0.01), network(3, 4, 5, 2, 1.0), network(1, 3, 2, 10, 5.0)],
        }
    ),
    sys.stdout,
    indent=1,
)
print()

#!/usr/bin/env python3
"""Prints the exact central differences that the fast ones are compared with (needs mpmath).

python3 exact_differences.py > exact_differences.txt

The network and its images are those of exact.rs. Each line: h, then the central difference of the mean
cross-entropy along each parameter, w1, b1, w2, b2 row by row, computed with 60 digits.
"""
from mpmath import mp, mpf, exp, log

mp.dps = 60
INPUTS, HIDDEN, CLASSES = 4, 3, 3
IMAGES = [[0, 255, 17, 128], [90, 0, 0, 255], [1, 254, 90, 0]]
LABELS = [0, 2, 1]

w1 = [mpf((7 * i + 3 * j) % 11 - 5) / 4 for i in range(INPUTS) for j in range(HIDDEN)]
b1 = [mpf(j - 1) / 8 for j in range(HIDDEN)]
w2 = [mpf((5 * j + 4 * k) % 7 - 3) / 2 for j in range(HIDDEN) for k in range(CLASSES)]
b2 = [mpf(2 - k) / 16 for k in range(CLASSES)]
x = [[mpf(pixel / 255.0) for pixel in image] for image in IMAGES]


def loss(parameters):
    w1, rest = parameters[: INPUTS * HIDDEN], parameters[INPUTS * HIDDEN :]
    b1, rest = rest[:HIDDEN], rest[HIDDEN:]
    w2, b2 = rest[: HIDDEN * CLASSES], rest[HIDDEN * CLASSES :]
    total = mpf(0)
    for image, label in zip(x, LABELS):
        sums = [b1[j] + sum(image[i] * w1[i * HIDDEN + j] for i in range(INPUTS)) for j in range(HIDDEN)]
        z = [1 / (1 + exp(-a)) for a in sums]
        scores = [b2[k] + sum(z[j] * w2[j * CLASSES + k] for j in range(HIDDEN)) for k in range(CLASSES)]
        total += log(sum(exp(a) for a in scores)) - scores[label]
    return total / len(x)


parameters = w1 + b1 + w2 + b2
for exponent in range(1, 9):
    h = mpf(float(f"1e-{exponent}"))
    differences = []
    for i in range(len(parameters)):
        moved = lambda by: parameters[:i] + [parameters[i] + by] + parameters[i + 1 :]
        differences.append((loss(moved(h)) - loss(moved(-h))) / (2 * h))
    print(f"1e-{exponent}", *(mp.nstr(d, 20, min_fixed=1, max_fixed=0) for d in differences))

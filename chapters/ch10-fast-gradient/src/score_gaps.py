#!/usr/bin/env python3
"""Prints how far the loss of a right answer moves, exactly (needs mpmath).

python3 score_gaps.py > score_gaps.txt

Two scores, the right one ahead of the other by a gap, and then a ten thousandth more. Each line: the gap, then the
move of the cross-entropy, computed with 60 digits.
"""
from mpmath import exp, log, mp, mpf

mp.dps = 60
D = mpf(1e-4)

for gap in [0, 5, 10, 20]:
    loss = lambda lead: log(1 + exp(-mpf(lead)))
    print(gap, mp.nstr(loss(gap + D) - loss(gap), 20, min_fixed=1, max_fixed=0))

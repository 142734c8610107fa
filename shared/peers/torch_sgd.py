"""10,000 steps of backpropagation in PyTorch, float32. Prints milliseconds a step and the test accuracy."""
import time

import numpy as np
import torch
from data import BATCH, RATE, STEPS, accuracy, images, labels, start

x_all = torch.from_numpy(images("train"))
labels_all = torch.from_numpy(labels("train").astype(np.int64))
torch.manual_seed(1)


def train(steps):
    parameters = [torch.from_numpy(part).requires_grad_() for part in start(np.random.default_rng(1))]
    w1, b1, w2, b2 = parameters
    optimizer = torch.optim.SGD(parameters, lr=RATE, foreach=True)
    for _ in range(steps):
        batch = torch.randint(len(x_all), (BATCH,))
        scores = torch.addmm(b2, torch.sigmoid(torch.addmm(b1, x_all[batch], w1)), w2)
        loss = torch.nn.functional.cross_entropy(scores, labels_all[batch])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return [part.detach().numpy() for part in parameters]


train(100)
began = time.perf_counter()
network = train(STEPS)
print((time.perf_counter() - began) * 1000 / STEPS, accuracy(*network))

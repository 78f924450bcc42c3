"""Times mini-batches of the convolutional network in PyTorch. Arguments: batch size, mini-batches.
Prints the seconds of each, a line each."""

import os
import sys
import time

import torch
from torch import nn

LEAK = 0.2


def network():
    """28 x 28 x 1 - 32 - 64 (stride 2) - 128 (stride 2) - dense 16, and its mirror."""
    return nn.Sequential(
        nn.Unflatten(1, (1, 28, 28)),
        nn.Conv2d(1, 32, 3, padding=1), nn.LeakyReLU(LEAK),
        nn.Conv2d(32, 64, 3, stride=2, padding=1), nn.LeakyReLU(LEAK),
        nn.Conv2d(64, 128, 3, stride=2, padding=1), nn.LeakyReLU(LEAK),
        nn.Flatten(),
        nn.Linear(7 * 7 * 128, 16),
        nn.Linear(16, 7 * 7 * 128), nn.LeakyReLU(LEAK),
        nn.Unflatten(1, (128, 7, 7)),
        nn.ConvTranspose2d(128, 64, 3, stride=2, padding=1, output_padding=1), nn.LeakyReLU(LEAK),
        nn.ConvTranspose2d(64, 32, 3, stride=2, padding=1, output_padding=1), nn.LeakyReLU(LEAK),
        nn.ConvTranspose2d(32, 1, 3, padding=1),  # the loss takes logits
        nn.Flatten())


def main():
    batch_size, batches = int(sys.argv[1]), int(sys.argv[2])
    # All the cores that this process may use, as the other side does; PyTorch's own guess may be fewer.
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", len(os.sched_getaffinity(0)))))
    torch.manual_seed(1)
    images = torch.rand(batch_size * batches, 784)
    model = network()
    if os.environ.get("CHANNELS_LAST"):
        model = model.to(memory_format=torch.channels_last)
    optimizer = torch.optim.Adam(model.parameters(), lr=5e-4, eps=1e-7)
    cross_entropy = nn.BCEWithLogitsLoss()
    order = torch.randperm(len(images))
    for first in range(0, len(images), batch_size):
        start = time.perf_counter()
        batch = images[order[first : first + batch_size]]
        optimizer.zero_grad(set_to_none=True)
        cross_entropy(model(batch), batch).backward()
        optimizer.step()
        print(f"{time.perf_counter() - start:.4f}", flush=True)
    print(f"threads: {torch.get_num_threads()}, PyTorch {torch.__version__}", file=sys.stderr)


main()

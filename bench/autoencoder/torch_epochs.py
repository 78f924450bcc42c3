"""Times the same epochs in PyTorch. Arguments: batch size, epochs. Prints the seconds of each."""

import os
import sys
import time

import torch

SIZES = [784, 256, 128, 6, 128, 256, 784]
CODE_LAYER = 2


def main():
    batch_size, epochs = int(sys.argv[1]), int(sys.argv[2])
    # All the cores that this process may use, as the other side does; PyTorch's own guess may be fewer.
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", len(os.sched_getaffinity(0)))))
    torch.manual_seed(1)
    images = torch.rand(60_000, 784)
    layers = [torch.nn.Linear(inputs, outputs) for inputs, outputs in zip(SIZES, SIZES[1:])]
    steps = []
    for layer in layers:
        torch.nn.init.xavier_uniform_(layer.weight)
        torch.nn.init.zeros_(layer.bias)
        steps += [layer, torch.nn.SELU()]
    network = torch.nn.Sequential(*steps[:-1])  # the loss takes logits
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3, eps=1e-7)
    cross_entropy = torch.nn.BCEWithLogitsLoss()
    for _ in range(epochs):
        start = time.perf_counter()
        order = torch.randperm(len(images))
        for first in range(0, len(images), batch_size):
            batch = images[order[first : first + batch_size]]
            optimizer.zero_grad(set_to_none=True)
            penalty = 0.01 * layers[CODE_LAYER].weight.square().sum()
            loss = cross_entropy(network(batch), batch) + penalty
            loss.backward()
            optimizer.step()
        print(f"{time.perf_counter() - start:.3f}", flush=True)
    print(f"threads: {torch.get_num_threads()}, PyTorch {torch.__version__}", file=sys.stderr)


main()

#!/usr/bin/env python3
"""Writes vade_oracle.json beside this file: PyTorch's figures, in double precision, for small variational
networks whose codes have a mixture for their prior: Jiang et al., "Variational Deep Embedding" (IJCAI 2017).
Written with PyTorch 1.13.

The divergence is made of PyTorch's own: of the code's distribution from each component, weighed with p(c | z),
and of p(c | z) from the weights. That this is the paper's equation 12 is checked on the way. Derivatives are
autograd's, through p(c | z).

So that the file stays small, what goes in has two decimals; the other figures stand to twelve."""

import json
import os

import torch
from torch.distributions import Categorical, Normal, kl_divergence
from torch.nn import functional

torch.set_default_dtype(torch.float64)
torch.manual_seed(12)
PIXELS = 6
HIDDEN = 5


def numbers(tensor):
    return [round(number, 12) for number in tensor.detach().reshape(-1).tolist()]


def normal(*shape, scale=1.0):
    return (scale * torch.randn(*shape)).round(decimals=2).requires_grad_()


def equation_12(mean, log_variance, gamma, weights, means, variances):
    """Its terms after the reconstruction, as they are printed, summed over images, with the sign of a loss."""
    near = (variances.log() + log_variance.exp()[:, None] / variances +
            (mean[:, None] - means).square() / variances).sum(2)
    return (0.5 * gamma * near).sum() - (gamma * (weights / gamma).log()).sum() - 0.5 * (1 + log_variance).sum()


def case(images, size, components, weight):
    layers = [normal(PIXELS, HIDDEN, scale=0.6), normal(HIDDEN, scale=0.4),
              normal(HIDDEN, 2 * size, scale=0.6), normal(2 * size, scale=0.4),
              normal(size, HIDDEN, scale=0.6), normal(HIDDEN, scale=0.4),
              normal(HIDDEN, PIXELS, scale=0.6), normal(PIXELS, scale=0.4)]
    logits, means, log_variances = prior = [
        normal(components), normal(components, size), normal(components, size, scale=0.7)]
    samples = torch.rand(images, PIXELS).round(decimals=2)
    noise = torch.randn(images, size).round(decimals=2)

    outputs = functional.selu(samples @ layers[0] + layers[1]) @ layers[2] + layers[3]
    mean, log_variance = outputs[:, :size], outputs[:, size:]
    code = Normal(mean, (log_variance / 2).exp())
    drawn = mean + code.scale * noise
    expected = Normal(means, (log_variances / 2).exp())

    def responsibilities(codes):
        return (logits.log_softmax(0) + expected.log_prob(codes[:, None]).sum(2)).softmax(1)

    gamma = responsibilities(drawn)
    from_each = kl_divergence(Normal(code.loc[:, None], code.scale[:, None]), expected).sum(2)
    divergence = ((gamma * from_each).sum() +
                  kl_divergence(Categorical(probs=gamma), Categorical(logits=logits)).sum())
    printed = equation_12(mean, log_variance, gamma, logits.softmax(0), means, log_variances.exp())
    assert abs(divergence - printed) < 1e-12, (divergence, printed)

    sums = functional.selu(drawn @ layers[4] + layers[5]) @ layers[6] + layers[7]
    cross_entropy = functional.binary_cross_entropy_with_logits(sums, samples, reduction="sum")
    ((cross_entropy + weight * divergence) / samples.numel()).backward()
    return {
        "code_size": size, "components": components, "divergence_weight": weight,
        "samples": numbers(samples), "noise": numbers(noise),
        "parameters": [numbers(p) for p in layers + prior],
        "cross_entropy": cross_entropy.item() / samples.numel(),
        "divergence": divergence.item() / samples.numel(),
        "elbo": -(cross_entropy + divergence).item() / images,
        "weights": numbers(logits.softmax(0)), "responsibilities_at_means": numbers(responsibilities(mean)),
        "gradients": [numbers(p.grad) for p in layers + prior],
    }


path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "vade_oracle.json")
with open(path, "w", encoding="utf-8") as file:
    json.dump({"pixels": PIXELS, "hidden": HIDDEN,
               "cases": [case(5, 2, 3, 1.0), case(4, 3, 4, 0.3), case(3, 1, 2, 2.5), case(3, 2, 1, 1.0)]},
              file, separators=(",", ":"))
    file.write("\n")

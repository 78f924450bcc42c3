#!/usr/bin/env python3
"""Writes convolution_oracle.json beside this file: PyTorch's figures, in double precision, for a small
autoencoder of convolutions and for single convolutions of many shapes. Written with PyTorch 1.13.

Padding is 'same' as Keras has it (the odd zero after the image), which PyTorch has only by hand. Images
are written as height x width x channels, kernels as [row][column][channel of the image][filter].

So that the file stays small, what goes in has two decimals. Sums of products of two such numbers have four,
and stand here exactly; the other figures stand to twelve decimals."""

import json
import os

import torch
from torch.nn import functional

torch.set_default_dtype(torch.float64)
torch.manual_seed(7)
LEAK = 0.2


def zeros(size, kernel, stride):
    """Zeros before and after."""
    count = max((-(-size // stride) - 1) * stride + kernel - size, 0)
    return count // 2, count - count // 2


def convolve(images, kernel, bias, stride):
    """images: n x channels x height x width; kernel: row x column x channel x filter."""
    top, bottom = zeros(images.shape[2], kernel.shape[0], stride)
    left, right = zeros(images.shape[3], kernel.shape[1], stride)
    padded = functional.pad(images, (left, right, top, bottom))
    return functional.conv2d(padded, kernel.permute(3, 2, 0, 1), bias, stride)


def transposed_convolve(maps, kernel, bias, stride):
    """The transpose; kernel: row x column x channel of the result x channel of the maps."""
    height, width = maps.shape[2] * stride, maps.shape[3] * stride
    whole = functional.conv_transpose2d(maps, kernel.permute(3, 2, 0, 1), None, stride)
    top = zeros(height, kernel.shape[0], stride)[0]
    left = zeros(width, kernel.shape[1], stride)[0]
    whole = functional.pad(whole, (0, stride, 0, stride))
    return whole[:, :, top:top + height, left:left + width] + bias[None, :, None, None]


def last(images):
    """Channels last, a row an image."""
    return images.permute(0, 2, 3, 1).reshape(len(images), -1)


def first(rows, height, width, channels):
    return rows.reshape(len(rows), height, width, channels).permute(0, 3, 1, 2)


def numbers(tensor, decimals=12):
    return [round(number, decimals) for number in tensor.detach().reshape(-1).tolist()]


def normal(*shape, scale=1.0):
    return (scale * torch.randn(*shape)).round(decimals=2).requires_grad_()


def single(height, width, channels, filters, size, stride):
    images = normal(1, channels, height, width)
    kernel = normal(size, size, channels, filters)
    bias = normal(filters)
    maps = convolve(images, kernel, bias, stride)
    weights = normal(*maps.shape)
    (maps * weights).sum().backward()
    back_bias = normal(channels)

    def exact(tensor):
        return numbers(tensor, 4)

    entry = {
        "height": height, "width": width, "channels": channels, "filters": filters,
        "kernel_size": size, "stride": stride,
        "images": exact(last(images)), "kernel": exact(kernel), "bias": exact(bias),
        "maps": exact(last(maps)), "map_gradients": exact(last(weights)),
        "image_gradients": exact(last(images.grad)), "kernel_gradient": exact(kernel.grad),
    }
    if height % stride == 0 and width % stride == 0:
        entry["back_bias"] = exact(back_bias)
        entry["transposed"] = exact(
            last(transposed_convolve(weights, kernel.detach(), back_bias, stride)))
    return entry


def network():
    parameters = [
        normal(3, 3, 1, 3, scale=0.4), normal(3, scale=0.4),    # 6 x 6 x 1 - 6 x 6 x 3
        normal(3, 3, 3, 4, scale=0.4), normal(4, scale=0.4),    # - 3 x 3 x 4, stride 2
        normal(36, 2, scale=0.4), normal(2, scale=0.4),         # - 2
        normal(2, 36, scale=0.4), normal(36, scale=0.4),        # - 3 x 3 x 4
        normal(3, 3, 3, 4, scale=0.4), normal(3, scale=0.4),    # - 6 x 6 x 3, stride 2
        normal(3, 3, 1, 3, scale=0.4), normal(1, scale=0.4),    # - 6 x 6 x 1
    ]
    images = torch.rand(3, 36).round(decimals=2)

    def leaky(sums):
        return functional.leaky_relu(sums, LEAK)

    def code():
        maps = leaky(convolve(first(images, 6, 6, 1), *parameters[0:2], 1))
        maps = leaky(convolve(maps, *parameters[2:4], 2))
        return last(maps) @ parameters[4] + parameters[5]

    def logits():
        maps = first(leaky(code() @ parameters[6] + parameters[7]), 3, 3, 4)
        maps = leaky(transposed_convolve(maps, *parameters[8:10], 2))
        return last(transposed_convolve(maps, *parameters[10:12], 1))

    def loss():
        return (functional.binary_cross_entropy_with_logits(logits(), images) +
                0.02 * parameters[2].square().sum())

    value = loss()
    value.backward()
    result = {
        "leak": LEAK, "l2": 0.02, "images": numbers(images), "loss": value.item(),
        "parameters": [numbers(p) for p in parameters],
        "gradients": [numbers(p.grad) for p in parameters],
        "code": numbers(code()), "outputs": numbers(torch.sigmoid(logits())),
    }
    optimizer = torch.optim.Adam(parameters, lr=0.01, eps=1e-7)
    losses = []
    for _ in range(5):
        optimizer.zero_grad()
        value = loss()
        losses.append(value.item())
        value.backward()
        optimizer.step()
    result["adam"] = {"learning_rate": 0.01, "epsilon": 1e-7, "losses_before_each_step": losses,
                      "parameters_after_5_steps": [numbers(p) for p in parameters]}
    return result


path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "convolution_oracle.json")
with open(path, "w", encoding="utf-8") as file:
    json.dump({
        "single": [single(*shape) for shape in (
            (6, 6, 1, 3, 3, 1), (6, 6, 3, 2, 3, 2), (5, 7, 2, 3, 3, 2), (6, 4, 2, 1, 4, 2),
            (6, 9, 1, 2, 2, 3), (4, 4, 3, 3, 1, 1), (7, 5, 1, 4, 5, 1), (4, 6, 2, 2, 1, 2))],
        "network": network(),
    }, file, separators=(",", ":"))
    file.write("\n")

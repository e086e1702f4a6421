"""Hashes of weights."""

import hashlib
from pathlib import Path

import torch

from asif_desktop.encoders.families.weights import hash_of_file, hash_of_tensors


def test_a_file_has_the_hash_that_everyone_computes(tmp_path: Path) -> None:
    (tmp_path / "w").write_bytes(b"weights")
    assert hash_of_file(tmp_path / "w") == hashlib.sha256(b"weights").hexdigest()


def test_the_order_of_tensors_and_how_they_lie_in_memory_do_not_matter() -> None:
    a, b = torch.arange(6.0).reshape(2, 3), torch.tensor(7)
    expected = hash_of_tensors({"a": a, "b": b})
    assert hash_of_tensors({"b": b, "a": a}) == expected
    assert hash_of_tensors({"a": a.T.contiguous().T, "b": b}) == expected


def test_names_values_shapes_and_types_do_matter() -> None:
    a = torch.arange(6.0)
    variants = [
        {"a": a},
        {"b": a},
        {"a": a.reshape(2, 3)},
        {"a": a.reshape(3, 2)},
        {"a": a.to(torch.bfloat16)},
        {"a": a.to(torch.int32)},
        {"a": a.flip(0)},
        {"a": a, "b": torch.empty(0)},
        {"a": a > 2},
        {},
    ]
    assert len({hash_of_tensors(variant) for variant in variants}) == len(variants)

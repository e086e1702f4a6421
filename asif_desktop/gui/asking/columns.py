"""Columns of numbers as they come from the library: little-endian bytes, read without numpy."""

import sys
from array import array


def int64s(data: bytes) -> "array[int]":
    """Returns the int64 numbers in the bytes."""
    numbers: array[int] = array("q")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def int32s(data: bytes) -> "array[int]":
    """Returns the int32 numbers in the bytes."""
    numbers: array[int] = array("i")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def float32s(data: bytes) -> "array[float]":
    """Returns the float32 numbers in the bytes."""
    numbers = array("f")
    numbers.frombytes(data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers

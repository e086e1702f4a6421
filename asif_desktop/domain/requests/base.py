"""What every request is, and how the things it speaks of are named."""

from typing import Any, Generic, TypeVar, get_args

import msgspec

R = TypeVar("R")

PhotoRef = int | bytes
"""A photo's id, or the absolute path of one of its files."""

TagRef = int | str
"""A tag's id, its name, or its title ("Animals/Dog"), however they are capitalised."""


class Request(msgspec.Struct, Generic[R], frozen=True):
    """Something asked; `R` is the type of the answer."""


def answer_type(request: type[Request[Any]]) -> Any:
    """Returns the type of a request's answer, for decoding it."""
    (base,) = vars(request)["__orig_bases__"]
    (answer,) = get_args(base)
    return answer

"""A decorator that keeps a function's type and compiles it: numba, which only `dots` knows besides."""

import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import ParamSpec, TypeVar, cast

import numba

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Returns the function compiled on its first call, holding no lock while it runs.

    The machine code is kept beside the source, or in the user's cache folder where that is read-only, so only
    the first start after an installation waits for the compiler. In a frozen program without source files
    nothing can be kept, and each start compiles in the background (`asif_desktop.asif.warming`).

    Numba looks for changes in a function's own file alone: a compiled function may call only those of its
    file. No fast math: sums keep their order and products are not fused, or scores would not reproduce.
    Linear algebra is not to be had: see `_without_scipy`.
    """
    try:
        return numba.njit(nogil=True, error_model="numpy", cache=True)(function)
    except RuntimeError:  # numba found no folder it could keep the code in
        return numba.njit(nogil=True, error_model="numpy")(function)


def _without_scipy() -> None:
    """Lets numba look for scipy's linear algebra now, and find none.

    It looks when the first function is compiled or fetched, and importing scipy.linalg takes as long as all
    else that a first search needs of numba. Nothing here is linear algebra.
    """
    name = "scipy.linalg"
    if name in sys.modules:
        return
    sys.modules[name] = cast(ModuleType, None)
    try:
        import_module("numba.np.arraymath")
    finally:
        del sys.modules[name]


_without_scipy()

"""A decorator that keeps a function's type and compiles it: numba, which only `dots` knows besides.

Importing numba takes longer than the rest of a first search. It is imported when a compiled function is first
called; what answers questions until then is in `asif_desktop.asif.questions.uncompiled`.
"""

import sys
import threading
from collections.abc import Callable
from functools import update_wrapper
from importlib import import_module
from types import ModuleType
from typing import Any, Generic, ParamSpec, TypeVar, cast

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
    return _Awaited(function)


def compiler_is_here() -> bool:
    """Returns whether a compiled function has been called in this process."""
    return _compiler is not None


class _Awaited(Generic[P, R]):
    """A function that is to be compiled, with the others of its file, when one of them is called."""

    def __init__(self, function: Callable[P, R]) -> None:
        update_wrapper(self, function)
        self._function: Any = function
        self._compiled: Callable[P, R] | None = None
        _awaited.setdefault(id(self._function.__globals__), []).append(self)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> R:
        if self._compiled is None:
            with _lock:
                for function in _awaited[id(self._function.__globals__)]:
                    function._compile()
        assert self._compiled is not None
        return self._compiled(*args, **kwargs)

    def _compile(self) -> None:
        """Takes its place by its name, where other compiled functions look for it."""
        if self._compiled is not None:
            return
        self._compiled = _njit(self._function)
        names = self._function.__globals__
        if names.get(self._function.__name__) is self:
            names[self._function.__name__] = self._compiled


_awaited: dict[int, list[_Awaited[Any, Any]]] = {}
"""Functions to be compiled when they are called, by the file that they are in."""
_lock = threading.RLock()
_compiler: Any = None


def _njit(function: Callable[P, R]) -> Callable[P, R]:
    global _compiler
    if _compiler is None:
        numba = import_module("numba")
        _without_scipy()
        _compiler = numba
    compile_it = _compiler.njit
    try:
        return cast(Callable[P, R], compile_it(nogil=True, error_model="numpy", cache=True)(function))
    except RuntimeError:  # numba found no folder it could keep the code in
        return cast(Callable[P, R], compile_it(nogil=True, error_model="numpy")(function))


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

"""Compiled: dot products of many int16 vectors with many, straight from int16.

A processor with AVX2 multiplies and adds sixteen pairs of int16 at once, twice as many as of float32, and
nothing has to be made float32 first. numba finds that instruction for one sum, but not for several at a time,
which is what lets a vector that was read serve more than once; so the innermost loop is written in LLVM's own
terms. Elsewhere the products are those of the BLAS, to the same bits: all of them are integers below 2^24.
"""

import platform
from typing import Any

import numpy as np
from llvmlite import binding, ir
from numba import extending, types
from numba.core import cgutils
from numpy.typing import NDArray

from asif_desktop.asif.kernels.compiled import compiled

# Their types say less than they do.
_intrinsic: Any = extending.intrinsic
_declared: Any = cgutils.get_or_insert_function

_features = binding.get_host_cpu_features() if platform.machine() in ("x86_64", "AMD64") else {}
AVAILABLE = bool(_features.get("avx2"))
"""Whether this processor can do it."""
FASTER = AVAILABLE and not _features.get("avx512f")
"""Whether it is the faster way here: a BLAS that has AVX-512 took half as long."""

_LANES = 16
_STEP = 32
"""So many entries at a time."""
_ACROSS = 16
"""Vectors of the second kind that stay in the fastest cache while those of the first pass by."""
_DOWN = 128
"""Vectors of the first kind that stay in the next cache meanwhile."""
_LINE = 32
"""Entries in a line of the cache: what begins with a line is read faster."""


def _signed(
    _: Any, a0: Any, a1: Any, b0: Any, b1: Any, b2: Any, b3: Any, size: Any, out0: Any, out1: Any
) -> Any:
    """Writes the products of two int16 vectors with four, all given by their addresses.

    Only the first `size` entries count, a multiple of 32 above 0. The results are four float32 at the address
    `out0`, of the first of the two, and at `out1`.
    """
    del a0, a1, b0, b1, b2, b3, size, out0, out1  # the code is told by their types alone
    return types.void(*[types.intp] * 9), _generate


_two_by_four: Any = _intrinsic(_signed)


def _generate(_: Any, builder: Any, __: Any, arguments: Any) -> None:
    """Writes the code of `_two_by_four`."""
    *vectors, size, out0, out1 = arguments
    word, count = ir.IntType(32), ir.IntType(64)
    shorts, sums = ir.VectorType(ir.IntType(16), _LANES), ir.VectorType(word, _LANES // 2)
    floats = ir.VectorType(ir.FloatType(), 4)

    def known(name: str, result: Any, *of: Any) -> Any:
        return _declared(builder.module, ir.FunctionType(result, of), name)

    multiply = known("llvm.x86.avx2.pmadd.wd", sums, shorts, shorts)
    pair = known("llvm.x86.avx2.phadd.d", sums, sums, sums)
    before = builder.block
    loop, done = builder.append_basic_block("loop"), builder.append_basic_block("done")
    builder.branch(loop)
    builder.position_at_end(loop)
    at = builder.phi(count)
    at.add_incoming(ir.Constant(count, 0), before)
    totals = [builder.phi(sums) for _ in range(8)]
    more = totals
    for half in range(_STEP // _LANES):
        offset = builder.add(builder.shl(at, ir.Constant(count, 1)), ir.Constant(count, 2 * _LANES * half))
        parts = [
            builder.load(builder.inttoptr(builder.add(vector, offset), shorts.as_pointer()), align=2)
            for vector in vectors
        ]
        more = [
            builder.add(total, builder.call(multiply, [parts[i // 4], parts[2 + i % 4]]))
            for i, total in enumerate(more)
        ]
    following = builder.add(at, ir.Constant(count, _STEP))
    at.add_incoming(following, loop)
    for total, value in zip(totals, more, strict=True):
        total.add_incoming(ir.Constant(sums, None), before)
        total.add_incoming(value, loop)
    builder.cbranch(builder.icmp_signed("<", following, size), loop, done)
    builder.position_at_end(done)
    # The lanes of each sum come together: neighbours, neighbours again, and then both halves.
    for row, out in ((more[:4], out0), (more[4:], out1)):
        four = builder.call(pair, [builder.call(pair, row[:2]), builder.call(pair, row[2:])])
        low, high = (
            builder.shuffle_vector(four, four, ir.Constant(ir.VectorType(word, 4), list(range(at, at + 4))))
            for at in (0, 4)
        )
        value = builder.sitofp(builder.add(low, high), floats)
        builder.store(value, builder.inttoptr(out, floats.as_pointer()), align=4)


@compiled
def multiply(a: NDArray[np.int16], b: NDArray[np.int16], out: NDArray[np.float32]) -> None:
    """Writes the dot product of each of some vectors with each of others; see `AVAILABLE`.

    Args:
        a: int16 [n, dim], rows one after the other in memory.
        b: int16 [m, dim], the same.
        out: float32 [n, >= m], rows one after the other: receives the products, all below 2^24.
    """
    n, m, dim = a.shape[0], b.shape[0], a.shape[1]
    whole, step, line = dim - dim % _STEP, 2 * dim, 4 * out.shape[1]
    spare = np.zeros((2, 4), dtype=np.float32)
    room = np.empty(_ACROSS * dim + _LINE, dtype=np.int16)
    start = (-room.ctypes.data // 2) % _LINE
    near = room[start : start + _ACROSS * dim].reshape(_ACROSS, dim)
    first, second, results, edge = a.ctypes.data, near.ctypes.data, out.ctypes.data, spare.ctypes.data
    for top in range(0, n, _DOWN):
        for low in range(0, m, _ACROSS):
            count = min(_ACROSS, m - low)
            near[:count] = b[low : low + count]
            for i in range(top, min(top + _DOWN, n), 2):
                i1 = min(i + 1, n - 1)
                for j in range(0, count, 4):
                    # Where there are fewer, the last one counts again.
                    last = min(j + 3, count - 1)
                    b0, b1, b2 = (
                        second + j * step,
                        second + min(j + 1, last) * step,
                        second + min(j + 2, last) * step,
                    )
                    whole_four = j + 3 == last
                    to = results + i * line + 4 * (low + j) if whole_four else edge
                    to1 = results + i1 * line + 4 * (low + j) if whole_four else edge + 16
                    if whole:
                        _two_by_four(
                            first + i * step,
                            first + i1 * step,
                            b0,
                            b1,
                            b2,
                            second + last * step,
                            whole,
                            to,
                            to1,
                        )
                    if not (whole and whole_four):
                        for lane in range(last - j + 1):
                            out[i, low + j + lane] = spare[0, lane]
                            out[i1, low + j + lane] = spare[1, lane]
    for i in range(n):
        for j in range(m):
            rest = np.int32(0)
            for at in range(whole, dim):
                rest += np.int32(a[i, at]) * np.int32(b[j, at])
            if whole < dim:
                out[i, j] += np.float32(rest)

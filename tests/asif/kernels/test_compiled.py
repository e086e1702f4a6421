"""Compiling: where nothing can be kept it works all the same, and light names stay light."""

import subprocess
import sys
from typing import Any

from asif_desktop.asif import warm
from asif_desktop.asif.kernels.compiled import compiled


def test_a_function_without_a_source_file_is_compiled_anew() -> None:
    names: dict[str, Any] = {}
    exec(compile("def double(x):\n    return 2 * x\n", "<frozen double>", "exec"), names)
    assert compiled(names["double"])(21) == 42


def test_light_names_do_not_bring_the_compiler() -> None:
    script = (
        "import sys; from asif_desktop.asif import CacheError, quantise, scale_for, standardise; "
        "print('numba' in sys.modules, 'asif_desktop.asif.index' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


WARMED = """
import numpy as np
from numba.core.dispatcher import Dispatcher
from asif_desktop.asif import RelativeIndex, warm
from asif_desktop.asif.kernels import dots, listing, merging, powers, selection

warm()
everything = [thing for room in (dots, listing, merging, powers, selection) for thing in vars(room).values()]
kernels = {thing.__name__: thing for thing in everything if isinstance(thing, Dispatcher)}
before = {name: len(kernel.signatures) for name, kernel in kernels.items()}
rng = np.random.default_rng(0)


def v(count):
    return rng.integers(-500, 500, size=(count, 8)).astype(np.int16)


index = RelativeIndex(8, 8, 5, 3)
index.add_anchors(range(90), v(90), v(90))
index.add_photos(range(60), v(60))
index.add_photos(range(60, 64), v(4))
index.add_anchors([200], v(1), v(1))
index.add_anchors([300, 400, 500], v(3), v(3), np.tile([3, 70000], (3, 1)))
index.search(v(1)[0])
index.search(v(1)[0], 3)
index.explain(2, v(1)[0])
index.scores(v(3), [1, 2])
index.remove_anchors([200])
index.remove_anchors(range(80))
index.remove_photos([1])
index.maintain()
print(len(before), [name for name in before if len(kernels[name].signatures) != before[name]])
"""


def test_warming_compiles_whatever_an_index_calls() -> None:
    done = subprocess.run([sys.executable, "-c", WARMED], capture_output=True, text=True, check=True)
    kernels, late = done.stdout.split(maxsplit=1)
    assert int(kernels) > 20
    assert late.strip() == "[]"


def test_warming_twice_is_no_error() -> None:
    warm()
    warm()

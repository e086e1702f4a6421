"""No pickled code is ever loaded: whoever reads a pickle runs what it says."""

import ast
from collections.abc import Iterator
from pathlib import Path

import asif_desktop

SOURCES = sorted(Path(asif_desktop.__file__).parent.rglob("*.py"))
_UNPICKLERS = {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"}

_HARMLESS = {"UnpicklingError"}


def _loads(tree: ast.AST) -> Iterator[tuple[str, dict[str, object]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            keywords = {k.arg: getattr(k.value, "value", None) for k in node.keywords if k.arg is not None}
            yield ast.unparse(node.func), keywords


def test_nothing_loads_a_pickle() -> None:
    for source in SOURCES:
        _check(ast.parse(source.read_text()))


def _check(tree: ast.AST) -> None:
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            names = [] if {alias.name for alias in node.names} <= _HARMLESS else [node.module]
        assert not {name.partition(".")[0] for name in names} & _UNPICKLERS
    for function, keywords in _loads(tree):
        # `multiprocessing` sends pickles unless it is given bytes.
        assert not function.endswith((".recv", ".send")), function
        if function.endswith("torch.load"):
            assert keywords.get("weights_only") is True
        assert keywords.get("allow_pickle", False) is False
        assert keywords.get("weights_only", True) is True

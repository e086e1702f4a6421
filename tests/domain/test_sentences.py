"""What the library says: filled in English here, sent and kept so that any language can fill it."""

import ast
import os
import runpy
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import asif_desktop
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, counted, filled, said
from asif_desktop.domain.system_reasons import system_reason

GATHERING: dict[str, Any] = runpy.run_path(
    str(Path(__file__).resolve().parents[2] / "packaging" / "gather_sentences.py")
)
PACKAGE = Path(asif_desktop.__file__).parent
MAKERS = {Path("domain", name) for name in ("sentences.py", "system_reasons.py")}

texts = st.text(st.characters(exclude_categories=["Cs"]))
arguments = st.recursive(
    texts | st.integers(-(2**63), 2**63) | st.floats(allow_nan=False),
    lambda inner: st.builds(lambda template, more: said(template, *more), texts, st.lists(inner, max_size=3)),
    max_leaves=6,
)
sentences = st.builds(lambda template, more: said(template, *more), texts, st.lists(arguments, max_size=4))


def test_a_sentence_says_itself_in_english() -> None:
    found = said("{1} has {0} photos in {2}.", 48213, "Pictures", said("{0} GiB", 2.04))
    assert str(found) == "Pictures has 48,213 photos in 2.0 GiB."
    assert f"{said('The folder {0}', Path('/a'))}" == "The folder /a"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "Rate 0 photos"), (1, "Rate 1 photo"), (1200, "Rate 1,200 photos")]
)
def test_one_is_said_otherwise_than_many(count: int, text: str) -> None:
    assert str(counted("Rate {0} photo", "Rate {0} photos", count)) == text


def test_an_argument_is_never_read_as_a_template() -> None:
    assert str(said("“{0}” and {1}", "{1}", "{0.__class__}")) == "“{1}” and {0.__class__}"
    assert str(said("{0} of {3}, {} and {x}", "a")) == "a of {3}, {} and {x}"
    assert filled("{0}{0}", ("a",), str) == "aa"


@given(sentences)
def test_a_sentence_is_the_same_when_it_has_been_sent_and_kept(sentence: Sentence) -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(sentence), type=Sentence) == sentence
    assert isinstance(str(sentence), str)


def test_what_cannot_be_sent_is_replaced() -> None:
    assert str(said("{0}, {1}", "odd \udcff", Path(os.fsdecode(b"/\xff")))) == "odd ?, /�"


def test_an_error_carries_its_sentence() -> None:
    error = AsifError(said("There is no album “{0}”.", "Summer"))
    assert str(error) == "There is no album “Summer”."
    assert error.sentence.template == "There is no album “{0}”."


def test_the_systems_reasons_can_be_translated_where_they_are_usual() -> None:
    assert system_reason(OSError(28, os.strerror(28))).template == "No space left on device"
    assert str(system_reason(OSError(28, "Kein Platz"))) == "Kein Platz"
    assert str(system_reason(OSError())) == "OSError"


def test_every_template_is_a_literal_that_can_be_gathered() -> None:
    bad = [
        f"{source.relative_to(PACKAGE)}:{line}"
        for source in PACKAGE.rglob("*.py")
        for line, templates in GATHERING["marked"](source)
        if len(templates) < 1
        or not all(isinstance(one, ast.Constant) and isinstance(one.value, str) for one in templates)
    ]
    assert bad == []


def test_no_sentence_is_made_past_the_markers() -> None:
    """`Sentence("…")` would do as well for mypy, which sees to it that nothing else is told to people."""
    bad = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}"
        for source in GATHERING["sources"]()
        if source.relative_to(PACKAGE) not in MAKERS
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Sentence"
        and not (isinstance(node.args[0], ast.Name) or ast.unparse(node.args[0]) == "''")
    ]
    assert bad == []


def test_no_argument_of_a_sentence_is_english_of_its_own() -> None:
    """Words that are put into a sentence are marked as well; names and examples of what is typed are not."""
    bad = [
        f"{source.relative_to(PACKAGE)}:{node.lineno}: {ast.unparse(argument)}"
        for source in GATHERING["sources"]()
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        for argument in node.args[GATHERING["MARKERS"].get(node.func.id, len(node.args)) :]
        if any(map(is_prose, [argument, *ast.iter_child_nodes(argument)]))
    ]
    assert bad == []


def is_prose(node: ast.AST) -> bool:
    """Returns whether an expression is words with spaces between them, whatever is put into them."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return any(isinstance(part, ast.Constant) and " " in str(part.value).strip() for part in parts)

"""A search as nearly everyone types it is read without typer, and means what typer would make of it."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asif_desktop.cli import app as module
from asif_desktop.cli.searching import Wish, plain_wish
from asif_desktop.cli.session import Session

WORDS = ["--json", "--why", "--cut", "-n", "-n3", "-n-3", "5", "-5", "0", "--", "a cat", "-shark", "", "-nx"]
WORDS += ["--queries", "--help", "--jso", "--json=1", "-n 5", "-1", "-", "+5", "5_0"]


def as_typer_reads(arguments: Sequence[str], monkeypatch: pytest.MonkeyPatch) -> tuple[Wish, str] | None:
    """Returns what the command line's own parser makes of a search; None where it refuses or helps."""
    asked: list[tuple[Wish, str]] = []

    def search_for(_: Session, wish: Wish, query: str) -> None:
        asked.append((wish, query))

    with monkeypatch.context() as patch:
        patch.setattr(module, "search_for", search_for)
        with pytest.raises(SystemExit):
            module.app(["--library", "/nowhere", "search", *arguments], prog_name="asif-desktop")
    return asked[0] if asked else None


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS), max_size=5))
def test_what_is_read_plainly_is_what_typer_reads(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    plain = plain_wish(arguments)
    if plain is not None:
        assert plain == as_typer_reads(arguments, monkeypatch)


def test_what_people_type_is_read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["a cat"], ["-shark"], ["-n", "3", "a cat", "--json"], ["--why", "--cut", "--", "--x"]):
        plain = plain_wish(arguments)
        assert plain is not None
        assert plain == as_typer_reads(arguments, monkeypatch)


@pytest.mark.parametrize(
    "arguments", [[], ["--help"], ["a", "b"], ["-n"], ["-n", "x", "a"], ["--queries", "f"]]
)
def test_mistakes_and_rare_wishes_are_left_to_typer(arguments: list[str]) -> None:
    assert plain_wish(arguments) is None


def test_a_search_is_read_before_typer_and_rich_are_imported() -> None:
    heavy = "{'typer', 'rich', 'pydantic'}"
    program = f"import asif_desktop.cli.searching, sys; print(sorted({heavy} & {{*sys.modules}}))"
    root = Path(module.__file__).parents[2]
    told = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    )
    assert told.stdout == "[]\n"

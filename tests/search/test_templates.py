"""Prompt templates: read from text, and what they make of a phrase."""

import pytest

from asif_desktop.domain.errors import AsifError
from asif_desktop.search.templates import MOST, printed, read_templates, wordings_of


def test_templates_stand_between_semicolons_or_on_lines_each_once() -> None:
    templates = read_templates(" {} ; a photo of a {}\n\na picture of {};{}; ")
    assert templates == ("{}", "a photo of a {}", "a picture of {}")
    assert read_templates(printed(templates)) == templates


def test_nothing_is_the_phrase_as_written() -> None:
    assert read_templates("") == read_templates(" ;\n") == ("{}",)


@pytest.mark.parametrize(
    "text",
    [
        "a photo",
        "{}; a photo",
        "{} {}",
        "{0}",
        "{ }",
        "a" * 300 + "{}",
        "\0{}",
        "\ud800{}",
        ";".join(f"{number} {{}}" for number in range(MOST + 1)),
    ],
)
def test_what_is_no_list_of_templates_is_refused(text: str) -> None:
    with pytest.raises(AsifError, match=r"once|at most|valid text"):
        read_templates(text)


def test_a_phrase_is_put_into_each_and_kept_as_written_where_that_is_asked() -> None:
    assert wordings_of("dog {x}", ("{}", "a photo of a {}")) == ["dog {x}", "a photo of a dog {x}"]
    assert wordings_of("dog", ("a photo of a {}",)) == ["a photo of a dog"]
    assert wordings_of("{}", ("a {}", "{}")) == ["a {}", "{}"]

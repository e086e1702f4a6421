"""all-MiniLM-L6-v2 as it comes with its package."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from asif_desktop.encoders import DEFAULT_TEXT_ENCODER, TextEncoder, known_identity


def test_it_is_what_was_said_of_it_before_loading(text_encoder: TextEncoder) -> None:
    identity = known_identity(DEFAULT_TEXT_ENCODER)
    assert identity is not None
    assert text_encoder.spec == identity.spec == DEFAULT_TEXT_ENCODER
    assert text_encoder.weights_hash == identity.weights_hash
    assert text_encoder.dim == identity.dim == 384
    assert identity.preprocessing is None


def test_phrases_that_mean_the_same_are_near(text_encoder: TextEncoder) -> None:
    cat, kitten, invoice = text_encoder.encode(["a cat", "a kitten", "an invoice from the tax office"])
    assert cat @ kitten > 0.6 > 0.3 > cat @ invoice


def test_an_embedding_depends_on_its_phrase_alone(text_encoder: TextEncoder) -> None:
    phrases = ["a dog", "a very long walk along the beach in the rain with an umbrella", "🐈", "sunset"]
    together = text_encoder.encode(phrases)
    assert together.dtype == np.float32
    for index, phrase in enumerate(phrases):
        assert (text_encoder.encode([phrase])[0] == together[index]).all()


def test_no_phrases_give_no_embeddings(text_encoder: TextEncoder) -> None:
    assert text_encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize(
    "phrase",
    [
        "dog " * 2500,
        "x" * 10_000,
        "😀" * 10_000,
        "👩‍👩‍👧‍👦 on holiday 🏖️",
        " ",
        "\x00",
        "\ud800",
        "日本の寺",
        "a\nb",
    ],
    ids=["words", "one word", "emoji", "family", "blank", "nul", "surrogate", "japanese", "lines"],
)
def test_odd_phrases_have_embeddings(text_encoder: TextEncoder, phrase: str) -> None:
    rows = text_encoder.encode([phrase])
    assert rows.shape == (1, 384)
    assert np.isfinite(rows).all()
    assert rows.any()


def test_a_long_phrase_is_cut_not_lost(text_encoder: TextEncoder) -> None:
    long, short = text_encoder.encode(["a dog " * 1700, "a dog " * 50])
    assert long @ short > 0.8


def test_two_threads_get_what_one_gets(text_encoder: TextEncoder) -> None:
    phrases = [f"{count} red apples" for count in range(8)]
    expected = text_encoder.encode(phrases)
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(text_encoder.encode, phrases) for _ in range(2)]
        assert all((each.result() == expected).all() for each in both)

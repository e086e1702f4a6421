"""The measures of the quality benchmark, against numbers worked by hand."""

import numpy as np
import pytest

from asif_desktop.search.starter import entries
from benchmarks.measures import area_under_curve, average_precision, best_f1, f1_at, quality
from benchmarks.phrases import heads, invented_words, nonsense


def test_average_precision_is_the_mean_of_the_precisions_at_right_entries() -> None:
    assert average_precision(np.array([True, False, True, False])) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision(np.array([False, False, True])) == pytest.approx(1 / 3)


def test_quality_counts_the_first_right_entry() -> None:
    rankings = np.zeros((4, 20), dtype=bool)
    rankings[0, 0] = rankings[1, 3] = rankings[2, 9] = rankings[3, 10] = True
    measured = quality(rankings)
    assert (measured.recall_1, measured.recall_5, measured.recall_10) == (0.25, 0.5, 0.75)
    assert measured.median_rank == 7
    assert measured.mean_average_precision == pytest.approx((1 + 1 / 4 + 1 / 10 + 1 / 11) / 4)


def test_f1_at_a_cut_and_at_the_best_one() -> None:
    ranking = np.array([True, True, False, True, False])
    assert f1_at(ranking, 0) == 0
    assert f1_at(ranking, 2) == pytest.approx(4 / 5)
    assert best_f1(ranking) == pytest.approx(6 / 7)


def test_made_phrases_are_the_same_each_time_and_differ_from_each_other() -> None:
    assert invented_words(69) == invented_words(69)
    assert len(set(invented_words(69))) == 69
    words = [entry.caption.split()[0].strip(",:").lower() for entry in entries()]
    strings = nonsense(words, 20)
    assert strings == nonsense(list(reversed(words)), 20)
    assert len(set(strings)) == 20
    assert not set(words) & set(strings)


def test_the_area_is_how_often_the_higher_is_higher() -> None:
    higher, lower = np.array([3.0, 1.0]), np.array([2.0, 1.0])
    assert area_under_curve(higher, lower) == (1 + 1 + 0 + 0.5) / 4
    assert area_under_curve(higher, lower) == 1 - area_under_curve(lower, higher)


def test_heads_are_what_short_captions_speak_of() -> None:
    captions = ["A flower.", "Wheel of Fortune", "The old red barn.", "A dog that barks at us all day."]
    assert heads(captions) == ["barn", "flower", "wheel"]

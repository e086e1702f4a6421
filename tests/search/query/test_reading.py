"""What a query's text says, and how it says that something is wrong."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from asif_desktop.search.query import (
    And,
    Filter,
    Like,
    Not,
    Or,
    Phrase,
    Query,
    QueryError,
    Weighted,
    parts_of,
    read,
)
from asif_desktop.search.query.parsing import parsed
from asif_desktop.search.query.printing import printed
from asif_desktop.search.query.tree import Expression
from tests.search.query.queries import queries


def wanted(text: str) -> Expression | None:
    return read(text).query.wanted


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a dog on the  beach", Phrase("a dog on the  beach")),
        ('"red car" beach', And((Phrase("red car"), Phrase("beach")))),
        ("beach -people sunset", And((Phrase("beach"), Not(Phrase("people")), Phrase("sunset")))),
        ('-"a red car"', Not(Phrase("a red car"))),
        ("-shark", Not(Phrase("shark"))),
        ("rock-n-roll - live, it's C++ at 10:30 (not: this)", None),
        ("dog AND cat OR bird", Or((And((Phrase("dog"), Phrase("cat"))), Phrase("bird")))),
        ("dog (cat OR bird)", And((Phrase("dog"), Or((Phrase("cat"), Phrase("bird")))))),
        ("dog and cat or bird", Phrase("dog and cat or bird")),
        ("big dog^2 cat", And((Weighted(Phrase("big dog"), 2), Phrase("cat")))),
        ("-dog^0.5", Not(Weighted(Phrase("dog"), 0.5))),
        ("like:/home/me/a(1).jpg", Like("/home/me/a(1).jpg")),
        (r'like:"C:\\new \"x\".jpg"', Like(r'C:\new "x".jpg')),
        ("Rating:>=3", Filter("rating", ">=3")),
        ('tag:"red car" untagged:', And((Filter("tag", "red car"), Filter("untagged", "")))),
        ("((dog))", Phrase("dog")),
        ("-", Phrase("-")),
        ('"-"^2', Weighted(Phrase("-"), 2)),
        ("taken:last-month", Filter("taken", "last-month")),
        ('taken:"last month" dog', And((Filter("taken", "last month"), Phrase("dog")))),
        ("NOT tag:cat", Not(Filter("tag", "cat"))),
        ("beach NOT red car", And((Phrase("beach"), Not(Phrase("red car"))))),
        ("a AND NOT (b OR c)", And((Phrase("a"), Not(Or((Phrase("b"), Phrase("c"))))))),
        ("not a NOTE", Phrase("not a NOTE")),
        ('"NOT"', Phrase("NOT")),
        ("dog rating>=4", And((Phrase("dog"), Filter("rating", ">=4")))),
        ("Rating = 4 cat", And((Filter("rating", "4"), Phrase("cat")))),
        ("-taken<2020/05", Not(Filter("taken", "<2020/05"))),
        ("iso:=800", Filter("iso", "=800")),
        ("rating of >= 4", Phrase("rating of >= 4")),
        ('"rating>4"', Phrase("rating>4")),
        ("-taken:30d", Not(Filter("taken", "30d"))),
        ("caf\u0065\u0301", Phrase("café")),
    ],
)
def test_a_text_says(text: str, tree: Expression | None) -> None:
    if tree is not None:
        assert wanted(text) == tree
    assert read(printed(read(text).query)).query == read(text).query


@given(
    st.from_regex(r"\A[\w ]{1,30}\Z")
    | st.lists(st.sampled_from(["AND", "a", "OR", "NOT", "and", "é", "²"])).map(" ".join)
)
def test_words_alone_are_read_without_the_parser_and_all_the_same(text: str) -> None:
    try:
        expected = parsed(text)
    except QueryError as error:
        with pytest.raises(QueryError, match=re.escape(str(error))):
            read(text)
    else:
        assert read(text) == expected


def test_an_order_stands_beside_the_terms() -> None:
    assert read("dog sort:name").query == Query(Phrase("dog"), "name")
    assert read("sort:-SIZE").query == Query(None, "-size")
    assert read("(dog OR cat) sort:taken").query == Query(Or((Phrase("dog"), Phrase("cat"))), "newest")
    assert read("dog OR cat sort:taken").query == Query(Or((Phrase("dog"), Phrase("cat"))), "newest")
    assert read("sort:name dog OR cat rating:3").query == Query(
        Or((Phrase("dog"), And((Phrase("cat"), Filter("rating", "3"))))), "name"
    )


def test_the_parts_of_a_query_stand_side_by_side_as_they_are() -> None:
    for text in ("(a OR b) rating:3", "rating:3 (a OR b)", "(a OR b) sort:name", "(a OR b)^2 -(c OR d)"):
        query = read(text).query
        parts = parts_of(query)
        assert read(" ".join(part.text for part in parts)).query == query
        assert all(part.words.count("(") == part.words.count(")") for part in parts)
    assert [part.words for part in parts_of(read("(a OR b) rating:3").query)] == ["a OR b", "rating:3"]


def test_only_a_phrase_alone_is_one_phrase() -> None:
    assert read(" a dog ").query.phrase == "a dog"
    assert read('"a dog"').query.phrase == "a dog"
    assert read("a dog rating:3").query.phrase is None
    assert read("-dog").query.phrase is None
    assert read("dog^2").query.phrase is None


@pytest.mark.parametrize(
    ("text", "marked", "sentence"),
    [
        ("", "", "empty"),
        ("  ", "", "empty"),
        ("dog AND", "AND", "missing behind AND"),
        ("dog NOT", "NOT", "missing behind NOT"),
        ("(dog NOT)", "NOT", "missing behind NOT"),
        ("NOT " * 1000 + "dog", "NOT", "nested"),
        ("keyword:cat", "keyword:cat", "but tag: there is, as in tag:dog"),
        ("dog tags:cat", "tags:cat", "but tag: there is"),
        ("date:2020", "date:2020", "but taken: there is"),
        ("ratings:5", "ratings:5", "but rating: there is"),
        ("colour:red", "colour:red", "but label: there is"),
        ("wibble:red", "wibble:red", "in quotes where the words are meant"),
        ("rating>9", "rating>9", "0 to 5"),
        ("dog (cat OR )", "OR", "missing behind OR"),
        ("OR dog", "OR", "between two terms"),
        ("a AND OR b", "OR", "between two terms"),
        ("dog (cat", "(", "not closed"),
        ("dog )cat", ")", "closes none"),
        ("dog ()", ")", "nothing between"),
        ("(-)", "-", "a word right behind"),
        ('dog "red car', '"red car', "not closed"),
        ('dog tag:"red car', '"red car', "not closed"),
        ('dog ""', '""', "no phrase"),
        ("dog colour:red", "colour:red", "no field “colour:”"),
        ("dog rating:9", "rating:9", "0 to 5"),
        ("dog rating:good", "rating:good", "whole number"),
        ("dog rating: cat", "rating:", "needs a value"),
        ("taken:2023-02-30", "taken:2023-02-30", "no day 2023-02-30"),
        ("taken:2023-13", "taken:2023-13", "no month 13"),
        ("taken:2024..2023", "taken:2024..2023", "backwards"),
        ("taken:tomorrow", "taken:tomorrow", "year, month or day"),
        ("taken:last-", "taken:last-", "last-month or 30d"),
        ("dog taken:>30d", "taken:>30d", "-taken:30d for what is older"),
        ("iso:800..100", "iso:800..100", "backwards"),
        ("size:big", "size:big", "size:>2MB"),
        ("flag:maybe", "flag:maybe", "pick, reject or none"),
        ("has:dog", "has:dog", "gps"),
        ("sort:colour", "sort:colour", "newest"),
        ("dog sort:name sort:size", "sort:size", "already"),
        ("dog sort:name OR cat sort:size", "sort:size", "already"),
        ("dog OR sort:name", "sort:name", "beside"),
        ("dog OR (cat sort:name)", "sort:name", "beside"),
        ("^2", "^2", "behind a phrase"),
        ("dog^", "^", "number"),
        ("dog^0", "^0", "from 0.01"),
        ("rating:3^2", "^2", "no weight"),
        ("like:", "like:", "needs a value"),
        ("dog \0", "", "valid text"),
        ("(" * 1000 + "dog" + ")" * 1000, "(", "nested"),
        ("-" * 1000 + "dog", "-", "nested"),
        ("-(" * 1000 + "dog", "-", "nested"),
        (" ".join(["dog -cat"] * 600), "dog", "terms"),
    ],
)
def test_a_mistake_is_marked_at_its_place(text: str, marked: str, sentence: str) -> None:
    with pytest.raises(QueryError) as raised:
        read(text)
    mistake = raised.value
    assert text[mistake.start : mistake.end] == marked
    assert sentence in str(mistake.sentence)
    assert str(mistake.sentence) in str(mistake)


@given(queries)
@settings(deadline=None)
def test_printing_and_reading_are_inverse(query: Query) -> None:
    assert read(printed(query)).query == query


_SHARDS = [
    *'-()^2> "\\',
    "dog",
    "AND",
    "OR",
    "NOT",
    "rating",
    ">=",
    "tag:",
    "taken:",
    "2023",
    "..",
    "like:",
    "today",
    "last-",
    "week",
    "30",
    "d",
]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_SHARDS), max_size=25).map("".join)))
@example("\ud800")
@settings(deadline=None, max_examples=300)
def test_rubbish_is_a_query_or_a_mistake(text: str) -> None:
    found = outcome(text)
    if isinstance(found, QueryError):
        assert 0 <= found.start <= found.end <= len(text)
    else:
        assert read(printed(found)).query == found


def outcome(text: str) -> Query | QueryError:
    try:
        return read(text).query
    except QueryError as mistake:
        return mistake


def test_each_term_has_its_place() -> None:
    text = 'dog -"red car" rating:3'
    assert [text[start:end] for _, start, end in read(text).places] == ["dog", '"red car"', "rating:3"]

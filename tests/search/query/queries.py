"""Made-up queries, as trees that a text can say."""

import unicodedata

from hypothesis import strategies as st

from asif_desktop.search.query import And, Expression, Filter, Like, Not, Or, Phrase, Query, Weighted
from asif_desktop.search.query.fields import ORDERS
from asif_desktop.search.query.times import WORDS

_PIECES = [
    *'-()"\\\n/é ',
    "  ",
    "--",
    "^2",
    "dog",
    "a",
    "AND",
    "OR",
    "NOT",
    "tag:",
    "x:y",
    "rating>1",
    "size = 2",
]

texts = (
    st.one_of(st.text(max_size=12), st.lists(st.sampled_from(_PIECES), max_size=8).map("".join))
    .map(lambda text: unicodedata.normalize("NFC", text.replace("\0", "")).strip())
    .filter(lambda text: bool(text) and text == unicodedata.normalize("NFC", text).strip())
)

_moments = st.sampled_from(["2023", "2024-12", "2020-02-29", *WORDS, "Last Week", "last_year", "yester day"])

times = st.one_of(
    _moments,
    st.builds("{}{}".format, st.integers(1, 9999), st.sampled_from("dwmyDM")),
    st.builds("{}{}".format, st.sampled_from([">=", ">", "<=", "<"]), _moments),
    st.builds("{}..".format, _moments),
    st.builds("..{}".format, _moments),
    st.builds("{}..{}".format, st.just("2019-01-31"), _moments),
    st.builds("{}..{}".format, st.sampled_from(WORDS), st.sampled_from(["2023", *WORDS])),
)
"""What `taken:` takes, on whatever day."""

filters = st.one_of(
    st.builds(
        Filter,
        st.sampled_from(["tag", "folder", "name", "caption", "album", "camera", "type", "suggested"]),
        texts,
    ),
    st.builds(Filter, st.just("rating"), st.sampled_from(["3", ">=3", "<2", "1..4", "..2", "0"])),
    st.builds(Filter, st.just("taken"), times),
    st.just(Filter("untagged", "")),
)

leaves = st.one_of(st.builds(Phrase, texts), st.builds(Like, texts), filters)

weights = st.floats(0.01, 100, allow_nan=False)


def _grown(parts: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(Not, parts),
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Weighted, parts.filter(lambda part: not isinstance(part, Filter)), weights),
    )


expressions: st.SearchStrategy[Expression] = st.recursive(leaves, _grown, max_leaves=8)

orders = st.sampled_from([sign + order for order in ORDERS for sign in ("", "-")])

queries = st.one_of(
    st.builds(Query, expressions, st.none() | orders),
    st.builds(Query, st.none(), orders),
)

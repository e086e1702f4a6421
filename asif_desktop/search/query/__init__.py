"""The query language: read from text, printed as text, worked out over scores. It knows no library.

`dog beach -"a red car" rating:>=3` is the phrase “dog beach”, without red cars, with three stars or more.
docs/query.md tells the whole of it for people.
"""

from asif_desktop.search.query.evaluation import Standing, evaluate, filtered, is_filter, takes_models
from asif_desktop.search.query.fields import FIELDS, ORDERS, condition_of
from asif_desktop.search.query.mistakes import QueryError, marked
from asif_desktop.search.query.parts import parts_of
from asif_desktop.search.query.printing import printed
from asif_desktop.search.query.reading import read
from asif_desktop.search.query.tree import (
    And,
    Expression,
    Filter,
    Like,
    Not,
    Or,
    Phrase,
    Query,
    Reading,
    Weighted,
    meant,
    terms,
    with_photos,
)

__all__ = [
    "FIELDS",
    "ORDERS",
    "And",
    "Expression",
    "Filter",
    "Like",
    "Not",
    "Or",
    "Phrase",
    "Query",
    "QueryError",
    "Reading",
    "Standing",
    "Weighted",
    "condition_of",
    "evaluate",
    "filtered",
    "is_filter",
    "marked",
    "meant",
    "parts_of",
    "printed",
    "read",
    "takes_models",
    "terms",
    "with_photos",
]

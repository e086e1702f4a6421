"""Printing a query: the text that `read` reads back as the same tree."""

import re

from asif_desktop.search.query.tree import And, Expression, Filter, Like, Not, Or, Phrase, Query, Weighted


def printed(query: Query) -> str:
    """Returns the query as a person would type it."""
    parts = [] if query.wanted is None else [_expression(query.wanted, inside=Query)]
    if isinstance(query.wanted, Or) and query.sort is not None:
        parts = [f"({parts[0]})"]
    if query.sort is not None:
        parts.append(f"sort:{query.sort}")
    return " ".join(parts)


def _expression(expression: Expression, inside: type, *, negated: bool = False) -> str:
    match expression:
        case Phrase(text):
            return text if _bare_phrase(text) and not (negated and len(text.split()) > 1) else _quoted(text)
        case Like(path):
            return f"like:{path if _bare_value(path) else _quoted(path)}"
        case Filter(field, value):
            return f"{field}:{value if not value or _bare_value(value) else _quoted(value)}"
        case Not(part):
            text = f"-{_expression(part, Not, negated=True)}"
            return f"({text})" if inside is Weighted else text
        case Weighted(part, weight):
            text = f"{_expression(part, Weighted, negated=negated)}^{_number(weight)}"
            return f"({text})" if inside is Weighted else text
        case And(parts):
            text = _all(parts)
            return text if inside in (Query, Or) else f"({text})"
        case Or(parts):
            text = " OR ".join(_expression(part, Or) for part in parts)
            return text if inside is Query else f"({text})"


def _all(parts: tuple[Expression, ...]) -> str:
    """Returns the parts side by side; AND stands where two bare phrases would else become one."""
    texts = [_expression(part, And) for part in parts]
    joined = texts[0]
    for before, after, text in zip(parts, parts[1:], texts[1:], strict=False):
        joined += f" AND {text}" if _ends_bare(before) and _begins_bare(after) else f" {text}"
    return joined


def _ends_bare(part: Expression) -> bool:
    return isinstance(part, Phrase) and _bare_phrase(part.text)


def _begins_bare(part: Expression) -> bool:
    if isinstance(part, Weighted):
        return _begins_bare(part.part)
    return isinstance(part, Phrase) and _bare_phrase(part.text)


def _number(weight: float) -> str:
    return f"{weight:.20f}".rstrip("0").rstrip(".")


def _quoted(text: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", text) + '"'


def _bare_phrase(text: str) -> bool:
    from asif_desktop.search.query.parsing import bare_phrase  # brings the parser

    return bare_phrase(text)


def _bare_value(text: str) -> bool:
    from asif_desktop.search.query.parsing import bare_value

    return bare_value(text)

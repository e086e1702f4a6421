"""The grammar: every text is a row of these tokens, and a query is what `any` can be made of."""

import re

_END = r'(?=[\s()"^]|\Z)'
_QUOTED = r'"(?:[^"\\]|\\[\s\S])*"'
_VALUE = r'(?:[^\s()"^]|\([^\s()"^]*\))+'  # one pair of parentheses may stand inside: like:/a(1).jpg


def grammar(fields: list[str], bounded: list[str]) -> str:
    """Returns the grammar for lark, with a token for what each of these fields begins.

    Args:
        fields: Every field that there is.
        bounded: Those that need no colon before `>=` and its like.
    """
    known = "|".join(fields)
    bound = rf"(?i:{'|'.join(bounded)})\s*(?:[<>]=?|=)\s*"
    head = rf"[A-Za-z]+:(?=[^\s()^])|(?i:{known}):|{bound}{_VALUE}"
    word = rf'(?!(?:AND|OR|NOT){_END})(?!-\S)(?!{head})[^\s()"^]+'
    tokens = {
        "UNCLOSED.4": r'(?:[A-Za-z]+:)?"(?:[^"\\]|\\[\s\S])*\\?\Z',
        "FIELD.3": rf"[A-Za-z]+:(?:{_QUOTED}|{_VALUE})|(?i:{known}):|{bound}{_VALUE}",
        "_AND.3": rf"AND{_END}",
        "_OR.3": rf"OR{_END}",
        "NOT.3": rf"NOT{_END}",
        "MINUS.3": r"-(?=\S)",
        "QUOTED.2": _QUOTED,
        "PHRASE.1": rf"(?<=-){word}|{word}(?:\s+{word})*",  # a minus takes one word alone
        "WEIGHT": r'\^[^\s()"^]*',
        "_SPACE": r"\s+",
    }
    return _RULES + "\n".join(f"{name}: /{_escaped(token)}/" for name, token in tokens.items()) + "\n"


def _escaped(token: str) -> str:
    return re.sub(r"(?<!\\)/", r"\\/", token)


_RULES = r"""
?start: any?
?any: all (_OR all)*
?all: one (_AND? one)*
?one: MINUS one -> negation
    | NOT one -> negation
    | weighted
?weighted: single WEIGHT -> weight
    | single
?single: PHRASE -> phrase
    | QUOTED -> quoted
    | FIELD -> field
    | UNCLOSED -> unclosed
    | OPEN any CLOSE -> group
OPEN: "("
CLOSE: ")"
%ignore _SPACE
"""

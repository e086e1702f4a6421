"""Parsing a query with lark: from text to its tree, or to a mistake at its place."""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache

from lark import Lark, ParseTree, Token, UnexpectedToken

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import Sentence, said
from asif_desktop.search.query.fields import BOUNDED, EXAMPLES, FIELDS, condition_of, meant_field, sort_of
from asif_desktop.search.query.grammar import grammar
from asif_desktop.search.query.mistakes import QueryError
from asif_desktop.search.query.tree import (
    And,
    Expression,
    Filter,
    Leaf,
    Like,
    Not,
    Or,
    Phrase,
    Query,
    Reading,
    Weighted,
)

DEEPEST = 50
"""How deep parentheses and minuses may be nested: what works on trees calls itself for each level."""

MOST_TERMS = 200
"""Each phrase is encoded and scored."""

LONGEST = 100_000
"""Characters."""

_LOWEST, _HIGHEST = 0.01, 100.0


def parsed(text: str) -> Reading:
    """Returns the query that a text says.

    Args:
        text: Any characters.

    Raises:
        QueryError: It says none; the exception tells why and where.
    """
    _check_text(text)
    tokens = list(_parser().lex(text))
    if not tokens:
        raise QueryError(said("The query is empty; type a word or two."), text, len(text), len(text))
    _check_size(text, tokens)
    try:
        tree = _parser().parse(text)
    except UnexpectedToken as error:
        raise _misplaced(text, tokens, error.token) from None
    made = _Making(text)
    query = made.query(tree)
    return Reading(query, tuple(made.places))


@cache
def _parser() -> Lark:
    # The basic lexer takes every character for a token, so that what does not fit is told by its place alone.
    return Lark(grammar([*FIELDS, "like", "sort"], list(BOUNDED)), parser="lalr", lexer="basic")


def _check_text(text: str) -> None:
    if len(text) > LONGEST:
        raise QueryError(said("The query is longer than {0} characters.", LONGEST), text, LONGEST, LONGEST)
    for place, character in enumerate(text):
        if "\ud800" <= character <= "\udfff" or character == "\0":
            raise QueryError(said("This is not valid text."), text, place, place)


def _check_size(text: str, tokens: list[Token]) -> None:
    """Refuses what is nested too deep or too long, before anything calls itself for it.

    Raises:
        QueryError: It is.
    """
    open_groups: list[int] = []
    minuses, terms = 0, 0
    for token in tokens:
        match token.type:
            case "MINUS" | "NOT":
                minuses += 1
            case "OPEN":
                open_groups.append(minuses + 1)
                minuses = 0
            case "CLOSE":
                minuses = 0
                if open_groups:
                    open_groups.pop()
            case "PHRASE" | "QUOTED" | "FIELD":
                minuses = 0
                terms += 1
        if sum(open_groups) + minuses > DEEPEST:
            raise _mistake(
                said("The query is nested more than {0} deep; make it flatter.", DEEPEST), text, token
            )
        if terms > MOST_TERMS:
            raise _mistake(
                said("The query has more than {0} terms; leave some out.", MOST_TERMS), text, token
            )


def _misplaced(text: str, tokens: list[Token], token: Token) -> QueryError:
    """Returns the mistake of a token that cannot stand where it does."""
    if token.type == "$END":
        opened = [one for one in tokens if one.type == "OPEN"]
        last = tokens[-1]
        if last.type in ("_AND", "_OR", "NOT"):
            return _mistake(said("Something is missing behind {0}.", str(last)), text, last)
        if last.type == "OPEN":
            return _mistake(said("Something is missing behind this parenthesis."), text, last)
        if last.type == "MINUS":
            return _mistake(said("The minus needs a word right behind it."), text, last)
        return _mistake(said("This parenthesis is not closed."), text, opened[_last_open(tokens)])
    match token.type:
        case "CLOSE":
            before = _before(tokens, token)
            if before is not None and before.type == "OPEN":
                sentence = said("There is nothing between the parentheses.")
            elif before is not None and before.type in ("_AND", "_OR", "NOT"):
                return _mistake(said("Something is missing behind {0}.", str(before)), text, before)
            elif before is not None and before.type == "MINUS":
                return _mistake(said("The minus needs a word right behind it."), text, before)
            else:
                sentence = said("This parenthesis closes none.")
        case "_AND" | "_OR":
            sentence = said(
                "{0} stands between two terms; put it in quotes where the word is meant.", str(token)
            )
        case "WEIGHT":
            sentence = said("A weight stands right behind a phrase, such as dog^2.")
        case _:
            sentence = said("This cannot stand here.")
    return _mistake(sentence, text, token)


def _last_open(tokens: list[Token]) -> int:
    """Returns which of the opening parentheses is the last that is not closed."""
    stack: list[int] = []
    count = 0
    for token in tokens:
        if token.type == "OPEN":
            stack.append(count)
            count += 1
        elif token.type == "CLOSE" and stack:
            stack.pop()
    return stack[-1]


def _before(tokens: list[Token], token: Token) -> Token | None:
    starts = [one.start_pos for one in tokens]
    place = starts.index(token.start_pos)
    return tokens[place - 1] if place else None


def _mistake(sentence: Sentence, text: str, token: Token) -> QueryError:
    start = token.start_pos or 0
    return QueryError(sentence, text, start, start + len(token))


@dataclass(frozen=True)
class _Sort:
    """`sort:` where it was found; it is no part of an expression."""

    order: str
    token: Token


@dataclass
class _Making:
    """Makes the tree of one text out of lark's."""

    text: str
    places: list[tuple[Leaf, int, int]] = field(default_factory=list)
    _sorts: list[_Sort] = field(default_factory=list)

    def query(self, tree: ParseTree) -> Query:
        """Returns the query.

        Raises:
            QueryError: A value is not what its field takes, or stands where it cannot.
        """
        wanted = self._either(tree) if tree.data == "any" else self._beside(tree)
        if len(self._sorts) > 1:
            raise _mistake(said("There is a sort: already."), self.text, self._sorts[1].token)
        return Query(wanted, self._sorts[0].order if self._sorts else None)

    def _either(self, tree: ParseTree) -> Expression:
        """Returns what OR joins: an order may stand beside any of them, since it is the whole query's."""
        parts = []
        for child in tree.children:
            wanted = self._beside(child)
            if wanted is None:
                raise _misplaced_order(self.text, self._sorts[-1])
            parts.append(wanted)
        return Or(tuple(parts))

    def _beside(self, node: "Token | ParseTree") -> Expression | None:
        """Returns what terms side by side come to, and keeps the orders among them."""
        assert not isinstance(node, Token)
        wanted = []
        for part in node.children if node.data == "all" else [node]:
            made = self._made(part)
            if isinstance(made, _Sort):
                self._sorts.append(made)
            else:
                wanted.append(made)
        if not wanted:
            return None
        return wanted[0] if len(wanted) == 1 else And(tuple(wanted))

    def _made(self, node: "Token | ParseTree") -> "Expression | _Sort":
        assert not isinstance(node, Token)
        match node.data:
            case "all":
                return And(tuple(self._part(child) for child in node.children))
            case "any":
                return Or(tuple(self._part(child) for child in node.children))
            case "negation":
                return Not(self._part(node.children[1]))
            case "group":
                return self._made(node.children[1])
            case "weight":
                return self._weighted(node)
            case _:
                (token,) = node.children
                assert isinstance(token, Token)
                return self._leaf(token)

    def _part(self, node: "Token | ParseTree") -> Expression:
        made = self._made(node)
        if isinstance(made, _Sort):
            raise _misplaced_order(self.text, made)
        return made

    def _weighted(self, node: ParseTree) -> Expression:
        token = node.children[1]
        assert isinstance(token, Token)
        if not re.fullmatch(r"\^[0-9]{1,3}(\.[0-9]{1,20})?", token):
            raise _mistake(
                said("A weight is a number such as 2 or 0.5 right behind the ^."), self.text, token
            )
        weight = float(token[1:])
        if not _LOWEST <= weight <= _HIGHEST:
            raise _mistake(
                said("A weight is from {0} to {1}.", str(_LOWEST), f"{_HIGHEST:.0f}"), self.text, token
            )
        part = self._part(node.children[0])
        if isinstance(part, Filter):
            raise _mistake(said("A condition is met or not, so it has no weight."), self.text, token)
        return Weighted(part, weight)

    def _leaf(self, token: Token) -> "Leaf | _Sort":
        leaf: Leaf | _Sort
        match token.type:
            case "UNCLOSED":
                quote = (token.start_pos or 0) + token.index('"')
                raise QueryError(said("These quotes are not closed."), self.text, quote, len(self.text))
            case "PHRASE":
                leaf = Phrase(_normal(token))
            case "QUOTED":
                phrase = _normal(_unquoted(token))
                if not phrase:
                    raise _mistake(said("There is no phrase in the quotes."), self.text, token)
                leaf = Phrase(phrase)
            case _:
                leaf = self._field(token)
        if not isinstance(leaf, _Sort):
            start = token.start_pos or 0
            self.places.append((leaf, start, start + len(token)))
        return leaf

    def _field(self, token: Token) -> "Filter | Like | _Sort":
        bound = re.match(r"([A-Za-z]+)\s*([<>]=?|=)\s*", token)
        if bound is not None:
            name, behind = bound[1], bound[2].removeprefix("=") + token[bound.end() :]
        else:
            name, _, behind = token.partition(":")
        name, value = name.lower(), _normal(_unquoted(behind))
        try:
            if name in ("like", "sort") and not value:
                raise AsifError(
                    said("{0}: needs a value right behind it, such as {1}.", name, EXAMPLES[name])
                )
            if name == "like":
                return Like(value)
            if name == "sort":
                return _Sort(sort_of(value), token)
            if name not in FIELDS:
                raise AsifError(_no_field(name))
            condition_of(name, value)
        except AsifError as error:
            raise _mistake(error.sentence, self.text, token) from None
        return Filter(name, value)


def _no_field(name: str) -> Sentence:
    meant = meant_field(name)
    if meant is None:
        return said("There is no field “{0}:”; put it in quotes where the words are meant.", name)
    return said(
        "There is no field “{0}:”, but {1}: there is, as in {2}. Put it in quotes where the words are meant.",
        name,
        meant,
        EXAMPLES[meant],
    )


def _misplaced_order(text: str, order: _Sort) -> QueryError:
    return _mistake(said("sort: stands beside the other terms, not inside them."), text, order.token)


def _unquoted(token: str) -> str:
    """Returns what stands in quotes, or the text itself."""
    if not token.startswith('"'):
        return str(token)
    return re.sub(r'\\(["\\])', r"\1", token[1:-1])


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip()


def bare_phrase(text: str) -> bool:
    """Returns whether a phrase needs no quotes, whatever stands behind it."""
    return text.split()[-1] != "-" and _is_one(text, "PHRASE")


def bare_value(text: str) -> bool:
    """Returns whether a field's value, not empty, needs no quotes."""
    return _is_one(f"like:{text}", "FIELD")


def _is_one(text: str, kind: str) -> bool:
    first = next(iter(_parser().lex(text)), None)
    return first is not None and first.type == kind and len(first) == len(text)

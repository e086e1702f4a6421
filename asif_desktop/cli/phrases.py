"""Phrases and queries as arguments."""

import re
from typing import Any

from typer.core import TyperCommand, TyperOption


class PhraseCommand(TyperCommand):
    """A command whose phrase may begin with a minus: `search -shark` is a query, not an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Moves what is no option of ours behind `--`, where click takes everything for an argument."""
        options: list[str] = []
        phrases: list[str] = []
        takes_value = {
            name for p in self.params if isinstance(p, TyperOption) and not p.is_flag for name in p.opts
        }
        rest = iter(args)
        for word in rest:
            if word == "--":
                phrases.extend(rest)
            elif word in takes_value:
                value = next(rest, None)
                if value is None:
                    return super().parse_args(ctx, [*options, word])  # click says what is missing
                options += [word, value]
            elif word.startswith("--") or re.fullmatch(r"-n-?\d+", word):
                options.append(word)
            else:
                phrases.append(word)
        return super().parse_args(ctx, [*options, "--", *phrases])

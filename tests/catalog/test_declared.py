"""What is declared without the ORM is what the ORM would make of it."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from asif_desktop.catalog import embedding_tables, tables
from asif_desktop.catalog.declared import aliased


def _described(base: Any) -> list[str]:
    """Returns the statements that make all tables of a database."""
    made: list[Any] = [CreateTable(table) for table in base.metadata.sorted_tables]
    for table in base.metadata.sorted_tables:
        made += [CreateIndex(index) for index in sorted(table.indexes, key=lambda index: str(index.name))]
    return [str(one.compile(dialect=sqlite.dialect())) for one in made]


@pytest.mark.parametrize("module", [tables, embedding_tables], ids=["catalog", "embeddings"])
def test_tables_are_those_of_the_orm(module: Any) -> None:
    source = Path(module.__file__).read_text(encoding="utf-8")
    ours = "from asif_desktop.catalog.declared import"
    assert ours in source
    names: dict[str, Any] = {"__name__": "theirs"}
    exec(compile(source.replace(ours, "from sqlalchemy.orm import"), module.__file__, "exec"), names)
    theirs, found = _described(names["Base"]), _described(module.Base)
    assert found == theirs
    assert len(found) > 1


def test_statements_take_the_class_for_its_table_and_its_columns_by_name() -> None:
    setting, other = tables.Setting, aliased(tables.Setting)
    joined = select(setting.name, other.value.label("twice")).join(other, other.name == setting.name)
    assert "FROM setting JOIN setting AS setting_1 ON setting_1.name = setting.name" in " ".join(
        str(joined).split()
    )
    assert str(insert(setting).values(name="a", value="b")).startswith("INSERT INTO setting (name, value)")
    assert str(update(setting).values({setting.value: "c"})).startswith("UPDATE setting SET value=")
    with pytest.raises(AttributeError):
        _ = other.colour  # type: ignore[attr-defined]

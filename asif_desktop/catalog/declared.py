"""Tables declared as with SQLAlchemy's ORM, without the ORM: rows are plain here, and statements Core's.

A type checker sees the ORM's own names, so columns keep their types. The ORM itself would do nothing but take
a tenth of the time in which the library process starts.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy.orm import DeclarativeBase, InstrumentedAttribute, Mapped, aliased, mapped_column
else:
    from types import NoneType
    from typing import get_args

    from sqlalchemy import Column, Double, Integer, LargeBinary, MetaData, String, Table
    from sqlalchemy.types import NullType

    _TYPES = {int: Integer, str: String, bytes: LargeBinary, float: Double}

    class _Generic:
        def __class_getitem__(cls, kind):
            """Returns what stands in the brackets: the type of a column's values."""
            return kind

    class Mapped(_Generic):
        """Annotates a column."""

    class InstrumentedAttribute(_Generic):
        """A column, to the type checker."""

    mapped_column = Column

    class DeclarativeBase:
        """Has the tables of one database in `metadata`; each is a class that inherits from such a class."""

        metadata: MetaData

        def __init_subclass__(cls) -> None:
            if "__tablename__" not in cls.__dict__:
                cls.metadata = cls.__dict__.get("metadata") or MetaData()
                return
            columns = [
                _column(name, kind, cls.__dict__.get(name)) for name, kind in cls.__annotations__.items()
            ]
            *rules, last = cls.__dict__.get("__table_args__", ()) or ({},)
            options = last if isinstance(last, dict) else {}
            rules += [] if isinstance(last, dict) else [last]
            cls.__table__ = Table(cls.__tablename__, cls.metadata, *columns, *rules, **options)
            for column in columns:
                setattr(cls, column.name, column)

        @classmethod
        def __clause_element__(cls):
            """Returns the table: where SQLAlchemy takes one, it takes the class."""
            return cls.__table__

    class _Alias:
        """A table once more in one statement."""

        def __init__(self, table) -> None:
            self._alias = table.alias()
            for column in self._alias.c:
                setattr(self, column.name, column)

        def __clause_element__(self):
            return self._alias

    def aliased(model):
        """Returns a table under another name, with its columns as attributes."""
        return _Alias(model.__table__)

    def _column(name, kind, column):
        """Returns a column with its name and, where nothing else tells it, the type of its annotation."""
        kinds = get_args(kind) or (kind,)
        column = Column() if column is None else column
        column.name = column.key = name
        if isinstance(column.type, NullType) and not column.foreign_keys:
            column.type = _TYPES[kinds[0]]()
        column.nullable = NoneType in kinds
        return column


__all__ = ["DeclarativeBase", "InstrumentedAttribute", "Mapped", "aliased", "mapped_column"]

"""Settings as plain text; what they may be is the library's to say."""

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from asif_desktop.catalog.base import CatalogPart
from asif_desktop.catalog.schema import tables


class Settings(CatalogPart):
    """The settings of a catalog."""

    def settings(self) -> dict[str, str]:
        """Returns every setting that was set, by name."""
        with self._reading() as connection:
            rows = connection.execute(
                select(tables.Setting.name, tables.Setting.value).order_by(tables.Setting.name)
            )
            return {row.name: row.value for row in rows}

    def set_setting(self, name: str, value: str) -> None:
        """Keeps the value of a setting."""
        row = insert(tables.Setting).values(name=name, value=value)
        with self._writing(durable=True, touched={"setting"}) as connection:
            connection.execute(
                row.on_conflict_do_update(
                    index_elements=[tables.Setting.name],
                    set_={"value": row.excluded.value},
                    where=tables.Setting.value != row.excluded.value,
                )
            )

    def forget_setting(self, name: str) -> None:
        """Has a setting as if it had never been set."""
        with self._writing(durable=True, touched={"setting"}) as connection:
            connection.execute(delete(tables.Setting).where(tables.Setting.name == name))

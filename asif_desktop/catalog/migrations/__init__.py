"""Brings a catalog's file to the schema that this program speaks.

`HEAD` is the newest revision; a file that carries it is opened without loading Alembic.
"""

HEAD = "0005"

"""What can be asked of an open library: one verb a function, and `table.py` names them all."""

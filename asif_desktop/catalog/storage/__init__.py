"""SQLite files as such: connections to them, and what can be wrong with one."""

"""What reading a stored index can end in."""


class CacheError(ValueError):
    """The file is no index that this version can use: torn, altered, foreign or out of date. Rebuild it."""

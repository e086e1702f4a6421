"""The list of places: folders, collections, tags, albums, saved searches."""

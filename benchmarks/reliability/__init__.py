"""Does a library survive what can happen to it? Kills, power cuts, hostile files, a long day."""

"""Stars, labels, flags and turns: their controls and what is asked for them."""

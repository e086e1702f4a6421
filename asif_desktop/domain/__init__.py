"""The nouns: plain data that every other room speaks of."""

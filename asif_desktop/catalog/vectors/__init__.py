"""The second file: embeddings, which can be made again."""

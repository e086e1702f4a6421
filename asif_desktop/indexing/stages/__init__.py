"""From found files to stored embeddings, stage after stage."""

"""From a path to a stored embedding: scan, decode in processes of their own, thumbnails, the pipeline."""

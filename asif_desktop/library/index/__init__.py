"""The relative index, in step with the catalog, and what it says of every photo: ranks and suggested tags."""

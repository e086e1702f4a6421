"""What a phrase finds: the starter collection, one scale for all anchors, ranking, cut-off, explanations."""

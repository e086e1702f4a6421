"""Pictures made from photos, kept within a budget."""

"""Tags of photos, and the review of what is suggested."""

"""What happens to files: failed, missing, in the trash, twice there; copies, and other programs."""

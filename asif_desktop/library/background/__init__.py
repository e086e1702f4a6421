"""What the library process does unasked: indexing, watching folders, making backups, giving memory back."""

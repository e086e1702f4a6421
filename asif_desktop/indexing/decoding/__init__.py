"""Files into pixels, hashes and metadata, in processes of their own."""

"""The search field, a query as chips, and the words above what was found."""

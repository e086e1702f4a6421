"""Who works where: threads, crews of them, and who waits for whom."""

"""Files to the system's trash and back, all of them or none."""

"""The same encoders in the runtime that is fastest on a CPU."""

"""The parts of a request that statements look at: a family for each file."""

"""Measurements: ratios in one run, never times that a test depends on."""

"""Frozen values that everybody shares; no behaviour beyond reading themselves."""

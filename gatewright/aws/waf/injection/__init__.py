"""Code where none belongs: SQL and markup in a part of a request, found by reading it as a database or browser would.

AWS does not say how its own detection works, and the verdicts of two detectors differ at the edges.
"""

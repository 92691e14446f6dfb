"""Code where none belongs: SQL and markup in a part of a request, found by reading it as a database or browser would.

AWS does not say how its own detection works; libinjection is what firewalls share.
"""

"""
What can be wrong with a state that is opened.

The tree:

    Exception
      StoreError                   a state that cannot be used; one line that says which, and what is wrong with it
        DamagedStore               what is there is no database of ours, or can no longer be read
        NewerStore                 a later Gatewright wrote it
        StoreInUse                 another server holds it
"""


class StoreError(Exception):
    """A state that cannot be used."""


class DamagedStore(StoreError):  # a kind of StoreError, which already says so
    """What is there is no database of ours, or can no longer be read."""


class NewerStore(StoreError):  # a kind of StoreError, which already says so
    """A later Gatewright wrote it."""


class StoreInUse(StoreError):  # a kind of StoreError, which already says so
    """Another server holds it."""

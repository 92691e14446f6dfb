"""A diagnosis, rendered: every form shows the same value."""

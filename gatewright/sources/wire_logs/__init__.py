"""Calls as the logs of HTTP clients tell them, one module a client."""

"""The TLS port: whose certificate, which versions, and what is said before any HTTP."""

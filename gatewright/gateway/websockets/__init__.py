"""WebSocket APIs: what a connection is, which messages go where, and how backends reach it."""

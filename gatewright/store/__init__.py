"""What a client was told is stored: documents, usage counters and log events, in SQLite."""

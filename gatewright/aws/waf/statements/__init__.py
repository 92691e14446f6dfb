"""Statements: what a rule asks of a request; each compiled once to a function of an inspection."""

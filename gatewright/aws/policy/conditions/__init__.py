"""The condition operators: one file a family, and `operators` for what the modifiers do to all of them."""

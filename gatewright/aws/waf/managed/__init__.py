"""Managed rule groups that are rebuilt here from what AWS documents of them."""

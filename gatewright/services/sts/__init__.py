"""AWS Security Token Service, as far as clients ask who they are."""

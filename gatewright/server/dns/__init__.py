"""A small DNS server that answers as the resolver of a VPC does, and forwards nothing."""

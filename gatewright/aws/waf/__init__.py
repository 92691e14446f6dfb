"""AWS WAF: what a web ACL decides about a request; pure, and linear in the length of the request."""

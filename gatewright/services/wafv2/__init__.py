"""AWS WAF (the newer one): web ACLs, what they refer to, and the stages that they protect."""

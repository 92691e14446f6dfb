"""AWS Systems Manager's Parameter Store, as far as templates and the tools that deploy them read and write it."""

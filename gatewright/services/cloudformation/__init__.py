"""AWS CloudFormation, as far as templates declare what this server has: stacks and change sets."""

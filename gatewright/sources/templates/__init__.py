"""Files that declare APIs: found out what they are, read, and made one kind of thing, a CloudFormation template."""

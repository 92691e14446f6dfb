"""The pages of the console, a file each: a value in, HTML out."""

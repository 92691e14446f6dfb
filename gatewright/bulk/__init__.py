"""The third use: many calls at once, told by access logs; equal ones are decided once."""

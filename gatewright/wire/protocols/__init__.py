"""AWS's protocols behind one small interface: read parameters, write a result, write an error."""

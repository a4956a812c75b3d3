"""A graph on a SPARQL 1.1 server: how it is found, asked and written to."""

"""Frames of the ontology, compiled and matched against lines of units."""

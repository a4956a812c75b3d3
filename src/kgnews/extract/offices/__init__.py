"""Offices and who holds them, read from noun phrases."""

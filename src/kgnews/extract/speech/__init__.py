"""Quotes, who says them, and the stance of what is said."""

"""Text into sentences and tokens, dates into ISO 8601; knows no entity and no graph."""

__all__: list[str] = []

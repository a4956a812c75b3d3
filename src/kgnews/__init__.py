"""kgnews builds knowledge graphs of news in which every fact shows its sentence."""

__all__ = ["__version__"]

__version__ = "0.1.0"

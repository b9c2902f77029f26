"""The version, for the package, its command, and what is cached by it."""

__version__ = "0.1.0"

"""Who: the actors of a document at its date, their mentions, and the places named in it."""

from communique.actors.annotator import Actors

__all__ = ["Actors"]

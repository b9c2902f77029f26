"""Document -> Parse: the spaCy pipeline, sentences, and the container that the strands share."""

# First, before anything that imports spaCy in its own way.
from communique.language.importing import spacy as _spacy
from communique.language.parse import Parse
from communique.language.pipeline import DEFAULT_MODEL, Parser, check_size

del _spacy

__all__ = ["DEFAULT_MODEL", "Parse", "Parser", "check_size"]

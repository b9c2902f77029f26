"""Document -> Parse: the spaCy pipeline, sentences, and the container that the strands share."""

from communique.language.parse import Parse
from communique.language.pipeline import DEFAULT_MODEL, Parser, check_size

__all__ = ["DEFAULT_MODEL", "Parse", "Parser", "check_size"]

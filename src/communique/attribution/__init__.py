"""Parse -> statements and voices: direct and reported speech, with speakers, media and chains."""

from communique.attribution.statements import annotate

__all__ = ["annotate"]

"""What follows from a record as a whole: it knows the record alone, and data.

No part of the record holds these; the ledger keeps them in columns of its own.
"""

from __future__ import annotations

from communique.derived.contradictions import contradictions
from communique.derived.turns import Turns, turns

__all__ = ["Turns", "contradictions", "turns"]

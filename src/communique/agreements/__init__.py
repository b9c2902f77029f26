"""Treaties, pacts, accords, memoranda, ceasefires and communiques between states.

All names of one agreement in a document ("their treaty of friendship", "the 1961 treaty", its full
title) become one agreement with its kind, parties, date of signature and obligations.
"""

from communique.agreements.coding import annotate

__all__ = ["annotate"]

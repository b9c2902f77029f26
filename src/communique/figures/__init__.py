"""Amounts that describe relations between states: trade, aid, loans, arms, troops, refugees.

A figure is a number with its unit, what it measures, whose it is and between whom, for which time,
how it has changed, and who says so. What can be derived is derived: a fall of 80 percent to 20
million stands for a base of 100 million.
"""

from communique.figures.coding import annotate

__all__ = ["annotate"]

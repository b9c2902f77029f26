"""Tests of the figures strand."""

"""Tests of the agreements strand."""

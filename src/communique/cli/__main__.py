"""``python -m communique.cli``."""

from communique.cli import main

main()

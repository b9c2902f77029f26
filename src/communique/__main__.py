"""``python -m communique``: the commands, where no script is installed."""

from communique.cli import main

if __name__ == "__main__":
    main()

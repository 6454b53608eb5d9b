"""``python -m casusboek`` is the command ``casusboek``."""

from casusboek.cli import main

if __name__ == "__main__":
    main()

"""``python -m duijie`` is the command ``duijie``."""

from duijie.cli.main import run

if __name__ == "__main__":
    run()

"""`python -m onrecord` does what `onrecord` does."""

from onrecord.cli import main

if __name__ == "__main__":
    main()

"""Unpacks the tar archive that comes in into the folder that is named."""

import sys
import tarfile


def main() -> None:
    """Unpack."""
    with tarfile.open(fileobj=sys.stdin.buffer, mode="r|") as archive:
        archive.extractall(sys.argv[1], filter="data")


if __name__ == "__main__":
    main()

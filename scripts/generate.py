"""Write the pages that are made from code, or check that they are up to date.

    python scripts/generate.py            write them
    python scripts/generate.py --check    exit with 1 if one of them would change

Each file in `scripts/generators` has a `PATH`, from the project's root, and a function `make` that
returns the page; or a function `pages` that returns several pages by their paths.
"""

from __future__ import annotations

import argparse
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


def load(path: Path) -> ModuleType:
    """Return the generator in `path`, imported."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> int:
    """Write or check every page; return the exit status."""
    parser = argparse.ArgumentParser(description="Write the pages that are made from code.")
    parser.add_argument("--check", action="store_true", help="write nothing, tell what is stale")
    check = parser.parse_args().check
    stale = 0
    for path in sorted((ROOT / "scripts" / "generators").glob("*.py")):
        for name, made in made_by(load(path)):
            page = ROOT / name
            if page.exists() and page.read_text(encoding="utf-8") == made:
                continue
            if check:
                stale += 1
                print(f"{name} is stale; run `make generated`", file=sys.stderr)
            else:
                page.parent.mkdir(parents=True, exist_ok=True)
                page.write_text(made, encoding="utf-8", newline="\n")
                print(f"wrote {name}")
    return 1 if stale else 0


def made_by(generator: ModuleType) -> list[tuple[str, str]]:
    """Return the paths and texts of the pages that a generator makes."""
    if hasattr(generator, "pages"):
        return list(generator.pages().items())
    return [(generator.PATH, generator.make())]


if __name__ == "__main__":
    sys.exit(main())

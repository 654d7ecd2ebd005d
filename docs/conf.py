"""How Sphinx builds the documentation; `make docs` calls it with warnings as errors."""

from __future__ import annotations

from onrecord import __version__

project = "On Record"
author = "The On Record contributors"
copyright = author
release = __version__
version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "sphinx.ext.viewcode"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
# Types that no inventory is loaded for: the docs build without a network.
nitpick_ignore_regex = [("py:.*", r".*")]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "On Record"
html_theme_options = {"navigation_with_keys": True}
autodoc_typehints = "description"
autodoc_member_order = "bysource"

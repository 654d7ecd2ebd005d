"""What shared words tell about whether two passages are one."""

from __future__ import annotations

SMALL, STOCK, NAME, SOLID = 0.2, 0.3, 0.45, 1.0
"""Nothing to speak of; little; little, for it is a name; much."""

SHOUTED = 0.55
"""A word of a text in capitals, which may be a name."""

NOTHING = 0.05
"""A word of a formula."""

COMMON_NAME = 0.25
"""A name that many documents of the collection use."""

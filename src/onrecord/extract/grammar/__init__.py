"""The shallow grammar: a sentence as a row of items, and what governs each number in it."""

"""Accounts of one event beside each other."""

"""Pure functions from query results to pages and charts."""

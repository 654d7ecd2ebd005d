"""Words → things: dates, places, events, and what a document says of itself."""

"""One file a rule; the catalogue page is made from them."""

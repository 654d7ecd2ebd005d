"""The casebook: people decide, and every decision can be traced.

One SQLite file holds what the sources say, what the machine read and what people decided, kept apart;
the current view follows from them (docs/decisions/017-casebook.md). The modules by what they do:
`store` makes and opens the file, `adding` and `versions` put documents in, `decisions` and `events`
write what people decide, `view` is where each claim stands, `log` is the chain, `verify` proves it all.
"""

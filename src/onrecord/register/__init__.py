"""The register: statements about persons, whom they are about, and what follows for the counts.

Statements are never merged; that two are about one person is a judgement over them, which can be taken
back. `names` reads and compares names, `years` ages and partial dates, `lists` brings lists in,
`linkage` proposes who is the same,
`clusters` makes groups of it, `replicates` draws others that are as likely, `persons` keeps what people decided, `derived` counts.
"""

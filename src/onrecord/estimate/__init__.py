"""How many persons stand on no list: multiple systems estimation from the overlaps of lists.

Several published estimators are shown side by side, never one number: which is nearest cannot be
known, and where they disagree the choice of model decides. All assume that nobody entered or left
between the lists, that persons were joined rightly across lists, and that everyone had some chance to
be listed. The modules by what they do: `cells` lays the table out, `loglinear` fits a model, `existence`
tells whether it can be fitted, `models` and `choice` which there are and which is chosen, `profile`
and `bootstrap` give intervals, `chao` a lower bound, `graphs` the exact average over decomposable
graphs, `latent` classes by Gibbs sampling. `tables` reads
overlaps from a file, `registered` takes them from the register, `averaging` lets the doubt about who is the
same into the intervals.
"""

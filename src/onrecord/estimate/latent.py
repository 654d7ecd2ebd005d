"""Latent classes: persons of several unseen kinds, each with its own chances to be listed.

Within a kind the lists are independent; the kinds and their sizes have a stick-breaking prior, and the
number of persons a prior that falls with one over it (Manrique-Vallier 2016, "Bayesian population size
estimation using Dirichlet process mixtures"). The posterior is sampled by Gibbs' sampler from starts
far apart. What has not converged is withheld: the potential scale reduction must be under 1.05 and the
effective number of draws over 400 (Vehtari, Gelman, Simpson, Carpenter and Bürkner 2021).
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from onrecord.estimate.cells import Array, patterns
from onrecord.estimate.numerics import needed

CHAINS = 4
CLASSES = 10
DRAWS = 50_000
"""Draws of each chain after as many fifths of them again are passed over."""
KEPT = 1000
"""Draws of each chain that are given, evenly taken."""
RHAT, EFFECTIVE = 1.05, 400.0
_PRIOR = 0.25  # of the concentration: Gamma(1/4, 1/4)
SEED = 19481210


class Sampled(NamedTuple):
    """What the sampler gives: numbers of persons, listed or not.

    `quantiles` are those at 2.5, 50 and 97.5 per cent. `withheld` says why the numbers are not to be
    used, or is None. `drawn` are draws of all chains, as many of each.
    """

    mean: float
    quantiles: tuple[float, float, float]
    rhat: float
    effective: float
    withheld: str | None
    drawn: Array


def sample_classes(
    counts: Array, lists: int, *, classes: int = CLASSES, draws: int = DRAWS, seed: int = SEED
) -> Sampled:
    """Sample the number of persons under latent classes, four times as long where that is needed.

    Args:
        counts: The table.
        lists: How many lists there are.
        classes: The most kinds of persons; at most `2^lists - 1` are used.
        draws: Draws of each of four chains.
        seed: What makes a run repeatable.
    """
    found = _sampled(counts, lists, classes, draws, seed)
    return _sampled(counts, lists, classes, 4 * draws, seed) if found.withheld else found


def _sampled(counts: Array, lists: int, classes: int, draws: int, seed: int) -> Sampled:
    classes = min(classes, 2**lists - 1)
    seen = counts > 0
    marks = np.ascontiguousarray(patterns(lists)[seen], dtype=np.int64)
    numbers = np.ascontiguousarray(counts[seen], dtype=np.int64)
    chains = np.stack(
        [
            _sampler()(marks, numbers, classes, draws // 5, draws, seed + chain, chain)
            for chain in range(CHAINS)
        ]
    )
    logs = np.log(chains + 1.0)
    rhat, effective = split_rhat(logs), effective_draws(logs)
    total = chains + counts.sum()
    low, middle, high = np.quantile(total, [0.025, 0.5, 0.975])
    withheld = None
    if not rhat < RHAT:
        withheld = f"the chains have not met: R-hat is {rhat:.3f}, not under {RHAT}"
    elif effective < EFFECTIVE:
        withheld = f"{effective:.0f} effective draws are fewer than {EFFECTIVE:.0f}"
    return Sampled(float(total.mean()), (float(low), float(middle), float(high)), rhat, effective,
                   withheld, total[:, :: max(1, draws // KEPT)][:, :KEPT].ravel())  # fmt: skip


def split_rhat(chains: Array) -> float:
    """Return the potential scale reduction of chains, each split in halves."""
    half = chains.shape[1] // 2
    parts = np.concatenate([chains[:, :half], chains[:, half : 2 * half]])
    within = parts.var(axis=1, ddof=1).mean()
    between = half * parts.mean(axis=1).var(ddof=1)
    if within == 0:
        return 1.0 if between == 0 else float("inf")
    return float(np.sqrt(((half - 1) / half * within + between / half) / within))


def effective_draws(chains: Array) -> float:
    """Return how many independent draws the chains are worth (Geyer's initial positive sequence)."""
    count, length = chains.shape
    centred = chains - chains.mean(axis=1, keepdims=True)
    size = 2 ** int(np.ceil(np.log2(2 * length)))
    spectrum = np.abs(np.fft.rfft(centred, size, axis=1)) ** 2
    within = np.fft.irfft(spectrum, size, axis=1)[:, :length] / length
    mean_within = within[:, 0].mean() * length / (length - 1)
    between = chains.mean(axis=1).var(ddof=1)
    spread = mean_within * (length - 1) / length + between
    if spread == 0:
        return float(count * length)
    correlation = 1 - (mean_within - within.mean(axis=0)) / spread
    pairs = correlation[: length // 2 * 2].reshape(-1, 2).sum(axis=1)
    (ends,) = np.nonzero(pairs < 0)
    first = ends[0] if len(ends) else len(pairs)
    together = np.minimum.accumulate(pairs[:first])
    return float(count * length / max(-1 + 2 * together.sum(), 1e-12))


@cache
def _sampler() -> Any:  # noqa: ANN401 - a compiled function
    """Return the sampler of one chain, compiled when it is first asked for."""
    jit = needed("numba").njit(cache=False)
    return jit(_chain)


def _chain(  # noqa: C901, PLR0912, PLR0915 - one loop, compiled as a whole
    marks: Any, numbers: Any, classes: int, burn: int, draws: int, seed: int, start: int,  # noqa: ANN401
) -> Any:  # fmt: skip # noqa: ANN401
    """Return the numbers on no list that one chain draws."""
    np.random.seed(seed)  # noqa: NPY002 - the generator that is compiled
    cells, lists = marks.shape
    listed = numbers.sum()
    # Starts far apart: chances from low to high, and as many on no list as that makes likely.
    chances = np.empty((classes, lists))
    for one in range(classes):
        for place in range(lists):
            chances[one, place] = np.random.beta(1.0, 1.0 + 3.0 * start)  # noqa: NPY002
    weights = np.full(classes, 1.0 / classes)
    alpha = 1.0
    kept = np.empty(draws)
    share = np.empty(classes)
    size = np.zeros(classes)
    on = np.zeros((classes, lists))
    for step in range(burn + draws):
        size[:] = 0.0
        on[:] = 0.0
        # The last cell is that of those on no list: how many they are is drawn before they are dealt.
        for cell in range(cells + 1):
            total = 0.0
            for one in range(classes):
                value = weights[one]
                for place in range(lists):
                    on_it = cell < cells and marks[cell, place]
                    value *= chances[one, place] if on_it else 1.0 - chances[one, place]
                share[one] = value
                total += value
            if cell < cells:
                left = numbers[cell]
            else:
                none = min(max(total, 1e-300), 1.0 - 1e-12)
                mean = np.random.gamma(listed, none / (1.0 - none))  # noqa: NPY002
                left = np.random.poisson(min(mean, 1e15))  # noqa: NPY002
                if step >= burn:
                    kept[step - burn] = left
            for one in range(classes):
                if left == 0:
                    break
                if one == classes - 1 or share[one] >= total:
                    got = left
                else:
                    got = np.random.binomial(left, max(0.0, min(1.0, share[one] / total)))  # noqa: NPY002
                total -= share[one]
                left -= got
                size[one] += got
                for place in range(lists):
                    if cell < cells and marks[cell, place]:
                        on[one, place] += got
        for one in range(classes):
            for place in range(lists):
                yes = on[one, place]
                value = np.random.beta(1.0 + yes, 1.0 + size[one] - yes)  # noqa: NPY002
                chances[one, place] = min(max(value, 1e-12), 1.0 - 1e-12)
        rest = size.sum()
        stick, logs = 1.0, 0.0
        for one in range(classes - 1):
            rest -= size[one]
            part = np.random.beta(1.0 + size[one], alpha + rest)  # noqa: NPY002
            part = min(max(part, 1e-12), 1.0 - 1e-12)
            weights[one] = stick * part
            stick *= 1.0 - part
            logs += np.log(1.0 - part)
        weights[classes - 1] = stick
        alpha = np.random.gamma(0.25 + classes - 1.0, 1.0 / (0.25 - logs))  # noqa: NPY002
        alpha = max(alpha, 1e-6)
    return kept

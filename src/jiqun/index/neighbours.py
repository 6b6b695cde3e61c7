"""Fill gaps from all columns together: maximum likelihood (EM) or nearest units (KNN)."""

import numpy as np

from jiqun.index.moments import deviations, means
from jiqun.index.steps import Choice
from jiqun.index.table import Flags, Floats, Places

STOP = 1e-12
"""Greatest change on standardised data at which EM stops (our choice: two orders under what the
reference cases ask)."""
ROUNDS = 5000
NEIGHBOURS = 5
"""Units that KNN averages (the default of most implementations, such as scikit-learn's)."""


def fill_by_em(values: Floats, how: Choice) -> Floats:
    """Fill gaps with conditional means of a multivariate normal fitted by EM.

    Dempster, Laird and Rubin (1977); Little and Rubin (2002), section 8.2. A unit with no value
    at all stays empty.

    Args:
        values: units x indicators.
        how: options `tolerance` (on standardised data) and `rounds`.
    """
    tolerance, rounds = how.get("tolerance", STOP), how.get("rounds", ROUNDS)
    rows = ~np.isnan(values).all(axis=1)
    columns = ~np.isnan(values).all(axis=0)
    x = values[np.ix_(rows, columns)]
    gaps = np.isnan(x)
    if not gaps.any() or not x.size:
        return values
    centre, scale = means(x), deviations(x)
    scale = np.where((scale > 0) & np.isfinite(scale), scale, 1.0)
    z = np.where(gaps, 0.0, (x - centre) / scale)
    mu, sigma = z.mean(axis=0), np.cov(z.T, bias=True).reshape(z.shape[1], -1)
    patterns = _patterns(gaps)
    for _ in range(rounds):
        before = z.copy()
        extra = np.zeros_like(sigma)
        for members, gap in patterns:
            known = ~gap
            beta = np.linalg.lstsq(
                sigma[np.ix_(known, known)], sigma[np.ix_(known, gap)], rcond=None
            )[0]
            z[np.ix_(members, gap)] = mu[gap] + (z[np.ix_(members, known)] - mu[known]) @ beta
            left = sigma[np.ix_(gap, gap)] - sigma[np.ix_(gap, known)] @ beta
            extra[np.ix_(gap, gap)] += left * len(members)
        mu = z.mean(axis=0)
        sigma = ((z - mu).T @ (z - mu) + extra) / len(z)
        if np.abs(z - before).max() < tolerance:
            break
    out = values.copy()
    out[np.ix_(rows, columns)] = np.where(gaps, z * scale + centre, x)
    return out


def _patterns(gaps: Flags) -> list[tuple[Places, Flags]]:
    kinds, which = np.unique(gaps, axis=0, return_inverse=True)
    which = which.ravel()
    return [(np.flatnonzero(which == k), kind) for k, kind in enumerate(kinds) if kind.any()]


def fill_by_neighbours(values: Floats, how: Choice) -> Floats:
    """Fill gaps with the mean of the nearest units that have the figure.

    Distance is Euclidean on standardised columns, over what both units have, scaled up to all
    columns (Troyanskaya et al. 2001; Dixon 1979). Option `k`: units averaged.
    """
    k = int(how.get("k", NEIGHBOURS))
    scale = deviations(values)
    scale = np.where((scale > 0) & np.isfinite(scale), scale, 1.0)
    z = (values - means(values)) / scale
    there = ~np.isnan(z)
    zero = np.where(there, z, 0.0)
    m = there.astype(float)
    common = m @ m.T
    square = (zero**2) @ m.T + m @ (zero**2).T - 2 * zero @ zero.T
    with np.errstate(all="ignore"):
        distance = np.where(common > 0, square / common * z.shape[1], np.inf)
    out = values.copy()
    for row, column in np.argwhere(~there):
        donors = np.flatnonzero(there[:, column])
        donors = donors[np.isfinite(distance[row, donors])]
        if len(donors):
            nearest = donors[np.argsort(distance[row, donors], kind="stable")[:k]]
            out[row, column] = values[nearest, column].mean()
    return out

"""COINr's words and defaults, and a reader that notes whatever it does not know."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jiqun.index.hierarchy import Hierarchy
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import Choice, choice

TRANSFORMS = {
    "winsorise": "winsorise",
    "log_CT": "log",
    "log_CT_orig": "log_plain",
    "log_CT_plus": "log_signed",
    "log_GII": "log_gii",
    "boxcox": "boxcox",
    "none": "none",
}
NORMALISATIONS = {
    "n_minmax": "minmax",
    "n_zscore": "zscore",
    "n_rank": "rank",
    "n_borda": "borda",
    "n_prank": "percentile",
    "n_dist2max": "distance_to_max",
    "n_scaled": "scaled",
    "n_dist2ref": "distance_to_reference",
    "n_dist2targ": "distance_to_target",
    "n_fracmax": "fraction_of_max",
    "n_goalposts": "goalposts",
    "none": "none",
}
AGGREGATIONS = {
    "a_amean": Choice("arithmetic"),
    "a_gmean": Choice("geometric"),
    "a_hmean": choice("harmonic", negative="allow"),
    "a_genmean": choice("generalised", gaps="empty"),
    "a_copeland": choice("copeland", gaps="first_loses"),
    "mean": choice("arithmetic", gaps="empty"),
    "median": choice("median", gaps="empty"),
}
IMPUTATIONS = ("i_mean", "i_median", "i_mean_grp", "i_median_grp", "impute_panel", "none")
PANEL = {
    "latest": "latest",
    "constant": "constant",
    "linear": "linear",
    "linear-constant": "linear",
}
RULES = {"byNA": "available", "byzeros": "nonzero", "byNAandzeros": "both"}
TIES = ("min", "max", "average", "first", "last")
SPEC = ("f1", "f1_para", "f2", "f2_para", "f_pass", "f_pass_para")
WINSORISE = {"winmax": "most", "skew_thresh": "skew", "kurt_thresh": "kurt", "force_win": "force"}
BOXCOX = {"makepos": "shift", "lambda": "lambda"}
TREATMENT: dict[str, Any] = {
    "f1": "winsorise",
    "f1_para": {"winmax": 5, "skew_thresh": 2, "kurt_thresh": 3.5, "force_win": False},
    "f2": "log_CT",
    "f2_para": {},
    "f_pass": "check_SkewKurt",
    "f_pass_para": {"skew_thresh": 2, "kurt_thresh": 3.5},
}
"""COINr's defaults, `?Treat.coin`."""


PARAMETERS: dict[str, tuple[str, ...]] = {
    "n_minmax": ("l_u",),
    "n_zscore": ("m_sd",),
    "n_rank": ("ties.method",),
    "n_borda": ("ties.method",),
    "n_prank": ("ties.method",),
    "n_scaled": ("npara", "scale_factor"),
    "n_dist2ref": ("iref", "cap_max"),
    "n_dist2targ": ("targ", "direction", "cap_max"),
    "n_goalposts": ("gposts", "direction", "trunc2posts"),
}
"""The arguments of each function, `?n_minmax` and so on."""


@dataclass
class Reader:
    """Collects what is wrong while steps are read, to tell it all at once.

    Attributes:
        tree: the index, where it is known.
        problems: what was found.
    """

    tree: Hierarchy | None = None
    problems: list[Problem] = field(default_factory=list)

    def close(self) -> None:
        """Refuse what is wrong, if anything is."""
        refuse(self.problems)

    def refuse(self, where: str, value: str, remedy: str) -> None:
        """Note an argument that is not followed."""
        self.problems.append(Problem("bad_option", indicator=where, value=value, method=remedy))

    def take(self, given: Any, words: Mapping[str, str], where: str) -> dict[str, Any]:
        """Give arguments under their short names; unknown ones are problems."""
        if not isinstance(given, Mapping):
            self.refuse(where, str(given), "give a mapping of arguments")
            return {}
        out = {}
        for key, value in given.items():
            if key in words:
                out[words[key]] = value
            else:
                known = ", ".join(dict.fromkeys(words))
                self.refuse(where, f"unknown argument '{key}'", f"known: {known}")
        return out

    def name(self, value: Any, known: Mapping[str, Any] | Sequence[str], where: str) -> str:
        """Give a name that is known; the first known one, and a problem, otherwise."""
        if isinstance(value, str) and value in known:
            return value
        told = ", ".join(known)
        self.problems.append(
            Problem("unknown_method", indicator=where, value=str(value), method=told)
        )
        return next(iter(known))

    def numbers(self, given: Any, count: int, where: str) -> list[Any]:
        """Give a list of so many numbers; zeros, and a problem, where it is none."""
        rows = given if isinstance(given, list | tuple) else [given]
        if len(rows) == count and all(isinstance(v, int | float) for v in rows):
            return list(rows)
        self.refuse(where, str(given), f"give {count} numbers")
        return [0.0] * count


def columns_of(given: Any) -> dict[str, list[Any]]:
    """Read a small data frame, written by columns or as a list of rows."""
    if isinstance(given, Mapping):
        return {k: list(v) if isinstance(v, list | tuple) else [v] for k, v in given.items()}
    return {k: [row.get(k) for row in given] for k in (given[0] if given else {})}


def words_of(*groups: Iterable[str]) -> dict[str, str]:
    """Give each word with the first of its group, the short name it is kept under."""
    return {word: group[0] for group in map(list, groups) for word in group}

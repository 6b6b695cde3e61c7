"""Read a pipeline written in the words of COINr, so that R users can bring theirs along."""

from collections.abc import Iterable, Mapping
from typing import Any

from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.problems import Problem, refuse
from jiqun.index.steps import (
    Aggregate,
    Choice,
    Denominate,
    Impute,
    Normalise,
    Screen,
    Step,
    Treat,
    Treatment,
    choice,
    options,
)

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
    "a_amean": "arithmetic",
    "a_gmean": "geometric",
    "a_hmean": "harmonic",
    "a_genmean": "generalised",
    "a_copeland": "copeland",
}
RULES = {"byNA": "available", "byzeros": "nonzero", "byNAandzeros": "both"}


def tree_of(rows: Iterable[Mapping[str, str]]) -> Hierarchy:
    """Make a hierarchy from the rows of a COINr `iMeta` table (text cells).

    Rows of type `Indicator` and `Aggregate` are nodes; other columns become parameters.
    """
    nodes = []
    known = {
        "iCode",
        "iName",
        "Parent",
        "Weight",
        "Direction",
        "Level",
        "Unit",
        "Denominator",
        "Type",
    }
    for row in rows:
        if row["Type"] not in ("Indicator", "Aggregate"):
            continue
        own = {k: _value(v) for k, v in row.items() if k not in known and v != ""}
        parameters = {("target" if k == "Target" else k): v for k, v in own.items()}
        nodes.append(
            Node(
                code=row["iCode"],
                parent=_text(row.get("Parent")),
                weight=float(row.get("Weight") or 1),
                direction=float(row.get("Direction") or 0),
                level=int(row.get("Level") or 0),
                name=row.get("iName") or row["iCode"],
                unit=_text(row.get("Unit")),
                denominator=_text(row.get("Denominator")),
                is_indicator=row["Type"] == "Indicator",
                parameters=parameters,
            )
        )
    return Hierarchy.of(nodes)


def _text(value: str | None) -> str:
    return "" if value in (None, "", "NA") else str(value)


def _value(text: str) -> Any:
    if text in ("TRUE", "FALSE"):
        return text == "TRUE"
    try:
        return float(text)
    except ValueError:
        return text


def steps_of(pipeline: Iterable[Mapping[str, Any]]) -> tuple[Step, ...]:
    """Read a list of one-word mappings: `{impute: {f: i_mean_grp, group: Region}}` and so on."""
    made: list[Step] = []
    for entry in pipeline:
        for word, given in entry.items():
            if word not in READERS:
                refuse(
                    [
                        Problem(
                            "unknown_method",
                            indicator="pipeline",
                            value=word,
                            method=", ".join(READERS),
                        )
                    ]
                )
            made.append(READERS[word](given or {}))
    return tuple(made)


def _denominate(given: Mapping[str, Any]) -> Denominate:
    table = given.get("denomby")
    if not table:
        return Denominate()
    factors = table.get("ScaleFactor") or [1] * len(table["iCode"])
    rows = zip(table["iCode"], table["Denominator"], factors, strict=True)
    return Denominate(tuple((c, d, float(f)) for c, d, f in rows))


def _impute(given: Mapping[str, Any]) -> Impute:
    name = str(given.get("f", "i_mean"))
    method = name.removeprefix("i_").removesuffix("_grp")
    group = str(given.get("group") or given.get("use_group") or "")
    return Impute(
        choice(method, **(given.get("para") or {})),
        by=given.get("by", "column"),
        group=group,
        level=int(given.get("group_level") or 0),
        normalise_first=given.get("normalise_first"),
    )


def _screen(given: Mapping[str, Any]) -> Screen:
    force = given.get("force") or {"uCode": [], "Include": []}
    return Screen(
        RULES[given.get("rule", "byNA")],
        float(given.get("dat_thresh", 2 / 3)),
        float(given.get("nonzero_thresh", 0.05)),
        tuple(zip(force["uCode"], force["Include"], strict=True)),
    )


_WORDS = {
    "winmax": "most",
    "skew_thresh": "skew",
    "kurt_thresh": "kurt",
    "force_win": "force",
    "makepos": "shift",
    "lambda": "lambda",
}


def _transform(name: str, given: Mapping[str, Any]) -> Choice:
    return Choice(
        TRANSFORMS[name], options({_WORDS[k]: v for k, v in given.items() if k in _WORDS})
    )


def _treatment(given: Mapping[str, Any], *, combine: bool) -> Treatment:
    test = given.get("f_pass_para") or {}
    return Treatment(
        _transform(given.get("f1", "winsorise"), given.get("f1_para") or {}),
        _transform(given.get("f2", "log_CT"), given.get("f2_para") or {}),
        float(test.get("skew_thresh", 2)),
        float(test.get("kurt_thresh", 3.5)),
        combine=combine,
    )


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one nested list over another, as R's `modifyList`."""
    out = dict(base)
    for key, value in over.items():
        old = out.get(key)
        both = isinstance(value, Mapping) and isinstance(old, Mapping)
        out[key] = _merge(old, value) if both and isinstance(old, Mapping) else value
    return out


def _treat(given: Mapping[str, Any]) -> Treat:
    combine = bool(given.get("combine") or given.get("combine_treat"))
    base = given.get("global") or {}
    own = []
    for code, entry in (given.get("individual") or {}).items():
        plan = None if entry == "none" else _treatment(_merge(base, entry), combine=combine)
        own.append((code, plan))
    default = None if base == "none" else _treatment(base, combine=combine)
    return Treat(default, tuple(own))


def _scaling(name: str, given: Any) -> Choice:
    para = dict(given) if isinstance(given, Mapping) else {}
    method = NORMALISATIONS[name]
    made: dict[str, Any] = {}
    if "l_u" in para:
        made["range"] = para["l_u"]
    if "m_sd" in para:
        made["centre"], made["spread"] = para["m_sd"]
    if "npara" in para:
        made["between"] = para["npara"]
    if "scale_factor" in para:
        made["factor"] = para["scale_factor"]
    if "gposts" in para:
        made["posts"], made["factor"] = para["gposts"][:2], para["gposts"][2]
    if "trunc2posts" in para:
        made["truncate"] = para["trunc2posts"]
    if "iref" in para:
        made["reference"] = int(para["iref"]) - 1
    if "targ" in para:
        made["target"] = para["targ"]
    if "cap_max" in para:
        made["cap"] = para["cap_max"]
    if "ties.method" in para:
        made["ties"] = para["ties.method"]
    if method in ("goalposts", "scaled", "distance_to_target") and given != "use_iMeta":
        made["mirror"] = para.get("direction", 1) == -1
    return Choice(method, options(made))


def _normalise(given: Mapping[str, Any]) -> Normalise:
    own = tuple(
        (code, _scaling(entry.get("f_n", "n_minmax"), entry.get("f_n_para")))
        for code, entry in (given.get("individual") or {}).items()
    )
    return Normalise(
        _scaling(given.get("f", "n_minmax"), given.get("para")),
        own,
        from_nodes=given.get("para") == "use_iMeta",
        whole_panel=bool(given.get("global_panel", True)),
    )


def _aggregate(given: Mapping[str, Any]) -> Aggregate:
    names = given.get("f", "a_amean")
    names = [names] if isinstance(names, str) else list(names)
    para = given.get("para") or {}
    each = para if isinstance(para, list) else [para] * len(names)
    levels = []
    for name, own in zip(names, each, strict=True):
        made = dict(own or {})
        if name == "a_genmean":
            made["gaps"] = "empty"
        levels.append(Choice(AGGREGATIONS[name], options(made)))
    weights = given.get("weights") or {}
    return Aggregate(
        tuple(levels), (), float(given.get("dat_thresh") or 0), tuple(sorted(weights.items()))
    )


READERS: dict[str, Any] = {
    "denominate": _denominate,
    "impute": _impute,
    "screen": _screen,
    "treat": _treat,
    "normalise": _normalise,
    "aggregate": _aggregate,
}

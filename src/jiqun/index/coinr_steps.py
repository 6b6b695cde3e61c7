"""Read each step of COINr: its arguments, and what they are called here."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from jiqun.index.coinr_words import (
    AGGREGATIONS,
    BOXCOX,
    IMPUTATIONS,
    NORMALISATIONS,
    PANEL,
    PARAMETERS,
    RULES,
    SPEC,
    TIES,
    TRANSFORMS,
    TREATMENT,
    WINSORISE,
    Reader,
    columns_of,
    words_of,
)
from jiqun.index.steps import (
    Aggregate,
    Choice,
    Denominate,
    Impute,
    Normalise,
    Options,
    Screen,
    Step,
    Treat,
    Treatment,
    choice,
    options,
)


def _denominate(reader: Reader, given: Any) -> list[Step]:
    taken = reader.take(given, words_of(["denomby"], ["f_denom"]), "denominate")
    if taken.get("f_denom", "/") not in ("/", None):
        reader.refuse("denominate", f"f_denom '{taken['f_denom']}'", "only division is followed")
    if not taken.get("denomby"):
        return [Denominate()]
    table = columns_of(taken["denomby"])
    known = words_of(["iCode"], ["Denominator"], ["ScaleFactor"])
    table = reader.take(table, known, "denominate.denomby")
    codes, names = table.get("iCode", []), table.get("Denominator", [])
    factors = table.get("ScaleFactor") or [1] * len(codes)
    if not len(codes) == len(names) == len(factors):
        reader.refuse("denominate.denomby", "columns of unequal length", "give each row all cells")
    rows = zip(codes, names, factors, strict=False)
    return [Denominate(tuple((str(c), str(d), float(f)) for c, d, f in rows))]


def _impute(reader: Reader, given: Any) -> list[Step]:
    words = words_of(
        ["f", "f_i"],
        ["para", "f_i_para"],
        ["by", "impute_by"],
        ["group", "use_group"],
        ["level", "group_level"],
        ["normalise_first"],
        ["disable"],
    )
    taken = reader.take(given, words, "impute")
    if taken.get("disable"):
        return []
    name = reader.name(taken.get("f") or "i_mean", IMPUTATIONS, "impute")
    by, group = taken.get("by") or "column", str(taken.get("group") or "")
    if by not in ("column", "row"):
        reader.refuse("impute", f"by '{by}'", "known: column, row")
    if name.endswith("_grp") and not group:
        reader.refuse("impute", f"{name} without a group", "name one in `group`")
    if group and not name.endswith("_grp"):
        reader.refuse("impute", f"{name} with a group", "take i_mean_grp or i_median_grp")
    para = taken.get("para") or {}
    if name == "impute_panel":
        told = reader.take(para, words_of(["imp_type"], ["max_time"]), "impute.para")
        method = PANEL[reader.name(told.get("imp_type") or "latest", PANEL, "impute.imp_type")]
        most = told.get("max_time") if method == "latest" else None
        how = choice(method, **({} if most is None else {"most_points": float(most)}))
    else:
        reader.take(para, {}, "impute.para")
        how = Choice(name.removeprefix("i_").removesuffix("_grp"))
    level, first = int(taken.get("level") or 0), taken.get("normalise_first")
    return [Impute(how, by=str(by), group=group, level=level, normalise_first=first)]


def _screen(reader: Reader, given: Any) -> list[Step]:
    words = words_of(
        ["rule", "unit_screen"], ["dat_thresh"], ["nonzero_thresh"], ["force", "Force"]
    )
    taken = reader.take(given, words, "screen")
    rule = taken.get("rule") or "byNA"
    force = reader.take(
        columns_of(taken.get("force") or {}), words_of(["uCode"], ["Include"]), "screen.force"
    )
    pairs = tuple(zip(force.get("uCode", []), map(bool, force.get("Include", [])), strict=False))
    least, nonzero = taken.get("dat_thresh"), taken.get("nonzero_thresh")
    if rule == "none":
        return [Screen("available", 0.0, 0.0, pairs)]
    return [
        Screen(
            RULES[reader.name(rule, RULES, "screen")],
            2 / 3 if least is None else float(least),
            0.05 if nonzero is None else float(nonzero),
            pairs,
        )
    ]


def _merge(base: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Lay one nested list over another, as R's `modifyList`: NULL takes an entry away."""
    out = dict(base)
    for key, value in over.items():
        old = out.get(key)
        if value is None:
            out.pop(key, None)
        elif isinstance(value, Mapping) and isinstance(old, Mapping):
            out[key] = _merge(old, value)
        else:
            out[key] = value
    return out


def _transform(reader: Reader, name: Any, para: Any, where: str) -> Choice:
    method = TRANSFORMS[reader.name(name, TRANSFORMS, where)]
    para = para or {}
    if para.get("na.rm") is False:
        reader.refuse(where, "na.rm: false", "gaps are always left out")
    known = words_of(["na.rm"], *([k] for k in (*WINSORISE, *BOXCOX)))
    taken = reader.take(para, known, f"{where}_para")
    wanted = {"winsorise": WINSORISE, "boxcox": BOXCOX}.get(method, {})
    return Choice(method, options({wanted[k]: v for k, v in taken.items() if k in wanted}))


def _treatment(reader: Reader, spec: Any, *, combine: bool) -> Treatment:
    taken = reader.take(spec, words_of(*([k] for k in SPEC)), "treat")
    if taken.get("f_pass", "check_SkewKurt") != "check_SkewKurt":
        reader.refuse("treat", f"f_pass '{taken['f_pass']}'", "only check_SkewKurt is followed")
    known = words_of(["skew_thresh"], ["kurt_thresh"], ["na.rm"])
    test = reader.take(taken.get("f_pass_para") or {}, known, "treat.f_pass_para")
    return Treatment(
        _transform(reader, taken.get("f1", "winsorise"), taken.get("f1_para"), "treat.f1"),
        _transform(reader, taken.get("f2", "none"), taken.get("f2_para"), "treat.f2"),
        float(test.get("skew_thresh", 2)),
        float(test.get("kurt_thresh", 3.5)),
        combine=combine,
    )


def _treat(reader: Reader, given: Any) -> list[Step]:
    words = words_of(
        ["global", "global_specs"],
        ["individual", "indiv_specs"],
        ["combine", "combine_treat"],
        ["disable"],
    )
    taken = reader.take(given, words, "treat")
    if taken.get("disable"):
        return []
    combine = bool(taken.get("combine"))
    given_spec = taken.get("global") or {}
    base = _merge(TREATMENT, {} if given_spec == "none" else given_spec)
    own: list[tuple[str, Treatment | None]] = []
    for code, entry in (taken.get("individual") or {}).items():
        if entry == "none":
            own.append((code, None))
        else:
            own.append((code, _treatment(reader, _merge(base, entry), combine=combine)))
    default = None if given_spec == "none" else _treatment(reader, base, combine=combine)
    return [Treat(default, tuple(own))]


def _scaling(reader: Reader, name: Any, given: Any) -> Choice:
    name = reader.name(name, NORMALISATIONS, "normalise")
    para = reader.take(given or {}, words_of(*([k] for k in PARAMETERS.get(name, ()))), name)
    made: dict[str, Any] = {}
    for word, ours in (("l_u", "range"), ("npara", "between")):
        if word in para:
            made[ours] = reader.numbers(para[word], 2, f"{name}.{word}")
    if "scale_factor" in para:
        made["factor"] = para["scale_factor"]
    if "m_sd" in para:
        made["centre"], made["spread"] = reader.numbers(para["m_sd"], 2, f"{name}.m_sd")
    if "ties.method" in para:
        made["ties"] = reader.name(para["ties.method"], TIES, f"{name}.ties.method")
    if "iref" in para:
        made["reference"] = int(para["iref"]) - 1
    if "cap_max" in para:
        made["cap"] = bool(para["cap_max"])
    made |= _target(reader, name, para)
    return Choice(NORMALISATIONS[name], options(made))


def _target(reader: Reader, name: str, para: Mapping[str, Any]) -> dict[str, Any]:
    """Give targets and posts as COINr takes them: on figures already turned to their direction."""
    made: dict[str, Any] = {"mirror": False} if name in ("n_scaled", "n_goalposts") else {}
    backwards = para.get("direction", 1) == -1
    if "targ" in para:
        made |= {"target": para["targ"], "mirror": False}
        made |= {"start": "highest"} if backwards else {}
    if "gposts" in para:
        low, high, factor = reader.numbers(para["gposts"], 3, f"{name}.gposts")
        made |= {"posts": [high, low] if backwards else [low, high], "factor": factor}
        made["truncate"] = bool(para.get("trunc2posts", True))
    return made


def _normalise(reader: Reader, given: Any) -> list[Step]:
    given = dict(given)
    if isinstance(given.get("global"), bool):
        given["global_panel"] = given.pop("global")
    words = words_of(
        ["f", "f_n"],
        ["para", "f_n_para"],
        ["global", "global_specs"],
        ["individual", "indiv_specs"],
        ["global_panel"],
    )
    taken = reader.take(given, words, "normalise")
    taken |= reader.take(taken.get("global") or {}, words, "normalise.global")
    own = []
    for code, entry in (taken.get("individual") or {}).items():
        spec = reader.take(entry, words, f"normalise.{code}")
        own.append((code, _scaling(reader, spec.get("f") or "n_minmax", spec.get("para"))))
    name, para = taken.get("f") or "n_minmax", taken.get("para")
    from_nodes = para == "use_iMeta"
    whole = bool(taken.get("global_panel", True))
    if from_nodes:
        base = Choice(NORMALISATIONS[reader.name(name, NORMALISATIONS, "normalise")])
        if own:
            # COINr overwrites individual settings by those of the table
            reader.refuse("normalise", "individual beside use_iMeta", "give one of the two")
    else:
        base = _scaling(reader, name, para)
    return [Normalise(base, tuple(own), from_nodes=from_nodes, whole_panel=whole)]


def _aggregate(reader: Reader, given: Any) -> list[Step]:
    words = words_of(
        ["f", "f_ag"], ["para", "f_ag_para"], ["weights", "w"], ["dat_thresh"], ["by_df"]
    )
    taken = reader.take(given, words, "aggregate")
    names = taken.get("f") or "a_amean"
    names = [names] if isinstance(names, str) else list(names)
    para, least, by_df = taken.get("para") or {}, taken.get("dat_thresh"), taken.get("by_df")
    count = max(len(names), *(len(v) for v in (para, least, by_df) if isinstance(v, list)), 1)
    levels = []
    for name, own in zip(_each(names, count), _each(para, count), strict=True):
        base = AGGREGATIONS[reader.name(name, AGGREGATIONS, "aggregate")]
        known = words_of(["p"]) if name == "a_genmean" else {}
        more = reader.take(own or {}, known, f"aggregate.{name}")
        levels.append(Choice(base.method, options(dict(base.options), **more)))
        if name == "a_genmean" and not more.get("p"):
            reader.refuse("aggregate", "a_genmean without p, or p of 0", "give p, or use a_gmean")
    shares = [
        0.0 if whole else float(share or 0)
        for share, whole in zip(_each(least, count), _each(by_df, count), strict=True)
    ]
    weights = _weights(reader, taken.get("weights"))
    same = len(set(shares)) == 1
    return [Aggregate(tuple(levels), (), shares[0] if same else tuple(shares), weights)]


def _each(given: Any, count: int) -> list[Any]:
    """Give one entry a level: a list of as many, or the same for all."""
    rows = given if isinstance(given, list) else [given]
    return rows * count if len(rows) == 1 else rows + rows[-1:] * (count - len(rows))


def _weights(reader: Reader, given: Any) -> Options:
    if given in (None, "Original") or given == {}:
        return ()
    if isinstance(given, list) and not all(_is_row(entry) for entry in given):
        return _by_level(reader, given)
    if isinstance(given, str):
        if given != "none":
            reader.refuse("aggregate", f"weights '{given}'", "give them code by code")
        elif reader.tree is None:
            reader.refuse("aggregate", "weights 'none'", "the tree is needed to tell whose")
        return tuple(sorted((n.code, 1.0) for n in reader.tree.nodes)) if reader.tree else ()
    if isinstance(given, list) or "iCode" in given:
        known = words_of(["iCode"], ["Weight"], ["Level"])
        table = reader.take(columns_of(given), known, "aggregate.weights")
        given = dict(zip(table.get("iCode", []), table.get("Weight", []), strict=False))
    return tuple(sorted((str(k), float(v)) for k, v in given.items()))


def _is_row(entry: Any) -> bool:
    return isinstance(entry, Mapping) and isinstance(entry.get("iCode"), str)


def _by_level(reader: Reader, given: Sequence[Any]) -> Options:
    """Take the weights of each level's children from the set that is given for it."""
    if reader.tree is None:
        reader.refuse("aggregate", "weights by level", "the tree is needed to tell whose")
        return ()
    found: dict[str, float] = {}
    for level, entry in enumerate(given, 1):
        own = dict(_weights(reader, entry))
        nodes = [n for n in reader.tree.nodes if n.level == level]
        found |= {n.code: own.get(n.code, n.weight) for n in nodes}
    return tuple(sorted(found.items()))


READERS: dict[str, Callable[[Reader, Any], list[Step]]] = {
    "denominate": _denominate,
    "impute": _impute,
    "screen": _screen,
    "treat": _treat,
    "normalise": _normalise,
    "aggregate": _aggregate,
}

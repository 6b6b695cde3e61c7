"""Which adapter answers a case."""

import re

from index_reference.alternatives import compare_methods, exclude, remove_elements, sensitivity
from index_reference.case import Unreadable
from index_reference.composites import other_methods
from index_reference.data_sets import data_availability, data_set, em, panel_impute, treat_details
from index_reference.relations import corr, corr_denominators, corr_flags, cronbach_case, stats
from index_reference.standings import results, strengths_case, trends_case, unit_summary
from index_reference.weights import effective_weights, optimised, pca_variance, weights_by_data

ROADS = (
    ("data_availability", data_availability),
    ("treat_details", treat_details),
    ("effective_weights|eff_weights", effective_weights),
    ("pca_variance", pca_variance),
    ("optimised|opt_weights", optimised),
    ("corr_flags", corr_flags),
    ("corr_denom", corr_denominators),
    ("corr", corr),
    ("cronbach", cronbach_case),
    ("stats", stats),
    ("results", results),
    ("strengths|str_weak", strengths_case),
    ("unit_summary", unit_summary),
    ("remove_elements", remove_elements),
    ("compare", compare_methods),
    ("exclude|change_ind", exclude),
    ("panel_impute|impute_panel", panel_impute),
    ("trends", trends_case),
    ("impute_em|em_", em),
    ("weights", weights_by_data),
    ("(^|_)a?mpi(_|$)|wroclaw|(^|_)bod(_|$)|(^|_)owa(_|$)", other_methods),
    ("sensitivity|uncertainty", sensitivity),
)
"""Which function answers a case, by words of its id; the first that fits."""


WORDS = (
    ("data availability", data_availability),
    ("treatment details", treat_details),
    ("effective weight", effective_weights),
    ("share of variance", pca_variance),
    ("principal component", weights_by_data),
    ("maximise the sum of correlations|match the target", optimised),
    ("pairs in the same", corr_flags),
    ("with a denominator", corr_denominators),
    ("cronbach", cronbach_case),
    ("descriptive statistics", stats),
    ("results table|ranks inside", results),
    ("best and .*worst", strengths_case),
    ("scores and ranks of one unit", unit_summary),
    ("removed in turn", remove_elements),
    ("coin 2", compare_methods),
    ("excluded from the start", exclude),
    ("panel imputation", panel_impute),
    ("trend of", trends_case),
    ("EM imputation", em),
    ("correlation", corr),
    ("mazziotta|wroclaw|benefit of the doubt|ordered weighted", other_methods),
)
"""Which function answers a case whose id tells nothing, by what it says it puts out."""


def road(case):
    """Tell which function answers a case: by its id and what it says it puts out.

    Raises:
        Unreadable: none does.
    """
    if isinstance(case.output, dict):
        if "parameters" in case.output:
            return sensitivity
        raise Unreadable(f"an output with {', '.join(case.output)}")
    if case.text == "data_set":
        return data_set
    for pattern, found in ROADS:
        if re.search(pattern, case.id):
            return found
    for pattern, found in WORDS:
        if re.search(pattern, case.text, re.IGNORECASE):
            return found
    raise Unreadable(f"no adapter puts out '{case.text}'")

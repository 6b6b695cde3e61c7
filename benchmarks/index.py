"""Time the evaluation engine against COINr's published times and the Python peers, in one run.

    python benchmarks/index.py PATH/TO/gold/index

CPU seconds of one thread, imports not counted. COINr's seconds are those of its own run on two
cores of the same kind (R 4.2.2, COINr 1.1.14); pymcdm and scikit-criteria run here where they are
installed, a line says so where not.
"""

import os

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

import resource
import sys
import time
from pathlib import Path

import numpy as np
import scipy.optimize
import scipy.stats
import scipy.stats.qmc  # noqa: F401

from jiqun.index import coinr
from jiqun.index.batch import top_scores
from jiqun.index.draws import WeightDraw
from jiqun.index.hierarchy import Hierarchy, Node
from jiqun.index.moments import places
from jiqun.index.outranking import copeland
from jiqun.index.sensitivity import sensitivity
from jiqun.index.steps import Aggregate, Choice, Normalise, Treatment, choice
from jiqun.index.table import Table
from jiqun.index.tabular import read_csv, table_of
from jiqun.index.uncertainty import Uncertainty, assess


def cpu(work):
    start = time.process_time()
    work()
    return time.process_time() - start


def line(what, seconds, floor, peer=None):
    ratio = f"  COINr {peer:g} s: {peer / seconds:,.0f} times" if peer else ""
    state = "ok" if seconds <= floor else "OVER THE FLOOR"
    print(f"{what:58s} {seconds:8.3f} s  floor {floor:g} s {state}{ratio}")


def asem(folder):
    meta = read_csv(folder / "data/asem_imeta.csv")
    tree = coinr.tree_of(meta)
    groups = [r["iCode"] for r in meta if r["Type"] == "Group"]
    sizes = [r["iCode"] for r in meta if r["Type"] == "Denominator"]
    rows = read_csv(folder / "data/asem_idata.csv")
    table = table_of(rows, tree.codes, groups=groups, denominators=sizes)
    steps = coinr.steps_of(
        [
            {"denominate": {}},
            {"impute": {"f": "i_mean_grp", "group": "EurAsia_group"}},
            {"screen": {"rule": "byNA", "dat_thresh": 0.9}},
            {"treat": {"global": {"f1_para": {"winmax": 5}}}},
            {"normalise": {"f": "n_minmax", "para": {"l_u": [1, 100]}}},
            {"aggregate": {"f": "a_amean"}},
        ]
    )
    return table, tree, steps


def plan(replications):
    return Uncertainty(
        replications=replications,
        weights=WeightDraw("around"),
        normalise=(choice("zscore", centre=10.0, spread=2.0),),
        aggregate=(Choice("geometric"),),
        treat=tuple(Treatment(choice("winsorise", most=k)) for k in (1, 2, 3, 4)),
    )


def synthetic(n, p, groups):
    source = np.random.default_rng(20)
    codes = [f"i{k:03d}" for k in range(p)]
    nodes = [Node(c, f"g{k % groups:02d}") for k, c in enumerate(codes)]
    nodes += [Node(f"g{k:02d}", "top", is_indicator=False) for k in range(groups)]
    nodes.append(Node("top", is_indicator=False))
    values = source.lognormal(size=(n, p))
    values[source.random((n, p)) < 0.03] = np.nan
    units = tuple(f"u{k:04d}" for k in range(n))
    return Table(units, tuple(codes), values), Hierarchy.of(nodes)


STEPS = (Normalise(choice("minmax", range=[1.0, 100.0])), Aggregate())


def peers(n, p):
    x = np.random.default_rng(20).lognormal(size=(n, p))
    weights, types = np.full(p, 1 / p), np.ones(p)
    nodes = [Node(f"i{k}", "top") for k in range(p)] + [Node("top", is_indicator=False)]
    tree = Hierarchy.of(nodes)
    many = np.tile(np.ones(p + 1), (1000, 1))

    def ours():
        scaled = (x - x.min(axis=0)) / np.ptp(x, axis=0)
        places(top_scores(scaled, tree, {"top": Choice("arithmetic")}, many))

    mine = cpu(ours) / 1000
    print(f"{f'weighted sum and ranks, {n} x {p}, a weighting of 1,000':58s} {mine * 1e3:8.3f} ms")
    try:
        from pymcdm.methods import WSM
        from pymcdm.normalizations import minmax_normalization

        method = WSM(minmax_normalization)
        theirs = min(cpu(lambda: method.rank(method(x, weights, types))) for _ in range(5))
        print(f"{'  pymcdm weighted sum':58s} {theirs * 1e3:8.3f} ms: {theirs / mine:,.0f} times")
    except ImportError:
        print("  pymcdm is not installed: pip install pymcdm")
    try:
        import skcriteria as skc
        from skcriteria.agg.simple import WeightedSumModel
        from skcriteria.preprocessing.scalers import MinMaxScaler

        data = skc.mkdm(x, [max] * p, weights=weights)
        scaler, model = MinMaxScaler(target="matrix"), WeightedSumModel()
        theirs = min(cpu(lambda: model.evaluate(scaler.transform(data))) for _ in range(5))
        print(
            f"{'  scikit-criteria weighted sum':58s} {theirs * 1e3:8.3f} ms: "
            f"{theirs / mine:,.0f} times"
        )
    except ImportError:
        print("  scikit-criteria is not installed: pip install scikit-criteria")


def main():
    folder = Path(sys.argv[1])
    seconds = cpu(lambda: assess(*asem(folder), plan(500)))
    line("uncertainty, ASEM 51 x 49, N = 500, with reading", seconds, 0.5, 124.6)
    table, tree, steps = asem(folder)
    held = {}
    seconds = cpu(lambda: held.update(s=sensitivity(table, tree, steps, plan(1), base=64)))
    print(f"  (sensitivity and Shapley: {held['s'].evaluations} evaluations of 4 inputs, base 64)")
    line("sensitivity, ASEM, at least 600 evaluations", seconds, 0.5, 154.4)
    big, tree = synthetic(300, 27, 5)
    seconds = cpu(lambda: assess(big, tree, STEPS, Uncertainty(replications=10_000)))
    line("10,000 replications at 300 x 27, with gaps", seconds, 5)
    huge, tree = synthetic(3000, 100, 10)
    seconds = cpu(lambda: assess(huge, tree, STEPS, Uncertainty(replications=1000)))
    line("1,000 replications at 3,000 x 100, with gaps", seconds, 20)
    x = huge.values[:, :27]
    line(
        "Copeland on 3,000 units x 27", cpu(lambda: copeland(x, np.ones(27), Choice(""))), 30, 7200
    )
    peers(300, 27)
    peers(3000, 100)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()

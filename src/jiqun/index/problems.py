"""Say all that is wrong with an index at once: which unit, which indicator, what to do."""

from collections.abc import Iterable
from dataclasses import dataclass

from jiqun.model import InputError
from jiqun.model.errors import printable

MESSAGES: dict[str, dict[str, str]] = {
    "constant": {
        "en": "indicator '{indicator}' has one value only ({value}); it ranks nobody: leave it "
        "out, or use goalposts or a target instead of {method}",
        "zh": "指标“{indicator}”只有一个取值（{value}），无法区分先后：请去掉该指标，"
        "或不用 {method} 而改用固定上下限或目标值",
    },
    "no_scale": {
        "en": "indicator '{indicator}': {method} has nothing to divide by: its reference, target "
        "or posts are missing, equal, or the least value there is; choose others, or another "
        "method",
        "zh": "指标“{indicator}”：{method} 没有可用的除数：参照、目标或上下限缺失、相等"
        "或恰为最小值；请另选参照或方法",
    },
    "target_behind": {
        "en": "indicator '{indicator}': the target {value} lies behind {method}, the figure that "
        "the distance starts from, so that a better figure would get a lower score; choose a "
        "target ahead of it, or another method",
        "zh": "指标“{indicator}”：目标值 {value} 不及计算距离的起点 {method}，"
        "照此数值越好得分反而越低；请选优于起点的目标值或改用其他方法",
    },
    "negative_most": {
        "en": "indicator '{indicator}': {method} divides by the best figure ({value}), which is "
        "below zero once turned so that more is better, so that a better figure would get a lower "
        "score; use minmax or distance_to_max instead",
        "zh": "指标“{indicator}”：{method} 以最优值（{value}）为除数，"
        "按“越大越好”统一方向后它小于零，照此数值越好得分反而越低；"
        "请改用 minmax 或 distance_to_max",
    },
    "one_unit": {
        "en": "there is one unit only ('{unit}'); a ranking needs two or more",
        "zh": "只有一个单元（“{unit}”）；排名至少需要两个",
    },
    "no_units": {"en": "no unit is left; loosen the screening", "zh": "没有剩余的单元；请放宽筛选"},
    "duplicate_code": {
        "en": "code '{indicator}' stands more than once; every code must be its own",
        "zh": "代码“{indicator}”重复；每个代码只能出现一次",
    },
    "duplicate_unit": {
        "en": "unit '{unit}' stands more than once; merge its rows or give it another code",
        "zh": "单元“{unit}”重复；请合并各行或改用其他代码",
    },
    "cycle": {
        "en": "the hierarchy goes in a circle: {indicator}; a node may not be its own ancestor",
        "zh": "指标体系成环：{indicator}；节点不能是自己的上级",
    },
    "unknown_parent": {
        "en": "'{indicator}' names the parent '{value}', which is nowhere; add it or correct it",
        "zh": "“{indicator}”的上级“{value}”不存在；请补充或改正",
    },
    "several_tops": {
        "en": "more than one node has no parent: {indicator}; give all but one a parent",
        "zh": "有多个没有上级的节点：{indicator}；除一个外都须指定上级",
    },
    "no_children": {
        "en": "'{indicator}' is an aggregate without children; give it some or drop it",
        "zh": "汇总节点“{indicator}”没有下级；请补充下级或删除",
    },
    "no_column": {
        "en": "indicator '{indicator}' has no column in the data; add the column or drop it",
        "zh": "数据中没有指标“{indicator}”这一列；请补充该列或删除该指标",
    },
    "no_direction": {
        "en": "indicator '{indicator}' has the direction '{value}'; write 1 (more is better) or -1",
        "zh": "指标“{indicator}”的方向为“{value}”；请写 1（越大越好）或 -1",
    },
    "bad_weight": {
        "en": "'{indicator}' has the weight '{value}'; weights are numbers of at least 0",
        "zh": "“{indicator}”的权重为“{value}”；权重须为不小于 0 的数",
    },
    "zero_weights": {
        "en": "the weights below '{indicator}' sum to zero; give at least one of {value} a weight",
        "zh": "“{indicator}”之下的权重合计为零；请给 {value} 中至少一项赋权",
    },
    "infinite": {
        "en": "unit '{unit}', indicator '{indicator}': the value is {value}; leave the cell empty "
        "or correct it",
        "zh": "“{unit}”的指标“{indicator}”取值为 {value}；请留空或改正",
    },
    "not_number": {
        "en": "unit '{unit}', indicator '{indicator}': '{value}' is no number; leave the cell "
        "empty or correct it",
        "zh": "“{unit}”的指标“{indicator}”：“{value}”不是数字；请留空或改正",
    },
    "not_positive": {
        "en": "unit '{unit}', '{indicator}' = {value}: {method} needs values above zero; "
        "normalise to a range above zero such as 1 to 100, or use the arithmetic mean",
        "zh": "“{unit}”的“{indicator}”为 {value}：{method} 要求大于零；"
        "请归一化到大于零的区间（如 1 至 100），或改用算术平均",
    },
    "zero_denominator": {
        "en": "unit '{unit}': the denominator '{value}' of '{indicator}' is zero; leave it empty "
        "or correct it",
        "zh": "“{unit}”：指标“{indicator}”的分母“{value}”为零；请留空或改正",
    },
    "no_denominator": {
        "en": "indicator '{indicator}' is to be divided by '{value}', which is no column of the "
        "data; add it or drop the step",
        "zh": "指标“{indicator}”的分母“{value}”不在数据中；请补充该列或删除此步骤",
    },
    "no_group": {
        "en": "there is no grouping '{value}' in the data; known: {method}",
        "zh": "数据中没有分组“{value}”；已有：{method}",
    },
    "unknown_method": {
        "en": "{indicator}: there is no method '{value}'; known: {method}",
        "zh": "{indicator}：没有方法“{value}”；可用：{method}",
    },
    "unknown_node": {
        "en": "{method} names '{value}', which is no code of this index; correct it or drop it",
        "zh": "{method} 中的“{value}”不是本指标体系的代码；请改正或删除",
    },
    "unknown_unit": {
        "en": "{method} names the unit '{value}', which is not in the data; correct it",
        "zh": "{method} 中的单元“{value}”不在数据里；请改正",
    },
    "no_parameter": {
        "en": "indicator '{indicator}': {method} needs '{value}'; add it to the indicator",
        "zh": "指标“{indicator}”：{method} 需要“{value}”；请在该指标中补充",
    },
    "absent_step": {
        "en": "the analysis varies '{value}', but the index has no such step; add the step or "
        "drop the variation",
        "zh": "分析要改变“{value}”，但指标体系中没有这一步骤；请补充步骤或删除该项",
    },
    "bad_option": {
        "en": "{indicator}: {value}; {method}",
        "zh": "{indicator}：{value}；{method}",
    },
    "misshapen": {
        "en": "{indicator}: '{value}' is of the wrong kind; specification.schema.json and the "
        "manual on rankings say what may stand here",
        "zh": "{indicator}：“{value}”的形式不对；可写的内容见 specification.schema.json "
        "和手册中“排名”一页",
    },
    "not_beside": {
        "en": "{indicator}: there is no file '{value}' in {method}/; put it there and name it "
        "from there",
        "zh": "{indicator}：{method}/ 中没有文件“{value}”；请放入该文件夹，并写出在其中的路径",
    },
    "other_ledger": {
        "en": "{indicator}: '{value}' is not this workspace; leave it out, or write `..`",
        "zh": "{indicator}：“{value}”不是本工作区；请删去，或写 `..`",
    },
    "no_figures": {
        "en": "no figures are named; give the indicators a `cell`, or name a `file` in `data`",
        "zh": "没有指明数据；请为指标写 `cell`，或在 `data` 中写 `file`",
    },
    "same_name": {
        "en": "'{indicator}' has the same name as '{value}'; rename one of the two",
        "zh": "“{indicator}”与“{value}”同名；请改其中一个的名称",
    },
    "not_computable": {
        "en": "the index cannot be worked out with these settings ({value}); look at the options "
        "of its steps and of `uncertainty`",
        "zh": "按这些设定无法计算指数（{value}）；请检查各步骤和 `uncertainty` 的选项",
    },
    "several_years": {
        "en": "the figures are of several years ({value}); name the one to rank in `period` of "
        "`data`, or give the rows of one year",
        "zh": "数据含多个年份（{value}）；请在 `data` 的 `period` 中指定要排名的年份，"
        "或只给出一年的数据",
    },
    "no_period": {
        "en": "there are no figures of the year '{value}'; there are those of: {method}",
        "zh": "没有“{value}”年的数据；现有：{method}",
    },
    "no_score": {
        "en": "unit '{unit}' has no score, for too few of its figures are there; add figures or "
        "ask for another unit",
        "zh": "“{unit}”因数据过少而没有得分；请补充数据或改选其他单元",
    },
    "infeasible": {
        "en": "{indicator}: no weights meet all the bounds ({value}); loosen them",
        "zh": "{indicator}：没有权重能满足全部约束（{value}）；请放宽",
    },
}
"""Every code with its sentence in both languages."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    Attributes:
        code: a key of `MESSAGES`.
        unit, indicator: where, as far as it has a place.
        value: what stands there.
        method: what could not be done with it, or what is allowed.
    """

    code: str
    unit: str = ""
    indicator: str = ""
    value: str = ""
    method: str = ""

    def message(self, language: str = "en") -> str:
        """Give the sentence."""
        parts = {
            name: printable(str(getattr(self, name)))
            for name in ("unit", "indicator", "value", "method")
        }
        return MESSAGES[self.code][language].format(**parts)


class IndexProblems(InputError):
    """Everything that keeps an index from being built, told at once."""

    def __init__(self, problems: Iterable[Problem], where: str = "") -> None:
        """Keep the problems, so that pages and the API can show them."""
        self.problems = tuple(dict.fromkeys(problems))
        super().__init__("bad_index", where)

    def message(self, language: str = "en") -> str:
        """Give all sentences, one a line, the file first."""
        lines = [p.message(language) for p in self.problems]
        prefix = f"{printable(self.where)}: " if self.where else ""
        return "\n".join(prefix + line for line in lines)

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a worker process."""
        return (IndexProblems, (self.problems, self.where))


def refuse(problems: Iterable[Problem], where: str = "") -> None:
    """Raise all problems at once, if there are any."""
    found = tuple(problems)
    if found:
        raise IndexProblems(found, where)

"""What each kind of identity asks, in one clause, in both languages."""

RULES = {
    "restatement": ("the same quantity is given elsewhere", "同一指标另有表述"),
    "sum": ("the parts must make the whole", "分项之和应等于合计"),
    "share": ("the share times the whole must give the part", "占比乘以总量应等于分项"),
    "growth": ("the growth must lead from one level to the next", "增速应与前后两期水平相符"),
    "gap": ("the gap must be the difference of the two growth rates", "增速差应等于两增速之差"),
    "share_change": (
        "the change must be the difference of the two shares",
        "占比变动应等于两占比之差",
    ),
    "periods": (
        "the quarters or months must make the longer period",
        "各季（月）之和应等于累计数",
    ),
    "average": (
        "the average annual growth must lead from the first year to the last",
        "年均增速应与首尾两年水平（或逐年增速）相符",
    ),
    "change": (
        "the change must be the difference of the two levels",
        "增减量应等于前后两期之差",
    ),
    "multiple": (
        "the multiple must lead from one level to the other",
        "倍数应与前后水平相符",
    ),
    "contribution": (
        "a part contributes its share times its growth",
        "拉动点数应与占比、增速相符",
    ),
    "mean": (
        "the growth of a whole lies between those of its parts",
        "总体增速应介于各分项增速之间",
    ),
    "given": ("the context's identity must hold", "应满足背景文件给出的恒等式"),
    "currency": (
        "both currencies must agree at the year's exchange rates",
        "两种货币应与当年汇率相符",
    ),
    "bound": ("it lies outside what is possible", "超出可能的范围"),
    "count": (
        "as many as are counted must reach that size, and together no more than the total of all",
        "达到该规模的个数应与所述个数一致，且合计不超过总量",
    ),
    "order": ("a part cannot exceed its whole", "分项不能大于总量"),
}

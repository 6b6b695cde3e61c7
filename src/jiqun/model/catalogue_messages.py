"""What can be wrong with the files of a catalogue, in both languages."""

CATALOGUE_MESSAGES: dict[str, dict[str, str]] = {
    "bad_catalogue": {
        "en": "{count} problems in the files of the catalogue; nothing was loaded",
        "zh": "目录文件有 {count} 处问题；未载入任何内容",
    },
    "cat_syntax": {
        "en": "the file cannot be read ({detail}); correct this line",
        "zh": "文件无法读取（{detail}）；请改正这一行",
    },
    "cat_form": {
        "en": "{path}: {detail}; the form is in {schema}",
        "zh": "{path}：{detail}；格式见 {schema}",
    },
    "cat_column": {
        "en": "column '{column}' is missing; the file has {found}; add it to the header",
        "zh": "缺少列“{column}”；文件中有 {found}；请在表头补上",
    },
    "cat_twice": {
        "en": "{what} '{id}' stands twice, first at {first}; give one of them an id of its own",
        "zh": "{what}“{id}”重复，首次出现于 {first}；请给其中一个另取编号",
    },
    "cat_unknown": {
        "en": "{what} '{value}' is not in the catalogue{hint}",
        "zh": "目录中没有 {what}“{value}”{hint}",
    },
    "cat_cycle": {
        "en": "'{item}' lies in itself ({way}); take one parent out",
        "zh": "“{item}”成了自己的上级（{way}）；请去掉其中一个上级",
    },
    "cat_meaning": {
        "en": "code '{item}' is '{name}' here and '{other}' at {first}: a code never changes its "
        "meaning; coin a new code and record the change in the concordance",
        "zh": "代码“{item}”此处为“{name}”，在 {first} 为“{other}”：代码的含义不得改变；"
        "请另立代码并在对应表中记录",
    },
    "cat_weights": {
        "en": "the weights out of '{item}' add to {sum}, not 1; correct them, or leave all empty",
        "zh": "“{item}”各去向的权重合计为 {sum}，不是 1；请改正，或全部留空",
    },
    "cat_half_weights": {
        "en": "only some rows out of '{item}' have a weight; give one to each, or to none",
        "zh": "“{item}”的去向只有一部分有权重；请全部给出或全部留空",
    },
    "cat_weight_source": {
        "en": "the weight {weight} names no source; say in weight_source where it comes from",
        "zh": "权重 {weight} 未注明来源；请在 weight_source 中注明",
    },
    "cat_date": {
        "en": "{field}: '{value}' is no date ({detail}); write a year, month or day that exists",
        "zh": "{field}：“{value}”不是有效日期（{detail}）；请写实际存在的年、月或日",
    },
    "cat_order": {
        "en": "it ends on {end}, not after it begins on {first}; correct one of them",
        "zh": "结束于 {end}，不晚于开始的 {first}；请改正其一",
    },
    "cat_overlap": {
        "en": "'{item}' and '{other}' hold at the same time; end one where the other begins",
        "zh": "“{item}”与“{other}”同时有效；请让一个在另一个开始时结束",
    },
    "cat_uncovered": {
        "en": "code '{item}' of version {version} is in no row of {file}; say what became of it",
        "zh": "版本 {version} 的代码“{item}”不在 {file} 中；请说明其去向",
    },
    "cat_kind": {
        "en": "'{source}' to '{target}' is called {kind}, but {detail}; correct the row",
        "zh": "“{source}”到“{target}”标为 {kind}，但{detail}；请改正该行",
    },
    "cat_stale": {
        "en": "the compiled catalogue is older than its files; run: python -m jiqun.data.compiling",
        "zh": "编译后的目录与源文件不一致；请运行：python -m jiqun.data.compiling",
    },
    "no_version": {
        "en": "{classification} has no version '{value}'{hint}",
        "zh": "{classification} 没有版本“{value}”{hint}",
    },
    "no_concordance": {
        "en": "no concordance leads from version {first} to {second} of {classification}: no "
        "bridge is stated, and none is invented",
        "zh": "{classification} 没有从 {first} 到 {second} 的对应表："
        "没有来源说明衔接关系，也不作臆测",
    },
    "bad_list": {
        "en": "{count} problems in the lists; nothing was compared",
        "zh": "清单有 {count} 处问题；未作比较",
    },
    "bad_series": {
        "en": "'{value}' names no series; write AREA INDICATOR [CODE], AREA/INDICATOR/CODE, or the "
        "name of a series' page",
        "zh": "“{value}”不是序列；请写 地区 指标 [代码]、地区/指标/代码，或序列页面的名称",
    },
    "not_additive": {
        "en": "{indicator} does not add up over industries, so it cannot be carried; carry levels "
        "such as value_added",
        "zh": "{indicator} 在各行业之间不可相加，无法换算；请换算增加值等总量指标",
    },
    "unknown_name": {
        "en": "no {what} is called '{value}'{hint}",
        "zh": "没有名为“{value}”的{what}{hint}",
    },
}

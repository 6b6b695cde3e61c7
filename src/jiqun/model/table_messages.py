"""What can be wrong with a table and its mapping, in both languages."""

TABLE_MESSAGES: dict[str, dict[str, str]] = {
    "table_no_mapping": {
        "en": "no mapping stands beside this table; write {detail}, see docs/en/tables.md",
        "zh": "此表旁没有映射文件；请编写 {detail}，见 docs/zh/tables.md",
    },
    "table_alone": {
        "en": "there is no table {detail} beside this mapping; rename or remove one of them",
        "zh": "此映射文件旁没有表 {detail}；请改名或删除其一",
    },
    "table_mapping": {
        "en": "the mapping cannot be used: {detail}; nothing of the table was read",
        "zh": "映射文件无法使用：{detail}；该表未读取任何内容",
    },
    "table_broken": {
        "en": "the table cannot be read ({detail}); save it again as CSV or XLSX",
        "zh": "无法读取该表（{detail}）；请重新另存为 CSV 或 XLSX",
    },
    "table_limit": {
        "en": "more than {limit} {what}; split the table or take out what is not needed",
        "zh": "超过 {limit} 的上限（{what}）；请拆分该表或删去不需要的部分",
    },
    "table_header": {
        "en": "columns {first} and {second} are both called '{column}'; rename one of them",
        "zh": "第 {first} 列与第 {second} 列同名“{column}”；请改其一",
    },
    "table_column": {
        "en": "there is no column '{column}'{hint}",
        "zh": "没有列“{column}”{hint}",
    },
    "table_value": {
        "en": "'{value}' is no {field}{hint}",
        "zh": "“{value}”不是有效的 {field}{hint}",
    },
    "table_lacks": {
        "en": "no {field} is given; name its column, or a constant, in the mapping",
        "zh": "未给出 {field}；请在映射文件中指定其列或常量",
    },
    "table_date": {
        "en": "there is no day '{value}'; write a year, month or day that exists",
        "zh": "不存在日期“{value}”；请写实际存在的年、月或日",
    },
    "table_twice": {
        "en": "source '{value}' stands twice, first in row {first}; give one an id of its own",
        "zh": "来源“{value}”重复，首次出现于第 {first} 行；请给其中一个另取编号",
    },
    "table_unknown_source": {
        "en": "source '{value}' is not in {file}{hint}",
        "zh": "{file} 中没有来源“{value}”{hint}",
    },
    "table_formula": {
        "en": "the formula has no stored result, and none is computed; save the values",
        "zh": "公式没有存储结果，程序也不计算；请保存为数值",
    },
    "table_empty": {
        "en": "no figure stands in this table; check the columns that the mapping names",
        "zh": "该表中没有数字；请检查映射文件所指的列",
    },
    "table_more": {
        "en": "{count} more problems in this table; correct those listed and build again",
        "zh": "该表另有 {count} 处问题；请改正已列出的问题后重新构建",
    },
    "no_history": {
        "en": "there is no history here; build this workspace first",
        "zh": "这里没有历史记录；请先构建此工作区",
    },
}

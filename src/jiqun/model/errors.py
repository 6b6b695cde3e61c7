"""Say what went wrong, where, and what to do about it.

The whole tree::

    JiqunError
    ├── InputError       a file, option or value that the user gave
    │   └── Refusal      one document that cannot be read; the build goes on
    ├── CatalogueError   a data file of ours or of the workspace breaks its schema
    ├── LedgerError      a ledger is missing, damaged or of another version
    ├── EngineError      a worker died or a batch could not be finished
    └── MissingExtra     an optional library is not installed

A wrong figure in a document is a finding, never an exception.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from jiqun.model.catalogue_messages import CATALOGUE_MESSAGES
from jiqun.model.table_messages import TABLE_MESSAGES

ErrorType = TypeVar("ErrorType", bound="JiqunError")

MESSAGES: dict[str, dict[str, str]] = {
    "empty": {
        "en": "the file is empty; nothing was read from it",
        "zh": "文件为空，未读取任何内容",
    },
    "binary": {
        "en": "the bytes are not text ({detail}); save it as text or HTML and try again",
        "zh": "内容不是文本（{detail}）；请另存为文本或 HTML 后重试",
    },
    "too_large": {
        "en": "{size} bytes is more than the limit of {limit}; split it, or raise max_bytes",
        "zh": "{size} 字节超过上限 {limit}；请拆分文件或调高 max_bytes",
    },
    "not_utf8": {
        "en": "the bytes fit no encoding we know ({detail}); save it as UTF-8",
        "zh": "无法识别编码（{detail}）；请另存为 UTF-8",
    },
    "unknown_format": {
        "en": "no reader for '{suffix}' files; we read {known}",
        "zh": "没有读取“{suffix}”文件的程序；可读取 {known}",
    },
    "not_readable": {
        "en": "the file cannot be opened ({detail}); check its permissions",
        "zh": "无法打开文件（{detail}）；请检查权限",
    },
    "outside": {
        "en": "the link leads outside the workspace ({detail}); copy the file in instead",
        "zh": "链接指向工作区之外（{detail}）；请把文件复制进来",
    },
    "not_regular": {
        "en": "this is no regular file ({detail}); only files are read",
        "zh": "不是普通文件（{detail}）；只读取文件",
    },
    "bad_metadata": {
        "en": "the metadata cannot be used: {detail}; correct it and build again",
        "zh": "元数据无法使用：{detail}；请改正后重新构建",
    },
    "duplicate_id": {
        "en": "another document has the id '{doc}' and the same bytes ({detail}); one was kept",
        "zh": "已有编号“{doc}”且内容相同的文件（{detail}）；只保留一个",
    },
    "failed": {
        "en": "reading failed ({detail}); this is a defect of ours, please report it",
        "zh": "读取失败（{detail}）；这是程序缺陷，请告知我们",
    },
    "no_text": {
        "en": "no text was found in the {format}; nothing to read",
        "zh": "{format} 中没有可读的正文",
    },
    "encrypted": {
        "en": "the file is protected by a password; save it without one",
        "zh": "文件有密码保护；请另存为无密码的文件",
    },
    "damaged": {
        "en": "the file is damaged ({detail}); get it again from its source",
        "zh": "文件已损坏（{detail}）；请从来源重新获取",
    },
    "needs_ocr": {
        "en": "its {pages} pages are pictures without text; run OCR on it first",
        "zh": "共 {pages} 页，均为无文字的图像；请先做文字识别（OCR）",
    },
    "too_slow": {
        "en": "reading took more than {limit} seconds and was stopped; split the file",
        "zh": "读取超过 {limit} 秒，已中止；请拆分文件",
    },
    "too_large_inside": {
        "en": "it would unpack to more than we take ({detail}); split it",
        "zh": "解开后超出限度（{detail}）；请拆分文件",
    },
    "xml_entities": {
        "en": "it declares XML entities ({detail}), which no office program writes; not read",
        "zh": "其中声明了 XML 实体（{detail}），正常办公软件不会写入；未读取",
    },
    "other_language": {
        "en": "the text is in a language that is not read ({detail}); if it is, state `language` in"
        " its metadata",
        "zh": "文字的语言不在可读之列（{detail}）；若判断有误，请在元数据中写明 `language`",
    },
    "sheet_hidden": {
        "en": "the hidden sheet '{detail}' was left out",
        "zh": "隐藏的工作表“{detail}”未读取",
    },
    "columns_left_out": {
        "en": "columns beyond the limit were left out ({detail})",
        "zh": "超过上限的列未读取（{detail}）",
    },
    "formulas_without_result": {
        "en": "formulas without a stored result were left out ({detail}); save the file in Excel",
        "zh": "没有存储结果的公式未读取（{detail}）；请用 Excel 保存文件",
    },
    "macros_ignored": {
        "en": "it holds macros ({detail}); they were not run",
        "zh": "文件含宏（{detail}）；未运行",
    },
    "rows_left_out": {
        "en": "rows after the limit were left out ({detail}); split the table",
        "zh": "超出行数限度的部分未读取（{detail}）；请拆分表格",
    },
    "archive": {
        "en": "an archive holds documents and is none itself; name a member, or build a workspace",
        "zh": "压缩包内有文件，本身不是文件；请指明其中的文件，或构建工作区",
    },
    "examples_missed": {
        "en": "{count} examples of the language packs come out otherwise; see above",
        "zh": "语言包有 {count} 个例句结果不符；见上文",
    },
    "proposer_failed": {
        "en": "the language model's address cannot be used ({detail}); check it, or go on without",
        "zh": "语言模型地址无法使用（{detail}）；请检查，或不用它",
    },
    "ocr_slip": {
        "en": "characters {detail} look like misread digits; they were read with little confidence",
        "zh": "第 {detail} 字符疑为扫描识别错误的数字；已读取，把握不大",
    },
    "broken_number": {
        "en": "characters {detail} were read as one number that a blank or line end broke apart",
        "zh": "第 {detail} 字符按被空格或换行隔断的一个数字读取",
    },
    "sources_without_output": {
        "en": "a build of some sources alone is a view beside the workspace's own; name its folder"
        " with --output",
        "zh": "只计部分来源的构建是工作区之外的另一视图；请用 --output 指定其文件夹",
    },
    "missing": {
        "en": "there is no such file or folder; check the path",
        "zh": "没有这个文件或文件夹；请检查路径",
    },
    "changed": {
        "en": "the file changed while it was being read; build again",
        "zh": "读取过程中文件被修改；请重新构建",
    },
    "replaced_bytes": {
        "en": "{detail} characters could not be decoded and are shown as U+FFFD; check the file",
        "zh": "有 {detail} 处字节无法解码，以 U+FFFD 代替；请检查原文件",
    },
    "guessed_encoding": {
        "en": "no encoding fits for sure; read as {detail}; save it as UTF-8 to be safe",
        "zh": "编码无法确定，按 {detail} 读取；建议另存为 UTF-8",
    },
    "packed_figures": {
        "en": "characters {detail} hold figures too densely to be read; no claims were taken there",
        "zh": "第 {detail} 字符处数字过密，无法读取；该处未提取数据",
    },
    "bad_claim": {
        "en": "not a claim: {detail}; see docs/en/claims.md",
        "zh": "不是合格的数据记录：{detail}；见 docs/zh/claims.md",
    },
    "disk_full": {
        "en": "the disk is full ({detail}); free some space and build again, the last build stands",
        "zh": "磁盘已满（{detail}）；请腾出空间后重新构建，上一次构建仍然有效",
    },
    "bad_workspace": {
        "en": "the workspace file cannot be used: {detail}",
        "zh": "工作区文件无法使用：{detail}",
    },
    "no_ledger": {
        "en": "no ledger here; run `jiqun build` first",
        "zh": "这里没有账本；请先运行 jiqun build",
    },
    "ledger_version": {
        "en": "the ledger has version {found}, this program reads {wanted}; build it again",
        "zh": "账本版本为 {found}，本程序只能读取 {wanted}；请重新构建",
    },
    "unknown_value": {
        "en": "unknown {field} '{value}'{hint}",
        "zh": "未知的 {field}“{value}”{hint}",
    },
    "bad_data": {
        "en": "the data file breaks its schema: {detail}",
        "zh": "数据文件不符合格式：{detail}",
    },
    "all_refused": {
        "en": "no document could be read; {count} refused",
        "zh": "没有可读的文件；拒绝了 {count} 个",
    },
    "worker_died": {
        "en": "the worker reading this died ({detail}); the rest went on",
        "zh": "读取此文件的进程意外终止（{detail}）；其余文件照常处理",
    },
    "missing_extra": {
        "en": "{detail} is not installed; run: pip install 'jiqun[{extra}]'",
        "zh": "未安装 {detail}；请运行：pip install 'jiqun[{extra}]'",
    },
    "exists": {
        "en": "there is already a file here ({detail}); choose another folder",
        "zh": "这里已有文件（{detail}）；请另选文件夹",
    },
    "busy": {
        "en": "another build is running here; wait until it ends",
        "zh": "此处正在进行另一次构建；请等待其结束",
    },
    "not_writable": {
        "en": "nothing can be written here ({detail}); choose another folder with -o",
        "zh": "此处无法写入（{detail}）；请用 -o 另选文件夹",
    },
    "port_taken": {
        "en": "port {port} cannot be used ({detail}); choose another with --port",
        "zh": "端口 {port} 无法使用（{detail}）；请用 --port 另选",
    },
    "no_workspace": {
        "en": "no jiqun.toml here; name files to read, or run `jiqun init`",
        "zh": "这里没有 jiqun.toml；请指定要读取的文件，或运行 jiqun init",
    },
    "no_balance": {
        "en": "these figures cannot be balanced: no values within what is printed satisfy all sums",
        "zh": "这些数字无法平衡：在所印数字的范围内没有满足全部合计关系的值",
    },
    "bad_decision": {
        "en": "this line is no decision ({detail}); it is left out",
        "zh": "这一行不是裁定（{detail}），已略过",
    },
    "no_finding": {
        "en": "there is no finding {value} in this build; `jiqun review --list` names them",
        "zh": "本次构建中没有结论 {value}；可用 jiqun review --list 列出",
    },
    "overlapping": {
        "en": "'{first}' and '{second}' cannot be added: {why} (source: {source})",
        "zh": "“{first}”与“{second}”不能相加：{why}（来源：{source}）",
    },
    "no_sum": {
        "en": "these cannot be added ({detail}); add levels of one measure, unit and period",
        "zh": "这些数字不能相加（{detail}）；只能把同一指标、单位和时期的数额相加",
    },
    "bad_context": {
        "en": "the context has another form than docs/en/findings.md says: {detail}",
        "zh": "背景文件的格式与 docs/zh/findings.md 所述不符：{detail}",
    },
    "bad_index": {
        "en": "the index cannot be built; each problem is told with unit, indicator and remedy",
        "zh": "无法构建指标体系；每个问题都说明单元、指标和处理办法",
    },
    **CATALOGUE_MESSAGES,
    **TABLE_MESSAGES,
}
"""Every code with its sentence in both languages; `{…}` is filled from the parts."""


_HINTS_ZH = (
    (r"^; did you mean '(.*)'\?$", r"；是否应为“\1”？"),
    (r"^; one of ", "；可用："),
    (r"^; write ", "；请写作 "),
    (r" or ", " 或 "),
    (r"^: it ends too soon$", "：结束早于开始"),
)
"""Chinese for the hints that `close_hint` and the parsers give."""


@dataclass
class JiqunError(Exception):
    """An error with a code, a place, and the parts of its sentence.

    Args:
        code: a key of `MESSAGES`.
        where: the file, line, span or key path that is meant; may be empty.
        parts: what fills the sentence.
    """

    code: str
    where: str
    parts: dict[str, Any]

    def __init__(self, code: str, where: str = "", **parts: Any) -> None:
        """Keep the parts, so that pages and the API can show them."""
        self.code = code
        self.where = where
        self.parts = parts
        super().__init__(code, where, parts)

    def message(self, language: str = "en") -> str:
        """Give the sentence in one language, the place first."""
        return told(self.code, self.where, self.parts, language)

    def __str__(self) -> str:
        """Give the English sentence."""
        return self.message("en")

    def __reduce__(self) -> tuple[Any, ...]:
        """Survive the way back from a worker process."""
        return (_rebuild, (type(self), self.code, self.where, self.parts))


def _rebuild(kind: type[ErrorType], code: str, where: str, parts: dict[str, Any]) -> ErrorType:
    return kind(code, where, **parts)


def told(code: str, where: str, parts: dict[str, Any], language: str) -> str:
    """Fill the sentence of a code; control characters in names are made visible.

    A part that differs by language stands beside the English one with `_zh` after its name.
    """
    own = {key: parts.get(f"{key}_zh", part) for key, part in parts.items()}
    chosen = own if language == "zh" else parts
    safe = {key: printable(str(value)) for key, value in chosen.items()}
    if language == "zh" and "hint" in safe:
        for pattern, words in _HINTS_ZH:
            safe["hint"] = re.sub(pattern, words, safe["hint"])
    sentence = MESSAGES[code][language].format(**safe)
    return f"{printable(where)}: {sentence}" if where else sentence


def printable(text: str) -> str:
    r"""Show control characters as escapes, so that one error stays one line.

    >>> printable("a\nb")
    'a\\nb'
    """
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


LISTED = 60
"""Allowed values that an error lists: our choice, about what a person looks through."""


def close_hint(value: str, allowed: Iterable[str]) -> str:
    """Offer the nearest allowed value, or list them all where they are few enough to read.

    >>> close_hint("emtpy", ["empty", "full"]), close_hint("x", map(str, range(1000)))
    ("; did you mean 'empty'?", '')
    """
    known = list(allowed)
    close = get_close_matches(value, known, 1)
    if close:
        return f"; did you mean '{close[0]}'?"
    return f"; one of {', '.join(known)}" if len(known) <= LISTED else ""


class InputError(JiqunError):
    """A file, option or value that the user gave is wrong."""


class Refusal(InputError):
    """One document that cannot be read; it is listed and the build goes on."""


class CatalogueError(JiqunError):
    """A data file breaks its schema; `problems` has all that is wrong, each with its place."""

    @property
    def problems(self) -> tuple["CatalogueError", ...]:
        """Everything that is wrong, where more than one thing was looked at."""
        return tuple(self.parts.get("problems", ()))


class LedgerError(JiqunError):
    """A ledger is missing, damaged or of another version."""


class EngineError(JiqunError):
    """A worker died or a batch could not be finished."""


class MissingExtra(JiqunError):
    """An optional library is not installed."""

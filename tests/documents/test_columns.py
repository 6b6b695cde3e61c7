"""Pages of two columns are read one column after the other, tables row by row."""

from format_files import pdf_at

from jiqun.documents import read_bytes

LEFT = [f"left {n} the output of pumps and valves" for n in range(6)]
RIGHT = [f"right {n} the number of laboratories" for n in range(6)]


def rows(left: list[str], right: list[str]) -> list[tuple[int, int, str]]:
    """Place lines as a printer writes them: row by row over both columns."""
    made = [(60, 790, "A title that reaches over both of the columns of this whole page here")]
    for n, (a, b) in enumerate(zip(left, right, strict=True)):
        made += [(60, 760 - 14 * n, a), (320, 760 - 14 * n, b)]
    return made


def test_two_columns_are_read_one_after_the_other():
    text = read_bytes(pdf_at(rows(LEFT, RIGHT)), "a.pdf").text
    assert text.startswith("A title")
    assert text.index("left 5") < text.index("right 0") < text.index("right 5")


def test_a_table_of_two_columns_stays_row_by_row():
    text = read_bytes(pdf_at(rows([f"City {n}" for n in range(6)], list("123456"))), "a.pdf").text
    assert text.index("City 0") < text.index("1") < text.index("City 5")
    assert text.index("City 5") < text.rindex("6")


def test_three_columns_are_read_one_after_the_other():
    names = ("one", "two", "three")
    columns = [[f"{name} {n} of pumps valves" for n in range(5)] for name in names]
    lines = [
        (60 + 170 * c, 760 - 14 * n, columns[c][n]) for n in range(5) for c in range(len(columns))
    ]
    text = read_bytes(pdf_at(lines), "a.pdf").text
    places = [text.index(line) for column in columns for line in column]
    assert places == sorted(places)


def test_columns_under_a_page_of_whole_lines_are_found_too():
    whole = [
        (60, 790 - 14 * n, f"Whole {n} a line that reaches over both of the columns of this page")
        for n in range(12)
    ]
    below = [(x, y - 180, t) for x, y, t in rows(LEFT, RIGHT)[1:]]
    text = read_bytes(pdf_at(whole + below), "a.pdf").text
    assert text.index("Whole 11") < text.index("left 0")
    assert text.index("left 5") < text.index("right 0") < text.index("right 5")


def test_a_line_over_two_of_three_columns_ends_only_those():
    def at(c: int, n: int, name: str) -> tuple[int, int, str]:
        return 60 + 170 * c, 760 - 14 * n, f"{name} {n} of pumps valves"

    lines = [at(0, n, "one") for n in range(10)]
    lines += [at(c, n, name) for n in range(4) for c, name in ((1, "two"), (2, "three"))]
    lines.append((230, 760 - 14 * 4, "A heading that reaches over two columns here"))
    lines += [at(c, n, name) for n in range(5, 10) for c, name in ((1, "four"), (2, "five"))]
    text = read_bytes(pdf_at(lines), "a.pdf").text
    order = ["one 9", "two 3", "three 0", "A heading", "four 5", "four 9", "five 5"]
    places = [text.index(mark) for mark in order]
    assert places == sorted(places)

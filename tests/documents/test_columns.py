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

"""Read numbers of languages without blanks between words (to come)."""

from jiqun.extraction.figures import Figure


class DenseNumbers:
    """The number grammar."""

    def read(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give nothing yet."""
        return []

    def ranks(self, text: str, start: int, end: int, closed: list[tuple[int, int]]) -> list[Figure]:
        """Give nothing yet."""
        return []


def dense_numbers(code: str) -> DenseNumbers:
    """Give the grammar."""
    return DenseNumbers()

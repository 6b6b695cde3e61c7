"""Know that a zone's shorter name and its full one are of one zone: 高新区, 高新技术产业开发区."""


def is_short_for(short: str, full: str) -> bool:
    """Say whether a name for a kind of zones only leaves out words of another.

    >>> is_short_for("High-Tech Zone", "High-Tech Industrial Development Zone")
    True
    >>> is_short_for("Development Zone", "High-Tech Industrial Development Zone")
    False
    """
    few, many = short.split(), full.split()
    if len(few) >= len(many) or few[0] != many[0] or few[-1] != many[-1]:
        return False
    rest = iter(many)
    return all(word in rest for word in few)

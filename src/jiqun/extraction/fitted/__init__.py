"""Fields that fitted models read once more, from all the words around a figure at once.

The grammar reads what it has a rule for. What a figure is of, and which indicator it is, stands in
words of which no list is ever complete; there a model that has seen many annotated sentences
weighs every word a little. It chooses among what the grammar knows and what the text says, it
never makes a figure, changes a value or a unit, and it overrules the grammar only by a margin.
"""

from jiqun.extraction.fitted.looks import FittedLooks

__all__ = ["FittedLooks"]

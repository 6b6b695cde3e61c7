// Give the left edge of the first decimal point in each element, or its text where it has none.
(selector) =>
  [...document.querySelectorAll(selector)].map((cell) => {
    const range = document.createRange();
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(".");
      if (at < 0) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      return range.getBoundingClientRect().left;
    }
    return cell.textContent;
  })

"use strict";
// Everything here is an extra: without scripts the page shows all figures and tables.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, text, attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };
  const valueOf = (cell) => cell.dataset.v ?? cell.textContent;

  // Sorting: numbers as numbers, before words, NA last, equal rows stay as they are.
  const compare = (a, b) => {
    const x = Number(a), y = Number(b);
    const isX = a !== "" && !Number.isNaN(x), isY = b !== "" && !Number.isNaN(y);
    if (isX && isY) return x - y;
    if (isX !== isY) return isX ? -1 : 1;
    return a.localeCompare(b, "en", { numeric: true });
  };
  const isMissing = (text) => text === "" || text === "NA";
  const sort = (table, column, descending) => {
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => [valueOf(row.cells[column]), row]);
    rows.sort(([a], [b]) => {
      if (isMissing(a) || isMissing(b)) return isMissing(a) - isMissing(b);
      return descending ? compare(b, a) : compare(a, b);
    });
    body.append(...rows.map(([, row]) => row));
  };
  for (const table of all("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = make("button", head.textContent, { type: "button", title: head.title || "sort" });
      head.removeAttribute("title");
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const descending = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", descending ? "descending" : "ascending");
        sort(table, column, descending);
      });
    });
  }

  // Filtering by words.
  for (const table of all("table[data-filter]")) {
    const label = make("label", table.dataset.filter + " ");
    const input = make("input", "", { type: "search" });
    const count = make("span", "", { role: "status" });
    label.append(input);
    const tools = make("div", "", { class: "tools" });
    tools.append(label, count);
    table.parentElement.before(tools);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of table.tBodies[0].rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = words.length ? `${shown} of ${table.tBodies[0].rows.length} rows` : "";
    });
  }

  // Downloads.
  const save = (name, type, text) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = make("a", "", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  };
  // A cell that a spreadsheet would take for a formula becomes text.
  const field = (text) => {
    const safe = /^[=+@\t\r-]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
    return /[",\n\r]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const csv = (table) =>
    all("tr", table)
      .map((row) => [...row.cells].map((cell) => field(valueOf(cell))).join(","))
      .join("\n") + "\n";
  const svg = (drawing) => {
    const copy = drawing.cloneNode(true);
    const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
    style.textContent = document.getElementById("figure-style").textContent;
    copy.prepend(style);
    return new XMLSerializer().serializeToString(copy);
  };
  for (const figure of all("figure[id]")) {
    const tools = make("div", "", { class: "tools" });
    const drawings = all("svg", figure);
    drawings.forEach((drawing, i) => {
      const part = drawings.length > 1 ? `-${i + 1}` : "";
      const button = make("button", "SVG" + part, { type: "button", title: "download the figure" });
      button.addEventListener("click", () => save(`${figure.id}${part}.svg`, "image/svg+xml", svg(drawing)));
      tools.append(button);
    });
    for (const table of all("table", figure)) {
      const button = make("button", "CSV", { type: "button", title: "download the numbers" });
      button.addEventListener("click", () => save(`${figure.id}.csv`, "text/csv", csv(table)));
      tools.append(button);
    }
    figure.append(tools);
  }

  // Light and dark.
  const theme = make("button", "light / dark", { type: "button" });
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const now = root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
  });
  document.querySelector("header").append(theme);

  // A link to something inside a closed part opens it.
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", reveal);
  reveal();
})();

// One finding: a line with its verdict and title, and all the rest when it is opened.

/** A place in the manifest, which shows its line when it is selected. */
function placeOf(number) {
  if (number === undefined || number < 0) return null;
  const [path, line, column, , , excerpt] = data.places[number];
  const text = `${data.paths[path]}:${line}:${column}`;
  if (excerpt < 0) return element("span", { class: "at" }, text);
  const shown = button({ class: "place", "aria-expanded": "false" }, text, element("span", { class: "quiet" }, " ", said("show_line")));
  shown.addEventListener("click", () => {
    const open = shown.getAttribute("aria-expanded") === "true";
    shown.setAttribute("aria-expanded", open ? "false" : "true");
    if (open) shown.nextElementSibling.remove();
    else shown.after(excerptOf([number]));
  });
  return shown;
}

/** The lines of places of the manifest, with the facts marked. */
function excerptOf(numbers) {
  const lines = new Map();
  for (const number of numbers) {
    const excerpt = data.places[number][5];
    if (excerpt >= 0) lines.set(excerpt, [...(lines.get(excerpt) || []), number]);
  }
  const drawn = [];
  let file = -1;
  for (const [excerpt, places] of [...lines].sort((a, b) => a[0] - b[0])) {
    const [path, line, skipped, text] = data.excerpts[excerpt];
    if (path !== file) drawn.push(element("div", { class: "file" }, data.paths[path]));
    file = path;
    const code = element("span", { class: "code" }, ...withMarks(text, skipped, line, places));
    drawn.push(element("div", { class: "line" }, element("span", { class: "no" }, String(line)), code));
  }
  return element("div", { class: "excerpt" }, ...drawn);
}

/** The text of a line, cut where facts begin and end. Columns count characters, so the text is taken by characters. */
function withMarks(text, skipped, line, places) {
  const characters = Array.from(text);
  const within = (at) => Math.min(Math.max(at, 0), characters.length);
  const spans = places.map((number) => {
    const [, , column, endLine, endColumn] = data.places[number];
    const last = endLine > line ? characters.length : endColumn - 1 - skipped;
    return [within(column - 1 - skipped), within(last)];
  });
  const parts = [];
  let at = 0;
  for (const [first, last] of spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    if (first < at || last <= first) continue;
    parts.push(characters.slice(at, first).join(""), element("mark", {}, characters.slice(first, last).join("")));
    at = last;
  }
  return [skipped ? "…" : "", ...parts, characters.slice(at).join("")];
}

function badge(row) {
  const words = element("span", {}, said(row.label), " · ", said(row.severity));
  return element("span", { class: `badge is-${row.label} sev-${row.severity}` }, words);
}

function kindOf(kind) {
  const found = data.kinds.find(([name]) => name === kind);
  return found ? found[1] : [kind, kind];
}

/** The finding as an article. `open`: with everything in it. */
function findingOf(number, open) {
  const row = data.rows[number];
  const [head, body] = [freshId(), freshId()];
  const inside = element("div", { class: "body", id: body, hidden: !open });
  const title = element("span", { class: "title" }, both(data.texts[row.title], true));
  const opener = button({ "aria-expanded": open ? "true" : "false", "aria-controls": body, id: head }, badge(row), title);
  const about = [
    element("span", { class: "cited" }, row.cited),
    element("span", {}, both(kindOf(row.kind)), " ", element("code", {}, row.record), row.year ? ", " : null, row.year ? said("in_year", { year: row.year }) : null),
    row.owner ? element("span", {}, row.owner) : null,
    row.new ? element("span", { class: "flag" }, said("new")) : null,
    row.fails ? element("span", { class: "flag" }, said("fails")) : null,
    row.waiver ? element("span", { class: "flag" }, said("waived")) : null,
    row.due ? element("span", { class: "flag" }, said("due", { day: row.due })) : null,
    row.planned ? element("span", { class: "flag" }, said("planned", { day: row.planned })) : null,
  ];
  const made = element(
    "article",
    { class: `finding sev-${row.severity}`, "aria-labelledby": head, "data-finding": row.id },
    element("h4", {}, opener),
    element("p", { class: "about" }, ...about),
    inside,
  );
  const fill = () => inside.childElementCount || inside.append(...bodyOf(row));
  opener.addEventListener("click", () => {
    const opening = inside.hidden;
    fill();
    inside.hidden = !opening;
    opener.setAttribute("aria-expanded", opening ? "true" : "false");
    choose({ open: opening ? row.id : "" });
  });
  if (open) fill();
  return made;
}

function reasonsOf(row) {
  return (row.because || []).map((number) => data.reasons[number]);
}

/** The reasons that decide: what of the duty is not so, what is unknown; all of them where neither is told. */
function deciding(row) {
  const because = reasonsOf(row);
  const wanted = row.label === "undetermined" ? because.filter((each) => each[2] === "unknown") : because.filter((each) => each[0] === "duty");
  return wanted.length ? wanted : because;
}

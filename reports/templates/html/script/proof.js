// What stands in an open finding: why, what is missing, the path, the manifest, the proof, what to do.
const PARTS = ["applies", "exception", "duty"];

function bodyOf(row) {
  const lines = [];
  const add = (name, ...children) => lines.push(element("div", {}, element("dt", {}, said(name)), element("dd", {}, ...children)));
  const reasons = deciding(row);
  const law = lawOf(row);
  if (law.length) add("law_says", ...law);
  if (reasons.length) add("why", element("ul", {}, ...reasons.map(([, text, , place]) => element("li", {}, both(data.texts[text], true), " ", placeOf(place)))));
  if (row.missing) add("missing", missingOf(row));
  if (row.path) add("path", element("ol", { class: "steps" }, ...row.path.map((number) => stepOf(data.steps[number]))));
  const places = [...new Set([...reasons.map((reason) => reason[3]), ...(reasons.length ? [] : [row.place])])].filter((place) => place >= 0);
  const shown = places.filter((place) => data.places[place][5] >= 0).slice(0, 6);
  if (shown.length) add("excerpt", excerptOf(shown));
  else if (places.length && !data.read) add("excerpt", element("span", { class: "note" }, said("unread_excerpt")));
  add("do", element("span", { class: "do" }, both(data.texts[row.fix], true)));
  for (const [name, note] of notesOf(row)) add(name, note);
  if (row.risk) add("finding_risk", riskOf(row.risk));
  lines.push(proofOf(row));
  return [element("dl", { class: "parts" }, ...lines), toolsOf(row)];
}

/** What the cited clauses say, and links to the official texts. */
function lawOf(row) {
  const says = (row.says || []).map((text) => element("p", {}, both(data.texts[text], true)));
  const links = (row.published || []).flatMap((href) => [element("a", { href, rel: "noreferrer" }, said("official_text")), " "]);
  return links.length ? [...says, element("p", { class: "note" }, ...links)] : says;
}

/** The facts that are missing, as they are written in a manifest. */
function missingOf(row) {
  const endings = { " (narrower)": "narrower", " (empty)": "empty" };
  const items = row.missing.map((entry) => {
    const ending = Object.keys(endings).find((each) => entry.endsWith(each));
    const fact = ending ? entry.slice(0, -ending.length) : entry;
    return element("li", {}, element("code", {}, fact), ending ? " " : null, ending ? said(endings[ending]) : null);
  });
  const left = (row.missing_total || 0) - row.missing.length;
  if (left > 0) items.push(element("li", { class: "note" }, said("missing_more", { n: left })));
  return element("ul", {}, ...items);
}

function stepOf([key, text, place]) {
  const name = both(data.texts[text]);
  const shown = data.texts[text][0] ? name : element("code", {}, key);
  return element("li", {}, shown, " ", placeOf(place));
}

/** What qualifies a verdict: waiver, exception, judgement, another reading, a text that was not read. */
function* notesOf(row) {
  if (row.waiver) {
    const told = [said("waived_until", row.waiver)];
    if (row.waiver.ticket) told.push(" · ", said("ticket", row.waiver));
    if (row.waiver.evidence) told.push(" · ", said("evidence", row.waiver));
    yield ["waived", element("span", {}, ...told)];
  }
  if (row.exempted_by) yield ["exempt", said("exempted_by", { citations: row.exempted_by })];
  if (row.between) yield ["rule", said("between", { rules: row.between.join(" · ") })];
  if (row.judged) yield ["grade", said("judged", { names: row.judged.join(", ") })];
  for (const [text, verdict] of row.contested || []) {
    yield ["certainty", said("contested", { reading: data.texts[text], verdict: data.words[verdict] })];
  }
  if (row.label === "indicated") yield ["certainty", said("indicated_because", { certainty: data.words[row.certainty] })];
}

/** The score of a finding and what it was made from. */
function riskOf(ends) {
  const [score, inherent, share, ...inputs] = Array.from({ length: ends.length / 2 }, (_, at) => ends.slice(2 * at, 2 * at + 2));
  const between = ([low, high]) => (low === high ? `${low}` : `${low}–${high}`);
  const write = (value) => value.toLocaleString("en", { maximumFractionDigits: 2 });
  const extent = ([low, high]) => {
    if (high === null) return message("at_least", { low: write(low) });
    return low === high ? write(low) : message("extent", { low: write(low), high: write(high) });
  };
  const [sensitivity, people, exposure, safeguards] = inputs.map(extent);
  const first = { score: between(score), inherent: between(inherent), low: share[0].toFixed(1), high: share[1].toFixed(1) };
  const note = element("span", { class: "note" }, said("risk_inputs", { sensitivity, people, exposure, safeguards }));
  return element("span", {}, said("risk_line", first), element("br"), note);
}

/** The proof as a tree: the three sides of the rule, what became of each, and the conditions that decided. */
function proofOf(row) {
  const tree = element("ul", { class: "tree" }, ...PARTS.map((part) => sideOf(row, part)).filter(Boolean));
  const explain = `policy explain ${row.id} --in result.json`;
  const facts = [
    [said("rule"), element("code", {}, row.rule)],
    [said("grade"), said(`grade_${row.grade}`)],
    [said("certainty"), said(row.certainty)],
    [said("explain"), element("code", {}, explain)],
  ];
  const told = facts.map(([name, value]) => element("li", {}, element("span", { class: "note" }, name, said("colon")), value));
  return element("div", {}, element("dt", {}, said("proof")), element("dd", {}, element("div", { class: "proof" }, tree), element("ul", { class: "small" }, ...told)));
}

/** One side of the rule with its conditions; nothing where the result holds none of it and the verdict says nothing. */
function sideOf(row, part) {
  const reasons = reasonsOf(row).filter((each) => each[0] === part);
  const outcome = outcomeOf(row, part, reasons);
  if (!reasons.length && part === "exception") return null;
  const items = reasons.map(([, text, value, place]) =>
    element("li", { class: value === "unknown" ? "is-unknown" : "" }, element("span", { class: "truth" }, data.words[value] ? said(value) : value), " ", both(data.texts[text], true), " ", placeOf(place)),
  );
  const none = element("li", { class: "note" }, said("no_reasons"));
  return element("li", {}, element("b", {}, said(`part_${part}`)), said("colon"), said(outcome), element("ul", {}, ...(items.length ? items : [none])));
}

/** What the verdict says about a side of the rule; where it says nothing, that the conditions do. */
function outcomeOf(row, part, reasons) {
  const verdict = row.label === "advice" || row.label === "indicated" ? "gap" : row.label;
  const known = {
    gap: { applies: "is_yes", exception: "is_none", duty: "is_not_kept" },
    met: { applies: "is_yes", duty: "is_kept" },
    exempt: { applies: "is_yes", exception: "is_holds" },
  };
  const open = verdict === "undetermined" && reasons.some((each) => each[2] === "unknown");
  return known[verdict]?.[part] || (open ? "is_open" : "as_it_is");
}

function toolsOf(row) {
  const keys = [...new Set([`${row.kind}.${row.record}`, ...(row.path || []).map((number) => data.steps[number][0])])];
  const tools = [];
  if (data.network && hasDrawn(row)) tools.push(button({ click: () => showInGraph(row, keys) }, said("in_graph")));
  const link = new URLSearchParams({ open: row.id });
  tools.push(element("a", { href: `#${link}` }, said("link")));
  return element("p", { class: "tools small" }, ...tools.flatMap((tool) => [tool, " "]));
}

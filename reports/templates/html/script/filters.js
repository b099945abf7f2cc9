// Which findings are shown: verdict, severity, law, owner, mark, a place or article, and words.
const FILTERS = ["verdict", "severity", "law", "owner", "mark", "only", "q"];
const VERDICTS = ["gap", "undetermined", "indicated", "advice", "met", "exempt", "not_applicable"];
const SEVERITIES = ["critical", "high", "medium", "low"];
const headingOf = new Map(data.headings.map((heading, number) => [heading[0], number]));
const searched = new Array(data.rows.length);

/** Everything of a finding that a search looks at, in small letters. */
function wordsOf(number) {
  if (searched[number] === undefined) {
    const row = data.rows[number];
    const texts = [row.title, row.fix, ...(row.because || []).map((number) => data.reasons[number][1])];
    const named = [row.id, row.rule, row.record, row.cited, row.owner || "", ...(row.missing || [])];
    const under = row.touches.flatMap((heading) => [data.headings[heading][0], ...data.headings[heading][1]]);
    searched[number] = [...named, ...under, ...texts.flatMap((text) => data.texts[text])].join("\n").toLowerCase();
  }
  return searched[number];
}

/** Whether the finding fits all that was chosen, but for one choice where that is named. */
function fits(row, number, but = "") {
  for (const [key, field] of Object.entries(SETS)) {
    if (key !== but && state[key].size && !state[key].has(row[field])) return false;
  }
  if (state.owner && row.owner !== state.owner) return false;
  if (but !== "mark" && state.mark && !row[state.mark]) return false;
  if (state.only.length && !state.only.some((key) => touches(row, key))) return false;
  const wanted = state.q.toLowerCase().split(/\s+/).filter(Boolean);
  return wanted.every((word) => wordsOf(number).includes(word));
}

/** Whether the finding concerns a record, an article, or waits for the answer to a question. */
function touches(row, key) {
  if (key.startsWith("question.")) return (row.asks || []).includes(Number(key.slice(9)));
  const heading = headingOf.get(key);
  return row.touches.includes(heading) || row.under.some((headings) => headings.includes(heading));
}

function fitting() {
  return data.rows.map((row, number) => [row, number]).filter(([row, number]) => fits(row, number));
}

/** What a key is called: an article, a place, the text of a question. */
function named(key) {
  if (key.startsWith("question.")) return message("only", { what: data.questions[Number(key.slice(9))] || [key, key] });
  const heading = headingOf.get(key);
  const label = heading === undefined ? [key.replace(/^\w+\./, ""), key.replace(/^\w+\./, "")] : data.headings[heading][1];
  return message("only", { what: label });
}

/** The buttons of one choice, with how many findings each would leave. */
function drawToggles(key, choices) {
  const group = byId(`filter-${key}`);
  const field = SETS[key];
  const buttons = choices.map(([value, label]) => {
    const count = data.rows.filter((row, number) => row[field] === value && fits(row, number, key)).length;
    const press = () => {
      const chosen = new Set(state[key]);
      if (!chosen.delete(value)) chosen.add(value);
      choose({ [key]: chosen });
      [...group.querySelectorAll("button")].find((each) => each.dataset.value === value)?.focus();
    };
    const tally = element("span", { class: "n" }, String(count));
    return button({ "data-value": value, "aria-pressed": state[key].has(value) ? "true" : "false", click: press }, both(label), " ", tally);
  });
  redraw(group, buttons);
}

/** Puts the buttons behind the name of their group; a group with nothing to choose is hidden. */
function redraw(group, buttons) {
  group.querySelectorAll("button").forEach((each) => each.remove());
  group.append(...buttons);
  group.hidden = buttons.length < 2 && !group.querySelector('[aria-pressed="true"]');
}

function drawFilters() {
  const present = (field, value) => data.rows.some((row) => row[field] === value);
  drawToggles("verdict", VERDICTS.filter((each) => present("label", each)).map((each) => [each, data.words[each]]));
  drawToggles("severity", SEVERITIES.filter((each) => present("severity", each)).map((each) => [each, data.words[each]]));
  drawToggles("law", data.laws.filter(([id]) => present("law", id)));
  const marks = [["new", "only_new"], ["fails", "only_failing"]].filter(([field]) => data.rows.some((row) => row[field]));
  const group = byId("filter-mark");
  const toggled = (field) => () => {
    choose({ mark: state.mark === field ? "" : field });
    group.querySelector(`[data-value="${field}"]`).focus();
  };
  const drawn = marks.map(([field, name]) =>
    button({ "data-value": field, "aria-pressed": state.mark === field ? "true" : "false", click: toggled(field) }, said(name)),
  );
  redraw(group, drawn);
  group.hidden = !drawn.length;
  drawChips();
}

/** The people who own findings, once each; the name of the first choice follows the language. */
function drawOwners() {
  const owners = [...new Set(data.rows.map((row) => row.owner || "").filter(Boolean))].sort();
  const options = owners.map((owner) => element("option", { value: owner }, owner));
  const select = byId("owner");
  select.replaceChildren(element("option", { value: "" }, plainly(data.words.any_owner)), ...options);
  select.value = owners.includes(state.owner) ? state.owner : "";
}

/** What else was chosen, each to be taken back. */
function drawChips() {
  const chips = state.only.map((key) =>
    button(
      { click: () => choose({ only: state.only.filter((each) => each !== key) }) },
      both(named(key)),
      element("span", { "aria-hidden": "true" }, " ×"),
      element("span", { class: "quiet" }, said("remove")),
    ),
  );
  const filtered = FILTERS.some((key) => (state[key].size === undefined ? state[key].length : state[key].size));
  if (filtered) chips.push(button({ id: "clear", click: clearFilters }, said("clear")));
  byId("chips").replaceChildren(...chips);
}

function clearFilters() {
  byId("q").value = "";
  const none = { q: "", owner: "", mark: "", only: [] };
  for (const key of Object.keys(SETS)) none[key] = new Set();
  choose(none);
  byId("findings-head").focus();
}

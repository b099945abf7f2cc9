// The findings under their headings: groups open on demand, long ones by pages, so that thousands stay quick.
const PAGE = 50;
const OPEN_AT_FIRST = 60;
const turned = new Map(); // groups that the reader opened or closed, by their key
const pages = new Map(); // how many findings of a group are shown
let printing = false;
let allOpen = false;

/** The findings by heading, in the order of articles, else where the worst comes first; on paper each only once. */
function grouped(found) {
  const by = data.bys.indexOf(state.by);
  const groups = new Map();
  for (const pair of found) {
    for (const heading of printing ? pair[0].under[by].slice(0, 1) : pair[0].under[by]) {
      if (!groups.has(heading)) groups.set(heading, []);
      groups.get(heading).push(pair);
    }
  }
  const keys = [...groups.keys()];
  if (state.by === "article") keys.sort((a, b) => data.headings[a][3] - data.headings[b][3]);
  return keys.map((heading) => [heading, groups.get(heading)]);
}

function drawList() {
  const found = fitting();
  const groups = grouped(found);
  const shown = { shown: found.length.toLocaleString("en"), all: data.rows.length.toLocaleString("en") };
  byId("count").replaceChildren(found.length ? said("shown_n", shown) : said("shown_none"));
  byId("several").hidden = groups.reduce((sum, [, rows]) => sum + rows.length, 0) <= found.length;
  let before = 0;
  const drawn = groups.map(([heading, rows]) => {
    const open = turned.get(`${state.by} ${heading}`) ?? before + rows.length <= OPEN_AT_FIRST;
    const wanted = rows.some(([row]) => row.id === state.open);
    const first = before === 0;
    before += rows.length;
    return groupOf(heading, rows, printing || open || wanted || first);
  });
  byId("list").replaceChildren(...drawn);
}

/** A group: its heading, which opens and closes it, and its findings once it is open. */
function groupOf(heading, rows, open) {
  const [, label, note] = data.headings[heading];
  const key = `${state.by} ${heading}`;
  const gaps = rows.filter(([row]) => row.label === "gap" && !row.waiver).length;
  const waiting = rows.filter(([row]) => row.label === "undetermined" && !row.waiver).length;
  const body = element("div", { id: freshId(), hidden: !open });
  const tally = tallied(gaps, waiting, rows.length);
  const opener = button(
    { "aria-expanded": open ? "true" : "false", "aria-controls": body.id },
    both(label),
    element("span", { class: "note" }, both(note)),
    element("span", { class: "tally" }, both(tally)),
  );
  const fill = () => fillGroup(body, key, rows);
  opener.addEventListener("click", () => {
    const opening = body.hidden;
    turned.set(key, opening);
    body.hidden = !opening;
    opener.setAttribute("aria-expanded", opening ? "true" : "false");
    if (opening && !body.childElementCount) fill();
  });
  if (open) fill();
  return element("section", { class: "group" }, element("h3", {}, opener), body);
}

/** How many gaps and open verdicts there are; without either, how many findings. */
function tallied(gaps, open, all) {
  const several = counted("group_gaps", gaps);
  if (gaps && open) return message("group_counts", { gaps: several, open });
  if (gaps) return several;
  return open ? message("group_open", { open }) : counted("group", all);
}

function fillGroup(body, key, rows) {
  const wanted = rows.findIndex(([row]) => row.id === state.open) + 1;
  const most = printing ? rows.length : Math.max(pages.get(key) || PAGE, wanted);
  const drawn = rows.slice(0, most).map(([row, number]) => findingOf(number, printing || allOpen || row.id === state.open));
  const left = rows.length - most;
  if (left > 0) {
    const next = Math.min(PAGE, left);
    const more = () => {
      pages.set(key, most + next);
      fillGroup(body, key, rows);
      body.children[most]?.querySelector("button")?.focus();
    };
    drawn.push(element("p", { class: "more-rows" }, button({ click: more }, said("more", { n: next }))));
  }
  body.replaceChildren(...drawn);
}

/** Opens or closes all findings that are listed, without those of groups that are closed. */
function openAll(open) {
  allOpen = open;
  if (!open) state.open = "";
  drawList();
  writeHash();
}

/** Scrolls to the finding that the address names. */
function goToOpen() {
  const found = [...byId("list").querySelectorAll("article")].find((each) => each.dataset.finding === state.open);
  if (found) found.scrollIntoView({ block: "start" });
}

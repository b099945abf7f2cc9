// The switches of the page: language, colours, and lists that are shown in one order or another.

/** Marks the one button of a switch that is chosen. */
function press(name, value) {
  document.querySelectorAll(`[data-${name}]`).forEach((each) => {
    if (each === root) return;
    each.setAttribute("aria-pressed", each.dataset[name] === value ? "true" : "false");
  });
}

function applyLanguage() {
  root.dataset.lang = state.lang;
  root.lang = state.lang === "zh" ? "zh-Hans" : "en";
  document.title = data.title[state.lang === "zh" ? 1 : 0];
  press("language", state.lang);
  if (data.rows.length) drawOwners();
  relabel();
}

function applyTheme() {
  root.dataset.theme = state.theme;
  press("colours", state.theme);
  if (drawing) {
    drawing.style(looks());
    legible();
  }
}

/** Shows one of several orders of the same list: `heat-article`, `asking-owner`. */
function show(target) {
  const kind = target.split("-")[0];
  document.querySelectorAll(`[data-shows^="${kind}-"]`).forEach((each) => {
    const chosen = each.dataset.shows === target;
    each.setAttribute("aria-pressed", chosen ? "true" : "false");
    byId(each.dataset.shows).hidden = !chosen;
  });
}

/** A link to a choice sets it beside what is already chosen; filters of cells begin anew. */
function follow(hash) {
  const given = new URLSearchParams(hash.slice(1));
  const read = readHash(hash);
  const changes = {};
  if (given.has("only")) {
    for (const key of Object.keys(SETS)) changes[key] = read[key];
    Object.assign(changes, { only: read.only, q: "", owner: "", mark: "" });
    byId("q").value = "";
  }
  if (given.has("open")) changes.open = read.open;
  choose(changes);
  if (changes.open) goToOpen();
  else {
    byId("findings-head").focus({ preventScroll: true });
    byId("findings").scrollIntoView({ block: "start" });
  }
}

/** A link to a part of the page goes there and leaves the address as it is. */
function goTo(part) {
  const head = part.querySelector("h2") || part;
  head.setAttribute("tabindex", "-1");
  head.focus({ preventScroll: true });
  part.scrollIntoView({ block: "start" });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const hash = link.getAttribute("href");
  const part = isChoice(hash) ? null : byId(hash.slice(1));
  if (!isChoice(hash) && !part) return;
  event.preventDefault();
  if (part) goTo(part);
  else follow(hash);
});

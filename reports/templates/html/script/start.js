// Everything is drawn once, and again when a choice changes.
root.dataset.live = "";
Object.assign(state, readHash(isChoice(location.hash) ? location.hash : ""));

document.querySelectorAll("button[data-language]").forEach((each) => each.addEventListener("click", () => choose({ lang: each.dataset.language })));
document.querySelectorAll("button[data-colours]").forEach((each) => each.addEventListener("click", () => choose({ theme: each.dataset.colours })));
document.querySelectorAll("button[data-shows]").forEach((each) => each.addEventListener("click", () => show(each.dataset.shows)));

onChange(["lang"], applyLanguage);
onChange(["theme"], applyTheme);
applyLanguage();
applyTheme();

if (data.rows.length) {
  document.querySelectorAll("button[data-by]").forEach((each) => each.addEventListener("click", () => choose({ by: each.dataset.by })));
  byId("open-all").addEventListener("click", () => openAll(true));
  byId("close-all").addEventListener("click", () => openAll(false));
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  byId("owner").addEventListener("change", (event) => choose({ owner: event.target.value }));
  let waiting = 0;
  byId("q").addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => choose({ q: event.target.value.trim() }), 120);
  });
  byId("q").value = state.q;
  onChange([...FILTERS, "by"], () => {
    press("by", state.by);
    drawFilters();
    drawList();
  });
  onChange(["only", "open"], markGraph);
  press("by", state.by);
  drawFilters();
  drawList();
}
drawGraph();
if (state.open) goToOpen();

addEventListener("hashchange", () => {
  if (!isChoice(location.hash)) return;
  const read = readHash(location.hash);
  Object.assign(state, read);
  if (data.rows.length) byId("q").value = state.q;
  tell(Object.keys(read));
  if (state.open) goToOpen();
});

// On paper all findings that are shown are open.
addEventListener("beforeprint", () => {
  printing = true;
  document.querySelectorAll("details").forEach((each) => each.setAttribute("open", ""));
  if (data.rows.length) drawList();
});
addEventListener("afterprint", () => {
  printing = false;
  if (data.rows.length) drawList();
});

// What the reader has chosen. It stands in the address, behind the hash, and nowhere else.
const SETS = { verdict: "label", severity: "severity", law: "law" };
const CHOICES = { lang: ["en", "zh", "both"], theme: ["auto", "light", "dark"], by: data.bys };
const DEFAULTS = { lang: data.language, theme: "auto", by: "article" };
const state = {};
const listeners = [];

/** What an address says; what it does not say is as it was made. Unknown choices are passed over. */
function readHash(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const read = {};
  for (const [key, choices] of Object.entries(CHOICES)) {
    read[key] = choices.includes(given.get(key)) ? given.get(key) : DEFAULTS[key];
  }
  for (const key of Object.keys(SETS)) read[key] = new Set((given.get(key) || "").split(",").filter(Boolean));
  for (const key of ["q", "owner", "open", "mark"]) read[key] = given.get(key) || "";
  read.only = given.getAll("only");
  return read;
}

function writeHash() {
  const told = new URLSearchParams();
  for (const [key, usual] of Object.entries(DEFAULTS)) if (state[key] !== usual) told.set(key, state[key]);
  for (const key of Object.keys(SETS)) if (state[key].size) told.set(key, [...state[key]].join(","));
  for (const key of ["q", "owner", "open", "mark"]) if (state[key]) told.set(key, state[key]);
  for (const key of state.only) told.append("only", key);
  const text = told.toString();
  history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search);
}

/** Takes over some choices, writes the address, and tells everyone which choices changed. */
function choose(changes) {
  Object.assign(state, changes);
  writeHash();
  tell(Object.keys(changes));
}

function tell(keys) {
  for (const [wanted, listener] of listeners) if (wanted.some((key) => keys.includes(key))) listener();
}

/** Calls the listener when one of the choices changes. */
function onChange(keys, listener) {
  listeners.push([keys, listener]);
}

/** An address that says something is a choice; any other is the id of a part of the page. */
function isChoice(hash) {
  return hash.includes("=");
}

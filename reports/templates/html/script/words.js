// The data of the page, and its words in both languages.
const data = JSON.parse(document.getElementById("report").textContent);
const root = document.documentElement;
const CODES = ["en", "zh-Hans"];

/** The message with its values filled in, in both languages; a value may itself be a pair. */
function message(name, values = {}) {
  return data.words[name].map((text, side) =>
    text.replace(/\{(\w+)\}/g, (_, key) => {
      const value = values[key];
      return Array.isArray(value) ? value[side] : String(value);
    }),
  );
}

/** The message `NAME_1` for one, else `NAME_n`. */
function counted(name, n) {
  return message(n === 1 && data.words[`${name}_1`] ? `${name}_1` : `${name}_n`, { n: n.toLocaleString("en") });
}

/** The text with what stands in backticks as code. */
function marked(text) {
  const parts = text.split(/`([^`]*)`/);
  return parts.map((part, at) => (at % 2 ? element("code", {}, part) : part));
}

/** Both texts of a pair, of which the page shows what its reader chose; one where they are the same. */
function both(pair, block = false) {
  if (pair[0] === pair[1]) return element("span", {}, ...marked(pair[0]));
  const sides = pair.map((text, side) => element("span", { lang: CODES[side] }, ...marked(text)));
  return element("span", { class: block ? "two block" : "two" }, ...sides);
}

/** A message as an element. */
function said(name, values) {
  return both(message(name, values));
}

/** The pair in the language of the page, for places that take plain text only. */
function plainly(pair) {
  if (pair[0] === pair[1] || root.dataset.lang === "en") return pair[0];
  return root.dataset.lang === "zh" ? pair[1] : `${pair[0]} · ${pair[1]}`;
}

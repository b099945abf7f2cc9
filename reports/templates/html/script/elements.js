// Elements are made of names, attributes and texts; no markup is ever read from data.

/** An element with its attributes; those that are null, undefined or false are left out. Functions are listeners. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

function button(attributes, ...children) {
  return element("button", { type: "button", ...attributes }, ...children);
}

function byId(id) {
  return document.getElementById(id);
}

let lastId = 0;

/** An id that no other element has. */
function freshId() {
  lastId += 1;
  return `made-${lastId}`;
}

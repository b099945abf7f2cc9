// The data-flow graph. Places and ways were computed before; here they are drawn, marked and selected.
const coarse = matchMedia("(pointer: coarse)").matches; // a finger that passes over the picture scrolls the page
const SIGNS = { end: "×", unknown: "?" }; // places that no record is
let drawing = null;

function hasDrawn(row) {
  const own = `${row.kind}.${row.record}`;
  return data.network.nodes.some((node) => node.found.includes(own)) || data.network.routes.some((route) => route.flows.includes(own));
}

/** The elements of the picture: boxes behind, then places, then the ways between them. */
function elements() {
  const { nodes, routes, boxes } = data.network;
  const position = ({ x, y }) => ({ x, y });
  const drawnBoxes = boxes.map((box) => ({
    data: { id: `box ${box.id}`, label: plainly(box.label), w: box.w, h: box.h },
    position: position(box),
    classes: `box ${box.kind}`,
    selectable: false,
    grabbable: false,
  }));
  const drawnNodes = nodes.map((node) => ({
    data: { id: node.id, lines: SIGNS[node.kind] ? [SIGNS[node.kind]] : node.lines, w: node.w, h: node.h, keys: node.found, severity: node.severity },
    position: position(node),
    classes: `place ${node.kind} ${node.sort}`,
    grabbable: false,
  }));
  const drawnRoutes = routes.map((route) => ({
    data: { id: route.id, source: route.source, target: route.target, keys: route.flows, label: route.label, labelAt: route.label_at, severity: route.severity, way: wayOf(route) },
    classes: `way ${route.sort}${route.back ? " back" : ""}`,
  }));
  return [...drawnBoxes, ...drawnNodes, ...drawnRoutes];
}

/** The way as distances from the straight line between its ends; where it climbs, a corner halfway at both heights. */
function wayOf(route) {
  const nodes = new Map(data.network.nodes.map((node) => [node.id, node]));
  const points = [];
  route.points.forEach(([x, y], at) => {
    if (at && route.points[at - 1][1] !== y) {
      const middle = (route.points[at - 1][0] + x) / 2;
      points.push([middle, route.points[at - 1][1]], [middle, y]);
    }
    points.push([x, y]);
  });
  const [first, last] = [points[0], points[points.length - 1]];
  const [dx, dy] = [last[0] - first[0], last[1] - first[1]];
  const length = Math.hypot(dx, dy) || 1;
  const bends = points.slice(1, -1);
  const from = nodes.get(route.source);
  const to = nodes.get(route.target);
  return {
    weights: bends.map(([x, y]) => ((x - first[0]) * dx + (y - first[1]) * dy) / (length * length)),
    distances: bends.map(([x, y]) => ((y - first[1]) * dx - (x - first[0]) * dy) / length),
    source: `${first[0] - from.x}px ${first[1] - from.y}px`,
    target: `${last[0] - to.x}px ${last[1] - to.y}px`,
  };
}

function drawGraph() {
  if (!data.network || typeof cytoscape !== "function") return;
  drawing = cytoscape({
    container: byId("canvas"),
    elements: elements(),
    style: looks(),
    layout: { name: "preset" },
    minZoom: 0.1,
    maxZoom: 4,
    boxSelectionEnabled: false,
    autounselectify: true,
    userPanningEnabled: !coarse,
  });
  drawing.on("tap", (event) => {
    if (event.target === drawing) choose({ only: [] });
    else choose({ only: [...event.target.data("keys")] });
  });
  byId("canvas").addEventListener("wheel", (event) => event.ctrlKey || event.stopPropagation(), { capture: true });
  byId("zoom-in").addEventListener("click", () => zoom(1.3));
  byId("zoom-out").addEventListener("click", () => zoom(1 / 1.3));
  byId("zoom-fit").addEventListener("click", fit);
  byId("enlarge").addEventListener("click", () => enlarge(byId("enlarge").getAttribute("aria-pressed") !== "true"));
  addEventListener("keydown", (event) => event.key === "Escape" && enlarge(false));
  addEventListener("resize", resize);
  drawing.on("zoom", legible);
  resize();
  markGraph();
}

function zoom(factor) {
  drawing.zoom({ level: drawing.zoom() * factor, renderedPosition: { x: drawing.width() / 2, y: drawing.height() / 2 } });
}

/** The whole picture; where nothing of it could be read, its beginning. */
function fit() {
  drawing.fit(undefined, 14);
  if (drawing.zoom() < 0.3 && drawing.userPanningEnabled()) {
    drawing.zoom(0.6);
    drawing.pan({ x: 12, y: 12 });
  }
  legible();
}

/** As high as the picture needs at this width. */
function resize() {
  const canvas = byId("canvas");
  const { width, height } = data.network;
  canvas.style.height = `${Math.round((canvas.clientWidth * height) / width) + 28}px`;
  drawing.resize();
  fit();
}

/** Lets the picture fill the window, and back. */
function enlarge(wanted) {
  const opener = byId("enlarge");
  if (wanted === (opener.getAttribute("aria-pressed") === "true")) return;
  opener.setAttribute("aria-pressed", wanted ? "true" : "false");
  byId("canvas").parentElement.classList.toggle("enlarged", wanted);
  drawing.userPanningEnabled(wanted || !coarse);
  resize();
}

/** Names grow where the picture is small, as far as their boxes allow; what does not fit is cut. */
function legible() {
  const size = Math.min(Math.max(8.5 / drawing.zoom(), 12), 20);
  const small = size > 12.5;
  const style = { "font-size": size, "text-wrap": small ? "ellipsis" : "wrap" };
  drawing.batch(() => {
    drawing.nodes(".place").forEach((each) => {
      const label = each.data("lines").join(small ? " " : "\n");
      each.style({ ...style, label, "text-max-width": small ? each.data("w") - 8 : 1000 });
    });
    drawing.nodes(".box").style({ "font-size": Math.min(size, 15) * 0.9, "text-margin-y": Math.min(size, 15) * 1.3 });
  });
}

/** Marks what was chosen, and the path of the finding that is open. */
function markGraph() {
  if (!drawing) return;
  const row = data.rows.find((each) => each.id === state.open);
  const path = new Set((row?.path || []).map((number) => data.steps[number][0]));
  if (row && !path.size) path.add(`${row.kind}.${row.record}`);
  const has = (each, keys) => (each.data("keys") || []).some((key) => keys.has(key));
  const only = new Set(state.only);
  drawing.batch(() => {
    drawing.elements().removeClass("on-path chosen faint");
    drawing.edges().filter((each) => has(each, path)).addClass("on-path");
    drawing.nodes().filter((each) => has(each, path)).addClass("chosen");
    const chosen = drawing.elements().filter((each) => has(each, only));
    chosen.addClass("chosen");
    if (chosen.length) drawing.elements(".place, .way").difference(chosen.union(chosen.connectedEdges()).union(chosen.connectedNodes())).addClass("faint");
  });
}

function showInGraph(row, keys) {
  choose({ open: row.id });
  const wanted = drawing.elements().filter((each) => (each.data("keys") || []).some((key) => keys.includes(key)));
  byId("graph").scrollIntoView({ block: "start" });
  drawing.fit(wanted.union(wanted.connectedNodes()), 60);
  if (drawing.zoom() > 1.4) {
    drawing.zoom(1.4);
    drawing.center(wanted);
  }
}

function relabel() {
  if (!drawing) return;
  for (const box of data.network.boxes) drawing.getElementById(`box ${box.id}`).data("label", plainly(box.label));
}

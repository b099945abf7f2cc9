// How the data-flow graph looks, in the colours of the page.

function colour(name) {
  return getComputedStyle(root).getPropertyValue(`--${name}`).trim();
}

/** How everything looks, in the colours of the page. */
function looks() {
  const severity = (each) => colour(each.data("severity") || "strong-line");
  const [ink, soft, line, paper, raised, path] = ["ink", "soft", "line", "paper", "raised", "path"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  const text = { "font-family": font, color: ink, "font-size": 12, "text-wrap": "wrap", "text-max-width": 1000 };
  return [
    { selector: "node", style: { ...text, shape: "rectangle", width: "data(w)", height: "data(h)", "text-valign": "center", "text-halign": "center", "background-color": paper, "border-width": 1, "border-color": colour("strong-line") } },
    { selector: ".box", style: { label: "data(label)", "background-color": raised, "background-opacity": 0.55, "border-color": line, "font-size": 11, color: soft, "text-valign": "top", "text-margin-y": 16, events: "no", "z-compound-depth": "bottom", "z-index-compare": "manual", "z-index": 1 } },
    { selector: ".box.country", style: { "border-style": "dashed", "background-opacity": 0, "z-index": 0 } },
    { selector: ".place.group", style: { shape: "round-rectangle", "corner-radius": 14 } },
    { selector: ".place.party", style: { "border-style": "double", "border-width": 3 } },
    { selector: ".end, .unknown", style: { shape: "ellipse", "border-style": "dashed" } },
    { selector: ".place", style: { "z-index": 2 } },
    { selector: ".place.gap", style: { "border-color": severity, "border-width": 2.5 } },
    { selector: ".place.undetermined", style: { "border-color": soft, "border-width": 2, "border-style": "dashed" } },
    {
      selector: "edge",
      style: {
        ...text,
        "curve-style": "round-segments",
        "edge-distances": "endpoints",
        "segment-weights": (each) => each.data("way").weights,
        "segment-distances": (each) => each.data("way").distances,
        "segment-radii": 10,
        "source-endpoint": (each) => each.data("way").source,
        "target-endpoint": (each) => each.data("way").target,
        width: 1.2,
        "line-color": colour("strong-line"),
        "target-arrow-color": colour("strong-line"),
        "target-arrow-shape": "triangle",
        "arrow-scale": 0.8,
        "font-size": 10,
        "text-background-color": paper,
        "text-background-opacity": 0.85,
        "min-zoomed-font-size": 6,
      },
    },
    { selector: ".way", style: { "source-label": "data(label)", "source-text-offset": "data(labelAt)", "source-text-margin-y": -8 } },
    { selector: ".way.back", style: { "source-label": "", "target-label": "data(label)", "target-text-offset": "data(labelAt)", "target-text-margin-y": -8 } },
    { selector: "edge.gap", style: { "line-color": severity, "target-arrow-color": severity, width: 2.5 } },
    { selector: "edge.undetermined", style: { "line-color": soft, "target-arrow-color": soft, width: 1.8, "line-style": "dashed" } },
    { selector: ".faint", style: { opacity: 0.25 } },
    { selector: ".on-path", style: { "line-color": path, "target-arrow-color": path, width: 5, "z-index": 5 } },
    { selector: "node.chosen", style: { "border-color": path, "border-width": 4, "border-style": "solid" } },
    { selector: "edge.chosen", style: { "line-color": path, "target-arrow-color": path, width: 5, "line-style": "solid" } },
  ];
}

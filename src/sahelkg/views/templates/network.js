"use strict";
(function () {
  const graph = JSON.parse(document.getElementById("graph").textContent);
  const canvas = document.getElementById("canvas");
  const choice = document.getElementById("actor");
  const shown = document.getElementById("shown");
  const rows = Array.from(document.querySelectorAll("tr[data-tie]"));

  // Tooltips are built from text alone: nothing in a label can become markup.
  function tooltip(lines) {
    const box = document.createElement("div");
    for (const line of lines) {
      const part = document.createElement("p");
      part.textContent = line;
      box.appendChild(part);
    }
    return box;
  }
  const form = () => (canvas.clientWidth < 620 ? "tall" : "wide");
  let now = form();
  const nodeIn = (n) => ({ id: n.id, x: n.forms[now].x, y: n.forms[now].y, label: n.forms[now].label, font: { size: graph.fonts[now] } });
  const edgeIn = (e) => ({ id: e.id, smooth: Object.assign({}, e.smooth, { roundness: e.curves[now] }) });
  const nodes = new vis.DataSet(graph.nodes.map((n) => Object.assign({ shape: "box" }, nodeIn(n))));
  const edges = new vis.DataSet(graph.edges.map((e) => Object.assign({}, e, edgeIn(e), { title: tooltip(e.tip), tip: undefined, curves: undefined })));
  const network = new vis.Network(canvas, { nodes, edges }, {
    physics: false,
    layout: { randomSeed: 1 },
    interaction: { hover: true, tooltipDelay: 80, zoomView: false, keyboard: { enabled: true, bindToWindow: false }, selectConnectedEdges: false },
    nodes: {
      margin: 5, borderWidth: 1.2, shapeProperties: { borderRadius: 5 }, font: { face: "system-ui, sans-serif", color: "#1d2126" },
      color: { background: "#ffffff", border: "#59626c", highlight: { background: "#fff3c4", border: "#1d2126" }, hover: { background: "#f0f4f8", border: "#1d2126" } },
    },
    edges: {
      arrows: { to: { scaleFactor: 0.62 } }, hoverWidth: 1.2, selectionWidth: 1.6,
      font: { size: 15, color: "#1d2126", strokeWidth: 4, strokeColor: "#ffffff", align: "horizontal" },
    },
  });
  const fit = () => network.fit({ animation: false, maxZoomLevel: 1.25 });
  fit();

  // The wheel scrolls the page until the picture has been clicked.
  canvas.addEventListener("pointerdown", () => network.setOptions({ interaction: { zoomView: true } }));
  canvas.addEventListener("mouseleave", () => network.setOptions({ interaction: { zoomView: false } }));
  const zoom = (by) => network.moveTo({ scale: network.getScale() * by });
  document.getElementById("in").addEventListener("click", () => zoom(1.3));
  document.getElementById("out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("fit").addEventListener("click", fit);
  let waiting = 0;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (form() !== now) {
        now = form();
        nodes.update(graph.nodes.map(nodeIn));
        edges.update(graph.edges.map(edgeIn));
      }
      network.redraw();
      fit();
    }, 120);
  });

  // One actor: its ties lit, the others faded, the table narrowed.
  function only(actor) {
    const near = new Set([actor]);
    for (const e of graph.edges) {
      if (e.from === actor) near.add(e.to);
      if (e.to === actor) near.add(e.from);
    }
    edges.update(graph.edges.map((e) => {
      const lit = !actor || e.from === actor || e.to === actor;
      return { id: e.id, color: Object.assign({}, e.color, { opacity: lit ? 1 : 0.12 }), background: Object.assign({}, e.background, { enabled: lit && e.background.enabled }), label: lit ? e.label : "" };
    }));
    nodes.update(graph.nodes.map((n) => ({ id: n.id, opacity: !actor || near.has(n.id) ? 1 : 0.25, font: { size: graph.fonts[now], color: !actor || near.has(n.id) ? "#1d2126" : "#b9bec4" } })));
    let count = 0;
    for (const row of rows) {
      row.hidden = Boolean(actor) && row.dataset.a !== actor && row.dataset.b !== actor;
      count += row.hidden ? 0 : 1;
    }
    choice.value = actor;
    shown.textContent = actor ? count + " / " + rows.length + " " + shown.dataset.ties : "";
  }
  choice.addEventListener("change", () => { network.unselectAll(); if (choice.value) network.selectNodes([choice.value], false); only(choice.value); });
  network.on("click", (event) => {
    const tie = event.nodes.length ? "" : event.edges[0] || "";
    if (!tie) only(event.nodes[0] || "");
    for (const row of rows) row.classList.toggle("lit", row.dataset.tie === tie);
  });
  for (const row of rows) {
    row.addEventListener("mouseenter", () => network.selectEdges([row.dataset.tie]));
    row.addEventListener("mouseleave", () => { network.unselectAll(); if (choice.value) network.selectNodes([choice.value], false); });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && choice.value) { network.unselectAll(); only(""); } });
}());

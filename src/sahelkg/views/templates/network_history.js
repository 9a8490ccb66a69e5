"use strict";
(function () {
  const byId = (id) => document.getElementById(id);
  const graph = JSON.parse(byId("graph").textContent);
  const style = graph.style;
  const canvas = byId("canvas"), slide = byId("slide"), field = byId("day"), body = byId("rows");
  const rows = new Map(Array.from(body.rows, (row) => [row.id, row]));
  const order = new Map([...rows.keys()].map((id, n) => [id, n]));
  const parts = new Map([...rows].map(([id, row]) => [id, { how: row.querySelector(".how"), outside: row.querySelector(".outside"), lines: Array.from(row.querySelectorAll("li"), (line) => ({ line, own: line.querySelector(".own") })) }]));
  const nodeOf = new Map(graph.nodes.map((n) => [n.id, n]));
  const edgeOf = new Map(graph.edges.map((e) => [e.id, e]));
  const coalitions = new Set(graph.coalitions);
  const organisations = [...new Set(graph.edges.filter((e) => e.member).map((e) => e.to))].sort();
  const form = () => (canvas.clientWidth < 620 ? "tall" : "wide");
  const place = (id) => ({ x: nodeOf.get(id).spots[now][0], y: nodeOf.get(id).spots[now][1] });
  let now = form();
  let day = field.value, stretch = 0;
  let ties = [], seen = new Map(), groups = new Map(), lit = "", over = "", names = new Map();

  // The day: its stretch between two changes, the address, the slider.
  const stretchOf = (text) => { let low = 0, high = graph.days.length; while (low < high) { const mid = (low + high) >> 1; if (graph.days[mid] <= text) low = mid + 1; else high = mid; } return low; };
  const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().slice(0, 10) === text;
  const dayOf = (n) => (n > 0 ? graph.days[n - 1] : graph.first);
  function go(text, keep) {
    day = text;
    stretch = stretchOf(day);
    field.value = day;
    field.removeAttribute("aria-invalid");
    byId("wrong").hidden = true;
    slide.value = String(stretch);
    slide.setAttribute("aria-valuetext", day);
    byId("back").disabled = stretch === 0;
    byId("on").disabled = stretch === graph.days.length;
    const beyond = byId("beyond"), horizon = graph.horizons[stretch];
    beyond.hidden = day <= horizon;
    beyond.textContent = beyond.dataset.text + " (" + day + " > " + horizon + ").";
    if (!keep) window.history.replaceState(null, "", "#" + day);
    update();
  }
  let moving = 0; // a slider that is drawn fast gives more days than can be painted
  slide.addEventListener("input", () => { cancelAnimationFrame(moving); const text = dayOf(Number(slide.value)); field.value = text; moving = requestAnimationFrame(() => go(text)); });
  byId("back").addEventListener("click", () => go(dayOf(stretch > 0 && graph.days[stretch - 1] < day ? stretch : stretch - 1)));
  byId("on").addEventListener("click", () => go(dayOf(stretch + 1)));
  field.addEventListener("change", () => {
    const text = field.value.trim();
    if (isDay(text)) return go(text);
    field.setAttribute("aria-invalid", "true");
    byId("wrong").textContent = graph.words["no such day"];
    byId("wrong").hidden = false;
  });
  window.addEventListener("hashchange", () => { const text = window.location.hash.slice(1); if (isDay(text) && text !== day) go(text, true); });

  // What the day and the filters leave.
  const checked = (name) => new Set(Array.from(document.querySelectorAll("input[name=" + name + "]:checked"), (box) => box.value));
  function near(found, centre, depth) {
    const reached = new Set([centre]);
    for (let n = 0; n < depth; n++) {
      const fresh = [];
      for (const t of found) if (reached.has(t.edge.from) !== reached.has(t.edge.to)) fresh.push(reached.has(t.edge.from) ? t.edge.to : t.edge.from);
      fresh.forEach((id) => reached.add(id));
    }
    return reached;
  }
  // A tie as some certainties leave it: the claims that are so sure, and the surest of them.
  function tie(edge, spell, sure) {
    const claims = new Map(spell[2].map(([n, c]) => [n, graph.certainties[c]]).filter(([, c]) => sure.includes(c)));
    return { edge, spell, claims, outside: spell[3], certainty: graph.certainties.find((c) => [...claims.values()].includes(c)) };
  }
  function visible() {
    const sure = checked("certainty"), signs = checked("sign"), relation = byId("relation").value, centre = byId("actor").value;
    const held = [];
    for (const edge of graph.edges) {
      const spell = edge.spells.find((s) => s[0] <= stretch && stretch <= s[1]);
      if (spell) held.push(tie(edge, spell, graph.certainties));
    }
    const asked = (t) => !relation || t.edge.relation === relation;
    const left = held.filter((t) => asked(t) && signs.has(style.signs[t.edge.sign])).map((t) => tie(t.edge, t.spell, [...sure])).filter((t) => t.certainty);
    const close = centre ? near(left, centre, Number(byId("depth").value)) : null;
    const within = (t) => !close || (close.has(t.edge.from) && close.has(t.edge.to));
    for (const mark of document.querySelectorAll("[data-n]")) { // beside each box stands what it shows, or would show
      const name = mark.dataset.n, own = name in style.widths;
      const fits = (t) => (own ? signs.has(style.signs[t.edge.sign]) && t.certainty === name : sure.has(t.certainty) && style.signs[t.edge.sign] === name);
      mark.textContent = String(held.filter((t) => asked(t) && within(t) && fits(t)).length);
    }
    return left.filter(within);
  }

  // The picture.
  const nodes = new vis.DataSet(graph.nodes.map((n) => ({ id: n.id, shape: "dot", x: place(n.id).x, y: place(n.id).y, size: 5, hidden: true })));
  const edges = new vis.DataSet(graph.edges.map((e) => ({ id: e.id, from: e.from, to: e.to, arrows: e.arrows, hidden: true, dashes: style.dashes[e.sign] })));
  const network = new vis.Network(canvas, { nodes, edges }, {
    physics: false,
    layout: { randomSeed: 1 },
    interaction: { hover: true, zoomView: false, dragNodes: false, keyboard: { enabled: true, bindToWindow: false, autoFocus: false }, selectConnectedEdges: false },
    nodes: { borderWidth: 1.5, color: { background: "#4a525b", border: "#ffffff", highlight: { background: "#e0a800", border: "#1d2126" }, hover: { background: "#1d2126", border: "#ffffff" } } },
    edges: {
      arrows: { to: { scaleFactor: 0.5 } }, hoverWidth: 1.5, selectionWidth: 2, arrowStrikethrough: false,
      font: { size: 14, color: "#1d2126", strokeWidth: 4, strokeColor: "#ffffff", align: "horizontal" },
    },
  });
  canvas.firstElementChild.tabIndex = 0; // in its turn among the controls, not before all of them
  const drawn = new Map();
  function edgeLook(t, fan) {
    const colours = style.colours[t.certainty], sure = style.colours.certain[t.edge.sign];
    return {
      id: t.edge.id, hidden: false, width: style.widths[t.certainty] * (t.certainty === "possible" ? 0.8 : 1),
      color: { color: colours[t.edge.sign], highlight: sure, hover: sure, inherit: false, opacity: t.certainty === "possible" ? 0.55 : 1 },
      arrows: { to: { enabled: t.edge.arrows === "to", scaleFactor: t.certainty === "possible" ? 0.45 : 0.6 } },
      background: t.edge.id === lit ? { enabled: true, color: "#1a73e859", size: 13 } : { enabled: t.edge.contested, color: style.halo, size: t.certainty === "possible" ? 5 : 8 }, label: t.edge.contested ? "≠" : "",
      smooth: { enabled: true, type: "curvedCW", roundness: fan }, // vis-network draws the halo of curved lines only
    };
  }
  function fans() { // parallel ties bend apart, only those of the day
    const pairs = new Map(), found = new Map();
    for (const t of ties) {
      const key = t.edge.from < t.edge.to ? t.edge.from + " " + t.edge.to : t.edge.to + " " + t.edge.from;
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(t);
    }
    for (const list of pairs.values()) {
      const a = place(list[0].edge.from), b = place(list[0].edge.to), gap = Math.min(0.25, 15 / Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1));
      list.forEach((t, n) => found.set(t.edge.id, Math.round((n - (list.length - 1) / 2) * gap * (t.edge.from < t.edge.to ? 1 : -1) * 1000) / 1000));
    }
    return found;
  }
  function renew(set, looks) { // only what changed is given to the picture
    const news = looks.filter((look) => { const text = JSON.stringify(look), old = drawn.get(look.id) === text; drawn.set(look.id, text); return !old; });
    if (news.length) set.update(news);
  }
  function look(fan) { const on = new Map(ties.map((t) => [t.edge.id, t])); renew(edges, graph.edges.map((e) => (on.has(e.id) ? edgeLook(on.get(e.id), fan.get(e.id)) : { id: e.id, hidden: true }))); }
  function update() {
    ties = visible();
    seen = new Map();
    for (const t of ties) for (const id of [t.edge.from, t.edge.to]) seen.set(id, (seen.get(id) || 0) + ({ certain: 4, presumed: 3 }[t.certainty] || 1));
    groups = byId("hulls").checked ? hulls.groups(ties, coalitions) : new Map();
    const on = new Map(ties.map((t) => [t.edge.id, t])), lone = byId("lone").checked;
    if (lit && !on.has(lit)) light("");
    look(fans());
    renew(nodes, graph.nodes.map((n) => ({ id: n.id, x: place(n.id).x, y: place(n.id).y, hidden: !lone && !seen.has(n.id), size: 3.5 + 1.1 * Math.sqrt(Math.min(40, seen.get(n.id) || 0)), opacity: seen.has(n.id) ? 1 : 0.35 })));
    byId("empty").hidden = ties.length > 0;
    if (byId("sure")) byId("sure").setAttribute("aria-pressed", String(!checked("certainty").has("possible")));
    table(on);
    if (lit) light(lit); // what carries the tie may be otherwise now
    tip(null);
    network.redraw();
  }
  const fit = () => {
    const shown = graph.nodes.map((n) => n.id).filter((id) => seen.has(id));
    if (!shown.length) return;
    network.fit({ nodes: shown, animation: false, maxZoomLevel: 1.6 });
    network.moveTo({ scale: network.getScale() * (now === "tall" ? 0.97 : 0.94) }); // room for the names at the rim
  };
  const inks = hulls.inks(organisations, (id) => ({ x: nodeOf.get(id).x, y: nodeOf.get(id).y }));
  const inkOf = (id) => inks.get(id);
  network.on("beforeDrawing", (ctx) => hulls.draw(ctx, network.getScale(), groups, place, inkOf));
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale(), size = now === "tall" ? 11 : 12, must = new Set([byId("actor").value, over, ...(lit ? [edgeOf.get(lit).from, edgeOf.get(lit).to] : [])]);
    const shown = graph.nodes.filter((n) => seen.has(n.id) || byId("lone").checked);
    const items = shown.map((n) => ({ id: n.id, text: n.label, x: place(n.id).x, y: place(n.id).y, r: 5 + Math.sqrt(Math.min(40, seen.get(n.id) || 0)), rank: seen.get(n.id) || 0, must: must.has(n.id), bold: groups.has(n.id) || byId("actor").value === n.id, ink: groups.has(n.id) ? inkOf(n.id) : seen.has(n.id) ? "" : "#8a9199" }));
    const corner = network.DOMtoCanvas({ x: 2, y: 2 }), end = network.DOMtoCanvas({ x: canvas.clientWidth - 2, y: canvas.clientHeight - 2 });
    const buttons = { x: end.x - 128 / scale, y: end.y - 48 / scale, w: 128 / scale, h: 48 / scale };
    const done = labels.draw(ctx, scale, size, items, { x: corner.x, y: corner.y, w: end.x - corner.x, h: end.y - corner.y }, buttons);
    names = done.put;
    byId("unnamed").textContent = done.missing ? graph.words["names hidden"].replace("{n}", String(done.missing)) : "";
  });

  // The table in step with the picture: the surest first, of each tie the claims that carry it on the day.
  function table(on) {
    const sort = graph.certainties;
    const shown = [...on.keys()].sort((a, b) => sort.indexOf(on.get(a).certainty) - sort.indexOf(on.get(b).certainty) || order.get(a) - order.get(b));
    for (const [id, row] of rows) {
      const t = on.get(id), part = parts.get(id);
      if (row.hidden === Boolean(t)) row.hidden = !t;
      if (!t) continue;
      part.how.textContent = graph.words[t.certainty];
      part.how.className = "how " + t.certainty;
      row.dataset.certainty = t.certainty;
      part.outside.textContent = t.outside ? graph.words["outside life"] + graph.words.colon + t.outside : "";
      part.lines.forEach(({ line, own }, n) => { // of a tie that is surer than one of its claims, that claim says so
        const certainty = t.claims.get(n);
        line.hidden = !certainty;
        own.textContent = certainty && certainty !== t.certainty ? graph.words[certainty] + " · " : "";
      });
    }
    const sorted = shown.map((id) => rows.get(id));
    if (sorted.some((row, n) => body.rows[n] !== row)) body.prepend(...sorted);
    byId("number").textContent = "(" + ties.length + ")";
    const count = (name) => ties.filter((t) => t.certainty === name).length;
    byId("counts").textContent = seen.size + " " + graph.words.actors + " · " + ties.length + " " + graph.words.ties + (ties.length ? graph.words.colon + sort.map((c) => graph.words[c] + " " + count(c)).join(", ") : "");
    for (const list of document.querySelectorAll(".beside")) {
      let n = 0;
      for (const line of list.querySelectorAll("li")) {
        line.hidden = !line.dataset.on.split(" ").some((s) => { const [a, b] = s.split("-").map(Number); return a <= stretch && stretch <= b; });
        n += line.hidden ? 0 : 1;
      }
      list.hidden = n === 0;
      list.querySelector(".count").textContent = "(" + n + ")";
    }
  }

  // What a tie says, as plain text only: nothing in a label can become markup.
  function told(id) {
    const row = rows.get(id), text = (part) => part.textContent.replace(/\s+/g, " ").trim();
    return [text(row.querySelector("button span + span")), Array.from(row.querySelector(".sure").children, text).filter(Boolean).join(" · "), ...Array.from(row.querySelectorAll("li:not([hidden])"), text)];
  }
  function fill(box, lines) {
    box.replaceChildren(...lines.map((line) => { const part = document.createElement("p"); part.textContent = line; return part; }));
    box.hidden = lines.length === 0;
  }
  function tip(lines, at) {
    const box = byId("tip"), hovers = window.matchMedia("(hover: hover)").matches; // a tap has the card below the picture
    fill(box, hovers && lines ? lines : []);
    if (box.hidden) return;
    const wide = canvas.clientWidth - box.offsetWidth - 6, low = canvas.clientHeight - box.offsetHeight - 6;
    box.style.left = Math.max(4, Math.min(at.x + 14, wide)) + "px";
    box.style.top = Math.max(4, at.y + 14 > low ? Math.min(at.y - box.offsetHeight - 12, low) : at.y + 14) + "px";
  }
  function light(id) {
    lit = id;
    for (const [key, row] of rows) { row.classList.toggle("lit", key === id); row.querySelector("button").setAttribute("aria-pressed", String(key === id)); }
    look(fans());
    fill(byId("detail"), id ? told(id) : []);
  }
  network.on("hoverEdge", (e) => tip(told(e.edge), e.pointer.DOM));
  network.on("blurEdge", () => tip(null));
  network.on("hoverNode", (e) => { over = e.node; tip([nodeOf.get(e.node).label.replace(/\n/g, " "), ...nodeOf.get(e.node).kinds, ties.filter((t) => t.edge.from === e.node || t.edge.to === e.node).length + " " + graph.words.ties], e.pointer.DOM); });
  network.on("blurNode", () => { over = ""; tip(null); });
  network.on("click", (e) => {
    const at = e.pointer.canvas;
    const named = [...names].find(([id, r]) => nodeOf.has(id) && r.x <= at.x && at.x <= r.x + r.w && r.y <= at.y && at.y <= r.y + r.h);
    const actor = e.nodes[0] || (named ? named[0] : "");
    network.unselectAll();
    if (actor) { choose(actor === byId("actor").value ? "" : actor); } else light(e.edges[0] || "");
  });
  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    if (!row || String(window.getSelection())) return;
    light(row.id === lit ? "" : row.id);
    if (lit) byId("frame").scrollIntoView({ block: "nearest" });
  });

  // A row under the pointer or the focus lifts its tie out of the picture.
  const lift = (event) => { const row = event.target.closest("tr"); network.selectEdges(row && !row.hidden ? [row.id] : []); };
  for (const kind of ["mouseover", "focusin"]) body.addEventListener(kind, lift);
  for (const kind of ["mouseleave", "focusout"]) body.addEventListener(kind, () => network.unselectAll());

  // Filters.
  function choose(actor) { byId("actor").value = actor; light(""); update(); fit(); }
  for (const box of document.querySelectorAll("input[name=certainty], input[name=sign], #hulls, #lone")) box.addEventListener("change", () => { update(); if (box.name) fit(); });
  const possible = document.querySelector("input[name=certainty][value=possible]");
  if (possible) byId("sure").addEventListener("click", () => possible.click());
  for (const id of ["relation", "depth"]) byId(id).addEventListener("change", () => { update(); fit(); });
  byId("actor").addEventListener("change", () => choose(byId("actor").value));
  byId("reset").addEventListener("click", () => {
    for (const box of document.querySelectorAll("input[name=certainty], input[name=sign]")) box.checked = true;
    byId("relation").value = "";
    choose("");
  });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") { if (lit) light(""); else if (byId("actor").value) choose(""); } });

  // Zoom: the wheel scrolls the page until the picture has been clicked.
  canvas.addEventListener("pointerdown", () => network.setOptions({ interaction: { zoomView: true } }));
  canvas.addEventListener("mouseleave", () => { network.setOptions({ interaction: { zoomView: false } }); tip(null); });
  const zoom = (by) => network.moveTo({ scale: network.getScale() * by });
  byId("in").addEventListener("click", () => zoom(1.3));
  byId("out").addEventListener("click", () => zoom(1 / 1.3));
  byId("fit").addEventListener("click", fit);
  let waiting = 0;
  window.addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (form() !== now) { now = form(); update(); } network.redraw(); fit(); }, 120);
  });

  // What the picture shows, for whoever scripts the page.
  canvas.drawn = () => edges.get({ filter: (e) => !e.hidden }).map((e) => e.id);
  canvas.hulls = () => [...groups].map(([name, own]) => [name, [...own.members].sort(), [...own.sure].sort()]);
  const linked = window.location.hash.slice(1);
  byId("depth").value = String(graph.ego.depth);
  byId("actor").value = graph.ego.actor;
  go(isDay(linked) ? linked : day, true);
  fit();
}());

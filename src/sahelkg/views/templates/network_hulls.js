"use strict";
// Soft outlines around coalitions and their members. A hull is what lies near the members and the shortest web of ways between them, so that
// it does not cover those who stand in the middle without belonging.
const hulls = (function () {
  const INK = ["#3f7d4e", "#7a5ca8", "#946600", "#00798c", "#a8446e", "#66722f", "#6b5847", "#4a5a9b"];
  const PAD = 17, WAY = 9, CELL = 7;
  // Cells of marching squares, by which of their corners lie inside (8 top left, 4 top right, 2 bottom right, 1 bottom left): sides that the
  // outline enters and leaves by, with the inside always on the same hand.
  const TURNS = [[], ["LB"], ["BR"], ["LR"], ["RT"], ["LT", "RB"], ["BT"], ["LT"], ["TL"], ["TB"], ["TR", "BL"], ["TR"], ["RL"], ["RB"], ["BL"], []];
  const known = new Map();

  function web(points) { // the shortest tree over all points (Prim)
    const ways = [], inside = [points[0]], rest = points.slice(1);
    while (rest.length) {
      let best = null;
      for (const a of inside) for (const b of rest) {
        const far = Math.hypot(a.x - b.x, a.y - b.y);
        if (!best || far < best.far) best = { a, b, far };
      }
      ways.push([best.a, best.b]);
      inside.push(best.b);
      rest.splice(rest.indexOf(best.b), 1);
    }
    return ways;
  }
  function toWay(x, y, a, b) {
    const dx = b.x - a.x, dy = b.y - a.y, long = dx * dx + dy * dy;
    const share = long ? Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / long)) : 0;
    return Math.hypot(x - a.x - share * dx, y - a.y - share * dy);
  }
  function outline(points) { // closed rings of points, by marching squares
    const ways = web(points);
    const low = { x: Math.min(...points.map((p) => p.x)) - PAD - 2 * CELL, y: Math.min(...points.map((p) => p.y)) - PAD - 2 * CELL };
    const wide = Math.ceil((Math.max(...points.map((p) => p.x)) + PAD + 2 * CELL - low.x) / CELL);
    const tall = Math.ceil((Math.max(...points.map((p) => p.y)) + PAD + 2 * CELL - low.y) / CELL);
    const depth = (i, j) => {
      const x = low.x + i * CELL, y = low.y + j * CELL;
      let near = Infinity;
      for (const p of points) near = Math.min(near, Math.hypot(x - p.x, y - p.y) - PAD);
      for (const [a, b] of ways) near = Math.min(near, toWay(x, y, a, b) - WAY);
      return near;
    };
    const field = [];
    for (let j = 0; j <= tall; j++) { field.push([]); for (let i = 0; i <= wide; i++) field[j].push(depth(i, j)); }
    const cut = (i, j, k, l) => {
      const a = field[j][i], b = field[l][k], share = a / (a - b);
      return { x: low.x + (i + (k - i) * share) * CELL, y: low.y + (j + (l - j) * share) * CELL };
    };
    const side = { T: (i, j) => [i, j, i + 1, j], B: (i, j) => [i, j + 1, i + 1, j + 1], L: (i, j) => [i, j, i, j + 1], R: (i, j) => [i + 1, j, i + 1, j + 1] };
    const next = new Map();
    for (let j = 0; j < tall; j++) for (let i = 0; i < wide; i++) {
      const inside = 8 * (field[j][i] < 0) + 4 * (field[j][i + 1] < 0) + 2 * (field[j + 1][i + 1] < 0) + (field[j + 1][i] < 0);
      for (const turn of TURNS[inside]) {
        const from = side[turn[0]](i, j), to = side[turn[1]](i, j);
        next.set(from.join(), { to: to.join(), point: cut(...from) });
      }
    }
    const rings = [];
    while (next.size) {
      const ring = [];
      let key = next.keys().next().value;
      while (next.has(key)) { const step = next.get(key); next.delete(key); ring.push(step.point); key = step.to; }
      rings.push(ring);
    }
    return rings;
  }
  function shape(points) {
    const key = points.map((p) => p.x + "," + p.y).join(" ");
    if (!known.has(key)) {
      const path = new Path2D();
      for (const ring of outline(points)) {
        const mid = (n) => ({ x: (ring[n % ring.length].x + ring[(n + 1) % ring.length].x) / 2, y: (ring[n % ring.length].y + ring[(n + 1) % ring.length].y) / 2 });
        path.moveTo(mid(0).x, mid(0).y);
        for (let n = 1; n <= ring.length; n++) { const p = ring[n % ring.length], m = mid(n); path.quadraticCurveTo(p.x, p.y, m.x, m.y); }
        path.closePath();
      }
      known.set(key, path);
    }
    return known.get(key);
  }

  // Who belongs to whom among the visible ties: {organisation: {members: Set, sure: Set}}, only coalitions and those with two members or more.
  function groups(ties, coalitions) {
    const found = new Map();
    for (const tie of ties) {
      if (!tie.edge.member) continue;
      if (!found.has(tie.edge.to)) found.set(tie.edge.to, { members: new Set(), sure: new Set() });
      const own = found.get(tie.edge.to);
      own.members.add(tie.edge.from);
      if (tie.certainty !== "possible" && !tie.edge.hedged) own.sure.add(tie.edge.from);
    }
    for (const [name, own] of found) if (own.members.size < 2 && !coalitions.has(name)) found.delete(name);
    return found;
  }
  // An ink for each organisation, the same on every day: that whose nearest other bearer is farthest.
  function inks(names, place) {
    const found = new Map();
    for (const name of names) {
      const p = place(name);
      const far = (ink) => Math.min(...[...found].filter(([, own]) => own === ink).map(([other]) => Math.hypot(place(other).x - p.x, place(other).y - p.y)));
      found.set(name, INK.reduce((best, ink) => (far(ink) > far(best) ? ink : best)));
    }
    return found;
  }
  // Draws beneath the ties; the name of the organisation, in the same ink, is the name of the hull.
  function draw(ctx, scale, found, place, inkOf) {
    const order = [...found].sort((a, b) => b[1].members.size - a[1].members.size || (a[0] < b[0] ? -1 : 1));
    for (const [name, own] of order) {
      const tint = inkOf(name);
      const whole = shape([name, ...own.members].map(place));
      ctx.save();
      ctx.lineWidth = 1.3 / scale;
      ctx.strokeStyle = tint + "b0";
      if (own.sure.size < own.members.size) {
        ctx.fillStyle = tint + "0d";
        ctx.fill(whole);
        ctx.setLineDash([5 / scale, 4 / scale]);
        ctx.stroke(whole);
        ctx.setLineDash([]);
      }
      if (own.sure.size) {
        const sure = own.sure.size === own.members.size ? whole : shape([name, ...own.sure].map(place));
        ctx.fillStyle = tint + "18";
        ctx.fill(sure);
        ctx.stroke(sure);
      }
      ctx.restore();
    }
  }
  return { groups, draw, inks };
}());

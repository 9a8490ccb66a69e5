"use strict";
// Names on the picture as on a map: of one size at every zoom, the best connected first, none upon another; more of them appear on zooming in.
const labels = (function () {
  const INK = "#1d2126";
  const FACE = "system-ui, sans-serif";
  const widths = new Map();

  function width(ctx, text, font, size) {
    const key = font + text;
    if (!widths.has(key)) { ctx.font = font.replace("SIZE", "100px"); widths.set(key, ctx.measureText(text).width / 100); }
    return widths.get(key) * size;
  }
  const meet = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

  // items: {id, text, x, y, r, rank, must, ink, bold}; view: the part of the picture that is on the screen, buttons: where some lie over it.
  // Returns the rectangle of each name drawn, by id, and how many found no room.
  function draw(ctx, scale, size, items, view, buttons) {
    const line = 1.18 * size / scale, gap = 2 / scale;
    const taken = items.map((n) => ({ id: n.id, x: n.x - n.r, y: n.y - n.r, w: 2 * n.r, h: 2 * n.r }));
    taken.push(buttons);
    const put = new Map();
    let missing = 0;
    ctx.save();
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    for (const n of [...items].sort((a, b) => b.must - a.must || b.rank - a.rank || (a.id < b.id ? -1 : 1))) {
      const font = (n.bold ? "600 " : "") + "SIZE " + FACE;
      const lines = n.text.split("\n");
      const w = Math.max(...lines.map((text) => width(ctx, text, font, size / scale))) + 2 * gap, h = lines.length * line;
      const inside = (rect) => rect.x >= view.x && rect.y >= view.y && rect.x + rect.w <= view.x + view.w && rect.y + rect.h <= view.y + view.h;
      const spots = [[-w / 2, n.r + gap], [-w / 2, -n.r - gap - h], [n.r + gap, -h / 2], [-n.r - gap - w, -h / 2], [n.r, n.r / 2], [-n.r - w, n.r / 2], [n.r, -h - n.r / 2], [-n.r - w, -h - n.r / 2]];
      const rects = spots.map(([dx, dy]) => ({ id: n.id, x: n.x + dx, y: n.y + dy, w, h }));
      const free = rects.find((rect) => inside(rect) && !taken.some((other) => (other.id !== n.id || other.name) && meet(rect, other)));
      const rect = free || (n.must ? rects[0] : null);
      if (!rect) { missing += n.x >= view.x && n.x <= view.x + view.w && n.y >= view.y && n.y <= view.y + view.h ? 1 : 0; continue; }
      rect.name = true;
      taken.push(rect);
      put.set(n.id, rect);
      ctx.font = font.replace("SIZE", size / scale + "px");
      if (n.must && !free) { ctx.fillStyle = "#ffffffe0"; ctx.fillRect(rect.x, rect.y, rect.w, rect.h); }
      ctx.strokeStyle = "#ffffffd9";
      ctx.lineWidth = 3.5 / scale;
      ctx.fillStyle = n.ink || INK;
      lines.forEach((text, k) => {
        const x = rect.x + rect.w / 2, y = rect.y + line * (k + 0.5);
        ctx.strokeText(text, x, y);
        ctx.fillText(text, x, y);
      });
    }
    ctx.restore();
    return { put, missing };
  }
  return { draw };
}());

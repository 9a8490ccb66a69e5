"use strict";
(function () {
  // A filter over the rows of the page; without script everything is shown and the field is not.
  const box = document.querySelector(".filter");
  const field = box.querySelector("input");
  const told = box.querySelector("output");
  const rows = Array.from(document.querySelectorAll("[data-row]"));
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
  const texts = rows.map((row) => plain(row.textContent));
  function narrow() {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, i) => {
      row.hidden = !wanted.every((word) => texts[i].includes(word));
      count += row.hidden ? 0 : 1;
    });
    told.textContent = wanted.length ? count + " / " + rows.length : "";
  }
  field.addEventListener("input", narrow);
  box.hidden = false;
  narrow();
}());

"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const at = (id) => document.getElementById(id);
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name in node && name !== "list") node[name] = value; else node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };
  const entries = data.entries;
  const wide = () => window.matchMedia("(min-width: 60.01em)").matches;
  const storeKey = "plans-review:" + data.doc;
  // Corrections in work: entry number -> {drop, cells, reason}.
  let fixes = {};
  let selected = -1;

  // --- marks and rows -------------------------------------------------------------------------------------------
  const marks = [...document.querySelectorAll("mark")];
  const marksOf = entries.map(() => []);
  for (const mark of marks) {
    mark.rows = mark.dataset.r.split(" ").map(Number);
    for (const row of mark.rows) marksOf[row].push(mark);
  }
  const list = at("list");
  const items = entries.map((entry, number) => {
    const item = make("li", { tabIndex: 0 },
      make("span", { className: "where" }, String(entry.l || ""),
        make("br"), entry.f === null ? "" : entry.f.toFixed(2)),
      make("div", {}, make("span", { className: "dot k-" + entry.k, title: entry.k }), make("b", {}, entry.t),
        make("span", { className: "value" }, entry.v), make("small", {}, entry.n)));
    item.dataset.i = number;
    return item;
  });
  list.append(...items);

  // --- filters --------------------------------------------------------------------------------------------------
  const tally = (values) => {
    const counts = new Map();
    for (const value of values) if (value) counts.set(value, (counts.get(value) || 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1]);
  };
  for (const kind of data.kinds) {
    const count = entries.filter((entry) => entry.k === kind).length;
    const box = make("input", { type: "checkbox", checked: true, name: kind });
    box.defaultChecked = true;
    at("kinds").append(make("label", {}, box, make("span", { className: "dot k-" + kind }), kind + " " + count));
  }
  for (const [place, count] of tally(entries.map((entry) => entry.p)))
    at("place").append(make("option", { value: place }, place + " " + count));
  for (const [concept, count] of tally(entries.map((entry) => entry.c)))
    at("concept").append(make("option", { value: concept }, (data.concepts[concept] || concept) + " " + count));
  if (entries.some((entry) => entry.tb === "statements" && !entry.c))
    at("concept").append(make("option", { value: "-" }, "(no concept)"));

  function filter() {
    const kinds = new Set([...at("kinds").querySelectorAll("input:checked")].map((box) => box.name));
    const place = at("place").value, concept = at("concept").value;
    const most = Number(at("conf").value), words = at("words").value.trim().toLowerCase();
    at("confout").textContent = most;
    let shown = 0;
    entries.forEach((entry, number) => {
      const fits = kinds.has(entry.k) && (!place || entry.p === place)
        && (!concept || (concept === "-" ? entry.tb === "statements" && !entry.c : entry.c === concept))
        && (most >= 1 || (entry.f !== null && entry.f <= most))
        && (!words || (entry.t + " " + entry.v + " " + entry.n).toLowerCase().includes(words));
      items[number].hidden = !fits;
      items[number].style.display = fits ? "" : "none";
      shown += fits;
    });
    for (const mark of marks) mark.classList.toggle("off", mark.rows.every((row) => items[row].hidden));
    at("count").textContent = shown + " of " + entries.length + " rows";
    at("empty").hidden = shown > 0;
  }
  at("filters").addEventListener("input", filter);
  at("filters").addEventListener("reset", () => setTimeout(filter));
  at("filters").addEventListener("submit", (event) => event.preventDefault());

  // --- panes ----------------------------------------------------------------------------------------------------
  function show(pane) {
    document.body.dataset.pane = pane;
    for (const button of at("tabs").children) button.setAttribute("aria-pressed", button.dataset.pane === pane);
  }
  at("tabs").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button) show(button.dataset.pane);
  });

  // --- from a row to its place and back -------------------------------------------------------------------------
  function select(number, from, group) {
    if (selected >= 0) {
      items[selected].classList.remove("here");
      for (const mark of marksOf[selected]) mark.classList.remove("here");
    }
    selected = number;
    items[number].classList.add("here");
    for (const mark of marksOf[number]) mark.classList.add("here");
    if (from !== "text") {
      if (!wide()) show("text");
      const first = marksOf[number][0] || at("L" + entries[number].l);
      if (first) first.scrollIntoView({ block: wide() ? "center" : "start" });
      if (first && !wide()) at("text").scrollTop -= 60;
    }
    if (from !== "list") {
      if (wide()) show("rows");
      items[number].scrollIntoView({ block: "start" });
    }
    describe(number, group || [number]);
    // The panel of the row takes room from the list.
    if (from === "list" && wide()) items[number].scrollIntoView({ block: "nearest" });
  }
  list.addEventListener("click", (event) => {
    const item = event.target.closest("li");
    if (item) select(Number(item.dataset.i), "list");
  });
  list.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.dataset.i) select(Number(event.target.dataset.i), "list");
  });
  at("text").addEventListener("click", (event) => {
    const mark = event.target.closest("mark");
    if (!mark || mark.classList.contains("off") || String(window.getSelection())) return;
    const group = mark.rows.filter((row) => !items[row].hidden);
    const place = group.indexOf(selected);
    // A second click on the same place goes to the next row that stands there.
    select(group[(place + 1) % group.length], "text", group);
  });

  // --- one row ----------------------------------------------------------------------------------------------------
  function describe(number, group) {
    const entry = entries[number], body = at("dbody");
    at("detail").hidden = false;
    at("dkind").replaceChildren(make("span", { className: "dot k-" + entry.k }), entry.k + (entry.r ? " " + entry.r : ""));
    at("dnav").replaceChildren(...(group.length < 2 ? [] : group.map((other, place) => {
      const button = make("button", { type: "button", title: entries[other].t }, String(place + 1));
      button.setAttribute("aria-pressed", other === number);
      button.addEventListener("click", () => select(other, "text", group));
      return button;
    })));
    body.replaceChildren(make("p", { className: "lead" }, entry.t + "  " + entry.v),
      make("p", { className: "note" }, (entry.l ? "line " + entry.l + " · " : "") + entry.n));
    if (entry.x) body.append(make("p", { className: "note" }, "Corrected already: change the row of reading_corrections.csv."));
    else if (entry.tb) body.append(...mender(number));
    at("detail").scrollTop = 0;
  }

  function mender(number) {
    const entry = entries[number], fix = fixes[number] || { drop: false, cells: {}, reason: "" };
    const cells = { ...fix.cells };
    const fields = make("div", { className: "fields" });
    for (const column of data.columns[entry.tb]) {
      const now = entry.cells[column.name] || "";
      const value = column.name in cells ? cells[column.name] : now;
      const input = column.values.length
        ? make("select", {}, ...["", ...column.values].map((word) => make("option", { value: word }, word)))
        : make("input", { type: "text" });
      input.value = value;
      input.name = column.name;
      const label = make("label", { title: column.about }, column.name, input);
      label.classList.toggle("changed", value !== now);
      input.addEventListener("input", () => {
        if (input.value === now) delete cells[column.name]; else cells[column.name] = input.value;
        label.classList.toggle("changed", input.value !== now);
      });
      fields.append(label);
    }
    const reason = make("input", { type: "text", id: "reason", value: fix.reason, placeholder: "what the document says" });
    const say = make("p", { className: "say", id: "say" });
    const wrong = make("button", { type: "button", className: "danger", id: "wrong" }, "Wrong: drop the row");
    const mend = make("button", { type: "button", className: "go", id: "mend" }, "Mend the changed cells");
    const undo = make("button", { type: "button", id: "undo", hidden: !(number in fixes) }, "Undo");
    const keep = (drop) => {
      const why = reason.value.trim();
      const missing = data.columns[entry.tb].find((c) => c.required && c.name in cells && !cells[c.name].trim());
      if (!drop && !Object.keys(cells).length) say.textContent = "Change a cell first.";
      else if (!drop && missing) say.textContent = missing.name + " needs a value.";
      else if (!why) { say.textContent = "Give a reason."; reason.focus(); }
      else {
        fixes[number] = { drop, cells: drop ? {} : { ...cells }, reason: why };
        say.textContent = "";
        undo.hidden = false;
        record();
      }
    };
    wrong.addEventListener("click", () => keep(true));
    mend.addEventListener("click", () => keep(false));
    undo.addEventListener("click", () => { delete fixes[number]; record(); select(number, "none"); });
    return [make("label", { className: "reason" }, "Reason (required)", reason),
      make("div", { className: "bar" }, wrong, mend, undo), say, fields];
  }
  at("close").addEventListener("click", () => { at("detail").hidden = true; });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") at("detail").hidden = true; });

  // --- corrections ------------------------------------------------------------------------------------------------
  const quoted = (cell) => /[",\r\n]/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell;

  function corrections() {
    const rows = [];
    for (const [number, fix] of Object.entries(fixes)) {
      const entry = entries[number], start = [data.doc, entry.tb, entry.r];
      if (fix.drop) rows.push([...start, "drop", "", entry.cells[data.named_by[entry.tb]] || "", "", fix.reason]);
      for (const [column, value] of Object.entries(fix.cells))
        rows.push([...start, "override", column, entry.cells[column] || "", value.trim(), fix.reason]);
    }
    return rows;
  }

  const csv = () => [data.header, ...corrections()].map((row) => row.map(quoted).join(",")).join("\n") + "\n";

  function record() {
    items.forEach((item, number) => {
      item.classList.toggle("wrong", Boolean(fixes[number] && fixes[number].drop));
      item.classList.toggle("fixed", number in fixes || entries[number].x);
    });
    const rows = corrections();
    at("fixcount").textContent = rows.length;
    at("fixlist").replaceChildren(...Object.keys(fixes).map((number) => {
      const fix = fixes[number], entry = entries[number];
      const what = fix.drop ? "dropped" : Object.entries(fix.cells)
        .map(([column, value]) => column + ": " + (entry.cells[column] || "∅") + " → " + (value || "∅")).join("; ");
      const item = make("li", {}, make("b", {}, entry.t + " " + entry.v), " " + what + " (" + fix.reason + ") ");
      const back = make("button", { type: "button" }, "Undo");
      back.addEventListener("click", () => { delete fixes[number]; record(); });
      item.append(back);
      return item;
    }));
    at("csv").value = rows.length ? csv() : "";
    at("copy").disabled = at("download").disabled = !rows.length;
    try { localStorage.setItem(storeKey, JSON.stringify(kept())); } catch (error) { /* the page works without a store */ }
  }

  // Kept by row name and value, so that a page made anew from a changed reading does not mend the wrong row.
  const signature = (entry) => entry.tb + "|" + entry.r + "|" + JSON.stringify(entry.cells);
  const kept = () => Object.entries(fixes).map(([number, fix]) => [signature(entries[number]), fix]);
  function restore() {
    try {
      const numbers = new Map(entries.map((entry, number) => [signature(entry), number]));
      for (const [name, fix] of JSON.parse(localStorage.getItem(storeKey) || "[]"))
        if (numbers.has(name)) fixes[numbers.get(name)] = fix;
    } catch (error) { fixes = {}; }
  }

  at("download").addEventListener("click", () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([csv()], { type: "text/csv;charset=utf-8" })) });
    link.download = data.doc.replaceAll(/[\\/:*?"<>|\s]+/g, "_") + ".corrections.csv";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  at("copy").addEventListener("click", () => {
    at("csv").select();
    const done = () => { at("copy").textContent = "Copied"; setTimeout(() => { at("copy").textContent = "Copy"; }, 1500); };
    if (navigator.clipboard) navigator.clipboard.writeText(csv()).then(done, () => document.execCommand("copy") && done());
    else if (document.execCommand("copy")) done();
  });
  if (!data.registered)
    at("fixhelp").append(" This document is not in the register: run plans register FILE first.");

  show(wide() ? "rows" : "text");
  restore();
  record();
  filter();
})();

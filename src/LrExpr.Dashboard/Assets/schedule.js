// One schedule: its curve, what can be tried, where its numbers are from, what has changed.
(function (Lx) {
  "use strict";
  const { el, format } = Lx;
  const parts = { p: "parameters", s: "shared", i: "inputs" };

  // What a link restores: edits, range, axes, the schedules next to it.
  function read(text) {
    const query = { edits: Lx.noEdits(), first: null, last: null, logSteps: false, logValues: false, compare: [], isSideBySide: false, then: null };
    const whole = (value) => /^-?\d+$/.test(value) ? Number(value) : null;
    for (const [key, value] of new URLSearchParams(text)) {
      const part = parts[key[0]];
      if (key === "f") query.edits.formula = value;
      else if (key === "from") query.first = whole(value);
      else if (key === "to") query.last = whole(value);
      else if (key === "logsteps") query.logSteps = true;
      else if (key === "logvalues") query.logValues = true;
      else if (key === "with") query.compare.push(value);
      else if (key === "side") query.isSideBySide = true;
      else if (key === "then") query.then = whole(value);
      else if (part && key[1] === ".") query.edits[part][key.slice(2)] = value;
    }
    return query;
  }

  function write(query, then = query.then) {
    const text = new URLSearchParams();
    if (query.edits.formula !== null) text.append("f", query.edits.formula);
    for (const [letter, part] of Object.entries(parts))
      for (const [name, value] of Object.entries(query.edits[part])) text.append(letter + "." + name, value);
    if (query.first !== null) text.append("from", query.first);
    if (query.last !== null) text.append("to", query.last);
    if (query.logSteps) text.append("logsteps", "");
    if (query.logValues) text.append("logvalues", "");
    for (const name of query.compare) text.append("with", name);
    if (query.isSideBySide) text.append("side", "");
    if (then !== null) text.append("then", then);
    return text.toString();
  }

  Lx.scheduleView = function (main, source, name, queryText) {
    const t = Lx.texts, query = read(queryText), zooms = [];
    let state = null, schedule = null, revision = null, clock = null, attempt = null, isBusy = false, isStale = false, isNew = false, isClosed = false;
    let known = new Map(), knownFor = null, timer = 0, rest = 0, isResting = false, lastMarks = [], isSyncing = false, others = [];

    const kindPlace = el("p.lead"), facts = el("dl.facts"), problems = el("div"), detail = el("div.detail"), history = el("section.history");
    const tryPlace = el("div.aside"), failure = el("p.failure", { role: "status" });
    const words = el("p.words", { id: "words" }), marks = el("ul.marks", { role: "list", "aria-label": t.marks }), small = el("div.small-multiples"), chips = el("span.chips");
    const chart = Lx.chart({ label: t.chart(format.visible(name)), onZoom: zoom, onBack: back, onCursor: (step) => follow(null, step) });
    chart.root.firstChild.setAttribute("aria-describedby", "words");

    const input = (key) => el("input.step", { type: "text", inputmode: "numeric", autocomplete: "off",
      change: (e) => { const n = Number(e.target.value.replace(/[\s,_]/g, "")); if (e.target.value.trim() !== "" && Number.isFinite(n)) zoom(...(key === "first" ? [n, range()[1]] : [range()[0], n])); else showRange(); } });
    const first = input("first"), last = input("last");
    const check = (key, text) => {
      const box = el("input", { type: "checkbox", checked: query[key], change: () => { query[key] = box.checked; if (key === "isSideBySide") arrange(); changed(); } });
      return el("label.check", null, box, text);
    };
    const button = (text, click, label) => el("button", { type: "button", click, "aria-label": label, title: label }, text);
    const backButton = button(t.zoomBack, back), names = el("datalist", { id: "names" });
    const other = el("input", { type: "text", list: "names", id: "other", autocomplete: "off", keydown: (e) => { if (e.key === "Enter") add(); }, change: () => { if (isName(other.value)) add(); } });
    const side = check("isSideBySide", t.sideBySide);
    const tools = el("div.tools", null,
      el("span.tool", null, el("label", null, t.from, " ", first), el("label", null, t.to, " ", last)),
      el("span.tool", null, button("+", () => around(0.5), t.zoomIn), button("−", () => around(2), t.zoomOut), backButton, button(t.whole, () => zoom(null, null))),
      el("span.tool", null, check("logSteps", t.logSteps), check("logValues", t.logValues)));
    const comparing = el("div.tools", null, el("label", { for: "other" }, t.compare), other, button(t.add, add), names, chips, side);

    main.replaceChildren(
      el("p.crumb", null, el("a", { href: "#/" }, "‹ " + t.back)),
      el("div.heading", null, el("h1", { tabindex: -1 }, Lx.name(name))),
      kindPlace, problems, facts,
      el("div.work", null,
        el("section.card", { "aria-label": t.curve }, tools, chart.root, small, el("p.hint", null, t.chartHint), comparing, marks, words, failure), tryPlace),
      detail, history);

    const isName = (text) => state?.schedules.some((s) => s.name === text) && text !== name && !query.compare.includes(text);
    const range = () => [query.first ?? schedule.first, query.last ?? schedule.last];

    function zoom(from, to) {
      if (!schedule) return;
      zooms.push([query.first, query.last]);
      if (zooms.length > 50) zooms.shift();
      if (from !== null) {
        [from, to] = [Math.max(0, Math.round(Math.min(from, to))), Math.min(9e15, Math.round(Math.max(from, to)))];
        if (from === to) to = from + 1;
        if (from === schedule.first && to === schedule.last) from = to = null;
      }
      [query.first, query.last] = [from, to];
      changed();
    }
    function around(factor) {
      const [a, b] = range(), middle = (a + b) / 2, half = Math.max(1, (b - a) / 2 * factor);
      zoom(Math.floor(middle - half), Math.ceil(middle + half));
    }
    function back() {
      const before = zooms.pop() || (query.first !== null || query.last !== null ? [null, null] : null);
      if (!before) return;
      [query.first, query.last] = before;
      changed();
    }
    function add() {
      if (!isName(other.value)) return;
      query.compare.push(other.value);
      other.value = "";
      arrange();
      changed();
    }
    function showRange() {
      const [a, b] = range();
      first.value = a;
      last.value = b;
      backButton.disabled = zooms.length === 0 && query.first === null && query.last === null;
    }

    // The cursor of one chart is that of all.
    function follow(from, step) {
      if (isSyncing) return;
      isSyncing = true;
      for (const c of query.isSideBySide ? [chart, ...others] : []) if (c !== (from || chart)) c.moveToStep(step, false);
      isSyncing = false;
    }

    function arrange() {
      side.hidden = query.compare.length === 0;
      chips.replaceChildren(...query.compare.map((n) => el("span.chip", null, Lx.link(n), el("button.small", { type: "button", "aria-label": t.remove(format.visible(n)), click: () => {
        query.compare = query.compare.filter((o) => o !== n);
        arrange();
        changed();
      } }, "×"))));
      others.forEach((c) => c.close());
      others = query.isSideBySide ? query.compare.map((n) => {
        const own = Lx.chart({ label: t.chart(format.visible(n)), isSmall: true, onZoom: zoom, onBack: back, onCursor: (step) => follow(own, step) });
        return own;
      }) : [];
      small.replaceChildren(...others.map((c) => c.root));
    }

    function changed() {
      showRange();
      ask();
      // Browsers do not like an address that changes sixty times a second.
      clearTimeout(timer);
      timer = setTimeout(keepAddress, 250);
    }
    // Who is on the way elsewhere already must not be called back.
    let address = location.hash;
    function keepAddress() {
      if (isClosed || location.hash !== address) return;
      try { window.history.replaceState(null, "", Lx.address(name, write(query))); } catch { /* the address is a convenience */ }
      address = location.hash;
    }

    // One request at a time; when it is answered, the newest state is asked for. What is not edited is asked for once.
    // Edits are asked for without marks, which take longer; those follow when the slider rests.
    async function ask() {
      isStale = true;
      clearTimeout(rest);
      if (isBusy || !schedule) return;
      isBusy = true;
      while (isStale && !isClosed) {
        isStale = false;
        const isQuick = Lx.isEdited(query.edits) && !isResting;
        isResting = false;
        try {
          await askOnce(isQuick);
          failure.textContent = "";
          if (isQuick) { clearTimeout(rest); rest = setTimeout(() => { isResting = true; ask(); }, 150); }
        }
        catch (e) { failure.textContent = t.failed(e.message); }
      }
      isBusy = false;
    }

    async function askOnce(quick) {
      const [from, to] = range(), { edits } = query, isEdited = Lx.isEdited(edits), { logSteps } = query;
      const columns = Math.max(400, Math.min(1600, Math.ceil(chart.root.clientWidth / 100) * 100)), fits = JSON.stringify([from, to, columns, logSteps, revision]);
      if (knownFor !== fits) { known = new Map(); knownFor = fits; }
      const spec = (n, of = null) => ({ name: n, revision: of, formula: null, parameters: {}, shared: {}, inputs: {}, compare: false, quick: false });
      const inputs = Object.fromEntries(Object.entries(edits.inputs).map(([n, v]) => [n, Number(v)]).filter(([, v]) => Number.isFinite(v)));
      // Inputs are no edits: against them alone the curve without them is the old one.
      const own = { ...spec(name), inputs: Lx.isEditedBeyondInputs(edits) ? inputs : {} };
      const fixed = [own, ...(query.then !== null ? [spec(name, query.then)] : []), ...query.compare.map((n) => spec(n))];
      const key = (s) => JSON.stringify([s.revision, s.name, s.inputs]), missing = fixed.filter((s) => !known.has(key(s)));
      const tried = { ...spec(name), ...edits, inputs, parameters: { ...edits.parameters }, shared: { ...edits.shared }, quick, compare: Lx.isEditedBeyondInputs(edits) };
      const question = { first: from, last: to, columns, logSteps, curves: [...(isEdited ? [tried] : []), ...missing] };
      const answers = question.curves.length ? (await source.curves(question)).curves : [];
      if (isClosed) return;
      const edited = isEdited ? { ...answers.shift(), of: tried.formula } : null;
      missing.forEach((s, i) => { if (answers[i]) known.set(key(s), answers[i]); });
      show(edited, quick, fixed.map((s) => ({ spec: s, answer: known.get(key(s)) })), from, to);
    }

    function show(edited, isQuick, fixed, from, to) {
      const host = fixed[0].answer, isTried = edited && edited.isTried !== false, top = isTried ? edited : host;
      if (!isTried || !isQuick) lastMarks = top.marks;
      const curves = [{ label: isTried ? t.tried : name, steps: top.steps, values: top.values, color: "c1" }];
      if (isTried) curves.push({ label: t.was, steps: host.steps, values: host.values, color: "ghost", dash: [6, 4], isGhost: true });
      const small = [];
      fixed.slice(1).forEach(({ spec, answer }, i) => {
        if (!answer) return;
        const isThen = spec.revision !== null;
        const curve = { label: isThen ? t.then(spec.revision) : spec.name, steps: answer.steps, values: answer.values, color: isThen ? "c6" : "c" + (i % 5 + 2), dash: isThen ? [2, 3] : undefined, marks: answer.marks };
        (query.isSideBySide && !isThen ? small : curves).push(curve);
      });
      const common = { first: from, last: to, logSteps: query.logSteps, logValues: query.logValues, clock, now: nowStep() };
      chart.show({ ...common, curves, marks: lastMarks, isSampled: !top.hasAllSteps, fade: isNew });
      isNew = false;
      small.forEach((c, i) => others[i]?.show({ ...common, curves: [c], marks: c.marks }));
      attempt?.told(edited ?? { ...host, of: null });
      words.textContent = format.lines(top.text || "");
      // Where the host is may lie beyond the range that is worth a look at first: then the range grows.
      const goTo = (step) => step < from || step > to ? zoom(Math.min(from, step), Math.max(to, step)) : chart.moveToStep(step, true);
      const place = (text, at) => at && el("li", null, el("button.mark", { type: "button", click: () => goTo(at.step) },
        el("bdi", null, format.visible(text)), el("span.quiet", null, ` ${t.atStep(format.step(at.step))}${clock ? ", " + clock.say(at.step) : ""}`), at.value === undefined || at.value === null ? "" : el("b", null, " " + format.number(at.value))));
      marks.replaceChildren(...[place(t.now, now()), place(t.smallest, top.smallest), place(t.largest, top.largest), ...lastMarks.slice(0, 30).map((m) => place(m.text, m))].filter((e) => e));
    }
    const now = () => state?.schedules.find((s) => s.name === name)?.now;
    const nowStep = () => now()?.step ?? null;

    function showFacts() {
      const n = now(), unit = schedule.unit, fact = (title, ...content) => el("div", null, el("dt", null, title), el("dd", null, ...content));
      const length = n && unit && typeof n.value === "number" ? format.duration(n.value * unit) : null;
      const says = JSON.stringify([n, schedule, Lx.health(state, name)]);
      if (facts.says === says) return;
      facts.says = says;
      facts.replaceChildren(...[
        fact(t.valueNow, n ? el("b", null, format.number(n.value)) : t.unknownNow, unit ? " " + (t.unit[unit] || t.unitOther(unit)) : "", length ? " " + t.isLength(length) : "",
          n ? el("span.quiet", null, n.by === "clock" ? t.byClock(format.step(n.step), n.time ? format.time(n.time) : clock?.say(n.step) || "") : t.lastCall(format.step(n.step))) : ""),
        schedule.expect && fact(t.expect, schedule.expect.isProved ? el("span.proved", { title: t.proved }, "✓ ") : "", format.visible(schedule.expect.text)),
        schedule.end && fact(t.endsFact, t.ends(format.step(schedule.end.step), format.visible(schedule.end.beyond ?? "–"))),
        fact(t.sourceFact, schedule.source ? el("bdi", null, format.visible(schedule.source)) : "–", el("span.quiet", null, el("bdi", null, format.visible(schedule.path)))),
        fact(t.columns.health, Lx.healthBadge(Lx.health(state, name)), schedule.listens ? el("span.badge", { title: t.listensTitle }, t.listens) : "")].filter((f) => f));
    }

    function showDetail() {
      const isSafe = /^https?:/.test(schedule.link || ""), columns = t.parameterColumns;
      kindPlace.replaceChildren(...[schedule.kind ? el("span.kind", null, format.visible(schedule.kind)) : "",
        isSafe ? el("a.library", { href: schedule.link, rel: "noreferrer noopener" }, t.library(format.visible(schedule.library || schedule.link))) : schedule.library ? el("span.quiet", null, format.visible(schedule.library)) : "",
        schedule.description ? el("bdi.description", null, format.visible(schedule.description)) : ""].filter((e) => e));
      const rows = [...schedule.parameters, ...schedule.shared.map((p) => ({ ...p, isShared: true }))].map((p) => el("tr", null,
        el("th", { scope: "row" }, el("bdi", null, format.visible(p.title || p.name)), p.isShared ? el("span.badge", null, t.sharedParameter) : "", p.description ? el("bdi.description", null, format.visible(p.description)) : ""),
        el("td", null, el("code", null, format.visible(p.text ?? p.value)), p.text !== null && p.text !== p.value ? el("span.quiet", null, " = " + format.visible(p.value)) : ""),
        el("td", null, p.isDefault ? el("span.quiet", null, t.isDefault) : el("bdi", null, format.visible(p.source || "–")), el("span.quiet.path", null, p.isDefault ? "" : format.visible(p.path || ""))),
        el("td", null, p.replaced.map((r) => el("div", null, el("code", null, format.visible(r.text ?? "–")), el("span.quiet", null, " " + format.visible(r.source || "")))))));
      const tree = (list) => el("ul", null, list.map((r) => el("li", null, r.what === "schedule" ? Lx.link(r.name) : Lx.name(r.name), el("span.quiet", null, [" " + (t.whats[r.what] || r.what), r.file, r.isShownBefore ? t.isShownBefore : null].filter((x) => x).map((x) => format.visible(x)).join(", ")), r.parts.length ? tree(r.parts) : "")));
      const block = (title, ...content) => el("section", null, el("h2", null, title), ...content);
      detail.replaceChildren(
        block(t.formula, el("pre.formula", { dir: "ltr", tabindex: 0, role: "group", "aria-label": t.formula }, Lx.colored(schedule.formula, schedule.tokens)),
          schedule.simplified && schedule.simplified !== schedule.formula ? [el("h3", null, t.simplified), el("pre.formula.plain", { dir: "ltr", tabindex: 0, role: "group", "aria-label": t.simplified }, format.lines(schedule.simplified))] : ""),
        rows.length ? block(t.parameters, el("div.scroll", { tabindex: 0, role: "group", "aria-label": t.parameters }, el("table", null,
          el("thead", null, el("tr", null, [columns.name, columns.value, columns.source, columns.replaced].map((c) => el("th", { scope: "col" }, c)))), el("tbody", null, rows)))) : "",
        schedule.references.length ? block(t.refersTo, el("div.tree", null, tree(schedule.references))) : "",
        el("details", null, el("summary", null, t.asText), el("pre.terminal.explanation", { tabindex: 0, role: "group", "aria-label": t.asText }, format.lines(schedule.explanation))));
    }

    function showTry() {
      attempt = Lx.tryView(source, schedule, query.edits, changed, () => location.href.split(/[?#]/)[0] + Lx.address(name, write(query)), () => {
        Object.assign(query.edits, Lx.noEdits());
        showTry();
        changed();
      });
      tryPlace.replaceChildren(attempt.root);
      attempt.start();
    }

    async function load() {
      const of = state.revision, was = revision;
      revision = of;
      try {
        if (!state.schedules.some((s) => s.name === name)) throw new Error(t.notFound(format.visible(name)));
        const next = await source.schedule(name);
        if (isClosed || of !== revision) return;
        // Who is typing is not disturbed by a change elsewhere.
        const isSame = schedule && JSON.stringify([schedule.formula, schedule.parameters, schedule.shared, schedule.inputs]) === JSON.stringify([next.formula, next.parameters, next.shared, next.inputs]);
        schedule = next;
        clock = schedule.clock && format.clock(schedule.clock);
        isNew = was !== null;
        showFacts();
        showDetail();
        if (!isSame) showTry();
        showRange();
        ask();
      } catch (e) {
        revision = null;
        failure.textContent = t.failed(e.message);
      }
    }

    tryPlace.append(el("p.quiet", null, t.loading));
    arrange();
    return {
      name,
      update(next) {
        const before = nowStep();
        state = next;
        if (names.childElementCount !== state.schedules.length) names.replaceChildren(...state.schedules.map((s) => el("option", { value: s.name })));
        Lx.showProblems(problems, state, name);
        Lx.showHistory(history, state, name, { then: query.then, text: (then) => write(query, then) });
        if (revision !== state.revision) load();
        else if (schedule) { showFacts(); if (before !== nowStep()) ask(); }
      },
      redraw() { for (const c of [chart, ...others]) c.redraw(); },
      close() { isClosed = true; clearTimeout(timer); clearTimeout(rest); for (const c of [chart, ...others]) c.close(); },
    };
  };
})(window.Lx = window.Lx || {});

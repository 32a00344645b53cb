// All schedules: searched, grouped by prefix, with what is refused on top and what has changed below.
(function (Lx) {
  "use strict";
  const { el, svg, format } = Lx;

  Lx.group = (name) => name.slice(0, Math.max(name.lastIndexOf(":"), name.lastIndexOf("."), 0));

  // A diagnostic has the path of the key, the list has names: a name is a run of whole segments of the path.
  Lx.concerns = (diagnostic, name) => (":" + diagnostic.path + ":").includes(":" + name + ":");
  Lx.health = (state, name) =>
    state.rejection?.diagnostics.some((d) => d.severity === "error" && Lx.concerns(d, name)) ? "refused"
      : [...state.warnings, ...state.rejection?.diagnostics || []].some((d) => Lx.concerns(d, name)) ? "warning" : "fine";
  Lx.healthBadge = (health) => el("span.health." + health, null, Lx.texts.health[health]);

  Lx.listView = function (main, source) {
    const t = Lx.texts, rows = new Map();
    let state = null, revision = null, asked = new Set();

    const search = el("input", { type: "search", id: "search", placeholder: t.searchHint, autocomplete: "off", spellcheck: "false", input: filter });
    const count = el("p.count", { "aria-live": "polite" });
    const problems = el("div"), groups = el("div.groups", { keydown: move }), history = el("section.history");
    main.replaceChildren(
      el("div.heading", null, el("h1", { tabindex: -1 }, t.schedules),
        el("label.search", { for: "search" }, el("span", null, t.search), search), count),
      problems, groups, history);

    const seen = new IntersectionObserver((entries) => {
      const chunks = new Set(entries.filter((e) => e.isIntersecting).map((e) => Math.floor(rows.get(e.target.dataset.name).index / 50)));
      for (const chunk of chunks) if (!asked.has(chunk)) { asked.add(chunk); sparks(chunk); }
    }, { rootMargin: "400px" });

    async function sparks(chunk) {
      const of = revision;
      try {
        const answer = await source.sparks(of, chunk * 50, 50);
        if (of !== revision) return;
        answer.sparks.forEach((points, i) => draw(rows.get(state.schedules[chunk * 50 + i]?.name), points));
      } catch {
        // Of another revision by now, or the host is gone: the next state asks again.
        asked.delete(chunk);
      }
    }

    function draw(row, points) {
      if (!row) return;
      row.spark.replaceChildren(points === "" ? el("span.none", null, t.noCurve)
        : svg("svg", { viewBox: "0 -2 100 28", preserveAspectRatio: "none", "aria-hidden": "true" },
          points.includes(" ") ? svg("polyline", { points }) : svg("circle", { cx: 50, cy: points.split(",")[1], r: 2 })));
    }

    function make(name) {
      const row = { spark: el("span.spark"), what: el("span.what"), now: el("span.now"), health: el("span.state") };
      row.link = Lx.link(name);
      row.element = el("li", { "data-name": name }, row.link, row.spark, row.what, row.now, row.health);
      return row;
    }

    function fill(row, schedule) {
      const what = schedule.kind || schedule.formula || "", { now } = schedule;
      row.text = [schedule.name, what, schedule.description || ""].join(" ").toLowerCase();
      // A row that says the same is left alone: a thousand of them are told a new state every few seconds.
      const says = JSON.stringify([what, schedule.kind, schedule.description, schedule.listens, now, Lx.health(state, schedule.name)]);
      if (row.says === says) return;
      row.says = says;
      row.what.replaceChildren(
        el(schedule.kind ? "span.kind" : "code.formula", { dir: schedule.kind ? null : "ltr" }, format.visible(what)),
        schedule.description ? el("bdi.description", null, format.visible(schedule.description)) : "");
      row.now.replaceChildren(...now ? [el("span.value", null, format.number(now.value)),
        el("span.at", null, now.time ? format.time(now.time) : t.atStep(format.step(now.step)))] : []);
      row.health.replaceChildren(Lx.healthBadge(Lx.health(state, schedule.name)),
        schedule.listens ? el("span.badge", { title: t.listensTitle }, t.listens) : "");
    }

    function filter() {
      const words = search.value.toLowerCase().split(/\s+/).filter((w) => w);
      let shown = 0;
      for (const row of rows.values()) {
        const fits = words.every((w) => row.text.includes(w));
        row.element.hidden = !fits;
        if (fits) shown++;
      }
      for (const group of groups.querySelectorAll("section")) group.hidden = !group.querySelector("li:not([hidden])");
      count.textContent = rows.size === 0 ? t.noneAtAll : shown === 0 ? t.none : t.count(shown, rows.size);
    }

    // Up and down go from row to row, for whoever does not want to press Tab.
    function move(e) {
      const by = { ArrowDown: 1, ArrowUp: -1 }[e.key], links = [...groups.querySelectorAll("li:not([hidden]) > a")];
      const next = links[links.indexOf(document.activeElement) + by];
      if (!by || !next) return;
      e.preventDefault();
      next.focus();
    }

    function build() {
      const all = new Map();
      state.schedules.forEach((schedule, index) => {
        if (!rows.has(schedule.name)) rows.set(schedule.name, make(schedule.name));
        rows.get(schedule.name).index = index;
        const group = Lx.group(schedule.name);
        if (!all.has(group)) all.set(group, []);
        all.get(group).push(schedule.name);
      });
      for (const name of rows.keys()) if (!state.schedules.some((s) => s.name === name)) rows.delete(name);
      const head = el("div.columns", { "aria-hidden": "true" }, Object.values(t.columns).map((c) => el("span", null, c)));
      // What belongs to no group comes last.
      const sorted = [...all].sort(([a], [b]) => (a === "") - (b === ""));
      groups.replaceChildren(head, ...sorted.map(([group, names]) => el("section", null,
        group || all.size > 1 ? el("h2", null, group ? Lx.name(group) : t.ungrouped, el("span.count", null, String(names.length))) : "",
        el("ul", { role: "list" }, names.map((name) => rows.get(name).element)))));
    }

    return {
      update(next) {
        const names = next.schedules.map((s) => s.name).join("\n"), isOther = names !== state?.schedules.map((s) => s.name).join("\n");
        state = next;
        if (isOther) build();
        for (const schedule of state.schedules) fill(rows.get(schedule.name), schedule);
        if (revision !== state.revision) {
          revision = state.revision;
          asked = new Set();
          seen.disconnect();
          for (const row of rows.values()) seen.observe(row.element);
        }
        Lx.showProblems(problems, state);
        Lx.showHistory(history, state, null);
        filter();
      },
      close() { seen.disconnect(); },
    };
  };

  // What is refused now, and the warnings; only what concerns `name` where one is given.
  Lx.showProblems = function (place, state, name) {
    const t = Lx.texts, { rejection } = state, of = (list) => list.filter((d) => !name || Lx.concerns(d, name));
    const says = JSON.stringify([rejection, state.warnings, state.revision, name]);
    if (place.says === says) return;
    place.says = says;
    const warnings = of(state.warnings);
    place.replaceChildren(
      rejection ? el("section.refusal", { role: "alert" }, el("h2", null, t.refused),
        el("p", null, state.schedules.length === 0 ? t.refusedFromTheStart(format.time(rejection.since)) : t.refusedSince(format.time(rejection.since), state.revision, format.time(state.since))),
        name && of(rejection.diagnostics).length === 0 ? el("p", null, t.notHere, " ", el("a", { href: "#/" }, t.seeWhy)) : "",
        of(rejection.diagnostics).map((d) => Lx.diagnostic(d))) : "",
      warnings.length ? el("details.warnings", null, el("summary", null, t.warnings(warnings.length)), warnings.map((d) => Lx.diagnostic(d))) : "");
  };

  // The revisions, newest first; those of one schedule with a link that draws then and now; a file has the last one only.
  Lx.showHistory = function (place, state, name, query) {
    const t = Lx.texts, { isLive } = Lx.source;
    const says = JSON.stringify([state.history.map((h) => h.revision), name, query]);
    if (place.says === says) return;
    place.says = says;
    const change = (c) => c.step === null ? t.noChange
      : t.firstChange(format.step(c.step), format.number(c.before), format.number(c.after));
    const listed = (names, word) => names.length === 0 ? "" : el("p", null, word + " ",
      names.slice(0, 8).map((n, i) => [i ? ", " : "", word === t.removed ? Lx.name(n) : Lx.link(n)]),
      names.length > 8 ? ", " + t.more(names.length - 8) : "");
    const entries = state.history.map((entry, i) => {
      const before = state.history[i + 1], isFirst = !before && entry.revision <= 1;
      const changed = entry.changed.filter((c) => !name || c.name === name);
      const added = entry.added.filter((n) => !name || n === name), removed = entry.removed.filter((n) => !name || n === name);
      if (name && changed.length + added.length + removed.length === 0) return null;
      const then = (c) => !before || !isLive ? "" : name && query?.then === before.revision ? el("a.action", { href: Lx.address(name, query.text(null)) }, t.hideThen)
        : el("a.action", { href: Lx.address(c.name, query ? query.text(before.revision) : "then=" + before.revision) }, t.thenAndNow);
      return el("li", null, el("p.when", null, el("strong", null, String(entry.revision)), " ", el("time", { datetime: entry.at }, format.time(entry.at))),
        el("div", null, isFirst ? el("p", null, t.started) : [listed(added, t.added), listed(removed, t.removed)],
          changed.slice(0, 20).map((c) => el("p", null, name ? t.changed : [t.changed, " ", Lx.link(c.name)], " ", el("span.quiet", null, change(c)), " ", then(c))),
          changed.length > 20 ? el("p", null, t.more(changed.length - 20)) : ""));
    }).filter((e) => e);
    place.replaceChildren(el("h2", null, t.history), entries.length ? el("ol", { role: "list" }, entries) : el("p.quiet", null, t.noHistory));
  };
})(window.Lx = window.Lx || {});

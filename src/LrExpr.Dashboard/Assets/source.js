// Where the data comes from: a server, or the file that the page is. Both are asked in the same words.
// This script is the first one, so that the state is on its way while the others are read.
(function (Lx) {
  "use strict";

  const later = (ms) => new Promise((go) => setTimeout(go, ms));

  function server() {
    let tag = null, last = null;

    async function ask(address, options) {
      const answer = await fetch(address, { cache: "no-store", signal: AbortSignal.timeout(10_000), ...options });
      if (answer.status === 304) return answer;
      if (!answer.ok) {
        const told = await answer.json().catch(() => ({}));
        throw Object.assign(new Error(told.message || answer.statusText), { status: answer.status });
      }
      return answer;
    }

    async function state() {
      const answer = await ask("api/state", { headers: tag ? { "If-None-Match": tag } : {} });
      if (answer.status === 304) return last;
      tag = answer.headers.get("ETag");
      return last = await answer.json();
    }

    let early = state();
    early.catch(() => { });
    return {
      isLive: true,
      canTry: () => true,
      state() { const now = early || state(); early = null; return now; },
      sparks: async (revision, first, count) =>
        (await ask(`api/sparks?revision=${revision}&first=${first}&rows=${count}`)).json(),
      schedule: async (name) => (await ask("api/schedule?name=" + encodeURIComponent(name))).json(),
      curves: async (question) => (await ask("api/curves", {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(question) })).json(),

      // A connection that ends may be a proxy that is tired: only a state that cannot be asked for is a host that is gone.
      subscribe(onState, onGone) {
        let delay = 0;
        const connect = () => {
          const events = new EventSource("api/events");
          events.addEventListener("state", async (e) => {
            delay = 0;
            try {
              const told = JSON.parse(e.data);
              if (!last || last.revision !== told.revision || !last.rejection === told.isRejected) await state();
              onState(last);
            } catch { /* the connection ends too, and is dealt with below */ }
          });
          events.onerror = () => { events.close(); recover(); };
        };
        const recover = async () => {
          for (;;) {
            await later(delay);
            delay = 1000;
            try { onState(await state()); break; } catch (e) { onGone(e); }
          }
          connect();
        };
        connect();
        // What the clock or a call has moved on is not an event: values are asked for while someone looks.
        setInterval(async () => {
          if (document.hidden || !last?.schedules.some((s) => s.now)) return;
          try { onState(await state()); } catch { /* told by the events */ }
        }, 5000);
      },
    };
  }

  function file(data) {
    // A constant of the script before, not a property of the window.
    const functions = () => typeof LrExprFunctions === "undefined" ? {} : LrExprFunctions;
    const isFinite = Number.isFinite;

    function steps(question) {
      const { first, last, columns, logSteps } = question, all = [];
      if (last - first <= 2 * columns) { for (let s = first; s <= last; s++) all.push(s); return all; }
      const from = Math.max(1, first), ratio = last / from;
      for (let i = 0; i <= columns; i++)
        all.push(Math.round(logSteps ? from * ratio ** (i / columns) : first + (last - first) * i / columns));
      return all.filter((s, i) => s !== all[i - 1]);
    }

    function difference(at, before, after) {
      let first = null, largest = null, area = 0;
      at.forEach((step, i) => {
        if (before[i] === after[i]) return;
        const gap = { step, before: before[i], after: after[i] };
        first ??= gap;
        if (before[i] === null || after[i] === null) return;
        const size = Math.abs(after[i] - before[i]);
        if (!largest || size > Math.abs(largest.after - largest.before)) largest = gap;
        area += size * ((at[i + 1] ?? at[i] + 1) - at[i]);
      });
      return { first, largest: largest || first, area, isSame: first === null };
    }

    function curve(question, asked) {
      const given = data.curves[asked.name], schedule = data.schedules[asked.name], own = functions()[asked.name];
      const keep = given.steps.map((s) => s >= question.first && s <= question.last);
      const answer = { ...given, fragment: schedule.fragment, command: schedule.command,
        steps: given.steps.filter((_, i) => keep[i]), values: given.values.filter((_, i) => keep[i]),
        marks: given.marks.filter((m) => m.step >= question.first && m.step <= question.last) };
      if (own) {
        const written = { ...asked.parameters, ...asked.shared, ...asked.inputs };
        const parameters = [...schedule.parameters, ...schedule.shared, ...schedule.inputs];
        const original = own.parameters.map((name) => {
          const p = parameters.find((other) => other.name === name);
          return p?.slider ? p.slider.value : Number(p?.value ?? p?.default);
        });
        const tried = own.parameters.map((name, i) => name in written ? Number(written[name]) : original[i]);
        const compute = (values) => answer.steps.map((s) => {
          const value = own.at(s, ...values);
          return isFinite(value) ? value : null;
        });
        answer.steps = steps(question);
        answer.values = compute(tried);
        answer.hasAllSteps = question.last - question.first + 1 === answer.steps.length;
        const isEdited = tried.some((v, i) => v !== original[i]);
        // The ready JSON and the words are of the curve as it is in the file.
        if (isEdited) Object.assign(answer, { fragment: null, command: null, text: null, marks: [] });
        if (asked.compare) answer.difference = difference(answer.steps, compute(original), answer.values);
      }
      for (const [name, isBetter] of [["smallest", (a, b) => a < b], ["largest", (a, b) => a > b]]) {
        let best = null;
        answer.values.forEach((value, i) => {
          if (value !== null && (!best || isBetter(value, best.value))) best = { step: answer.steps[i], value };
        });
        answer[name] = best;
      }
      return answer;
    }

    return {
      isLive: false,
      canTry: (name) => name in functions(),
      state: async () => data.state,
      sparks: async (revision, first, count) => ({ revision, sparks: data.sparks.slice(first, first + count) }),
      schedule: async (name) => data.schedules[name],
      curves: async (question) => ({ curves: question.curves.filter((c) => c.name in data.curves).map((c) => curve(question, c)) }),
      subscribe() { },
    };
  }

  const inFile = () => document.getElementById("lrexpr-data");
  Lx.connect = () => Lx.source ||= inFile() ? file(JSON.parse(inFile().textContent)) : server();
  // In a file, the data may stand behind the script.
  if (document.readyState !== "loading") Lx.connect();
})(window.Lx = window.Lx || {});

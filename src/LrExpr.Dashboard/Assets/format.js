// Numbers, times and the places of ticks. Nothing here rounds a value that is read; only labels of axes are short.
(function (Lx) {
  "use strict";

  const tidy = (text) => text.replace("e+", "e");
  const number = (value) => value === null || value === undefined ? Lx.texts.gap
    : tidy(value !== 0 && Math.abs(value) < 1e-4 ? value.toExponential() : String(value));
  const step = (value) => Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toLocaleString("en-US") : number(value);
  // For texts where the last digits say nothing, such as an area.
  const about = (value) => number(Number.isFinite(value) ? Number(value.toPrecision(4)) : value);

  const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" });
  const today = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });
  function time(iso) {
    const date = new Date(iso);
    if (Number.isNaN(+date)) return String(iso);
    return date.toDateString() === new Date().toDateString() ? today.format(date) : moment.format(date);
  }

  const lengths = [[86400, "d"], [3600, "h"], [60, "min"], [1, "s"], [0.001, "ms"], [0, "µs"]];
  function duration(seconds) {
    if (!Number.isFinite(seconds)) return null;
    const [size, name] = lengths.find(([s]) => Math.abs(seconds) >= s);
    return `${about(seconds / (size || 1e-6))} ${name}`;
  }

  // Characters that cannot be seen or that turn the text around are written as in the terminal.
  const hidden = /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g;
  const escape = (c) => `\\u{${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}}`;
  const visible = (text) => String(text).replace(hidden, escape);
  const lines = (text) => String(text).replace(hidden, (c) => c === "\n" || c === "\t" ? c : c === "\r" ? "" : escape(c));

  // Ticks of a linear axis: multiples of 1, 2 or 5 times a power of ten; halves keep 1e308 - -1e308 finite.
  function linearTicks(min, max, count) {
    const rough = max / count - min / count, power = 10 ** Math.floor(Math.log10(rough));
    const size = [1, 2, 5, 10].find((m) => m * power >= rough * 0.999) * power;
    if (!(size > 0) || !Number.isFinite(size)) return [{ at: min, text: number(min) }];
    const digits = Math.min(17, Math.max(1, Math.ceil(Math.log10(Math.max(Math.abs(min), Math.abs(max)) / size)) + 2));
    const ticks = [], start = Math.ceil(min / size - 1e-9);
    for (let k = start; k <= max / size + 1e-9 && ticks.length < 100; k++) {
      const at = k === 0 ? 0 : Number((k * size).toPrecision(digits));
      ticks.push({ at, text: label(at) });
    }
    return ticks;
  }

  const label = (value) => {
    const size = Math.abs(value);
    return size >= 1e7 ? tidy(value.toExponential()) : number(value);
  };

  // Ticks of a logarithmic axis: powers of ten, with 2 and 5 between where there is room, linear ones within a decade.
  function logTicks(min, max, count) {
    const low = Math.log10(min), high = Math.log10(max);
    if (high - low < 1) return linearTicks(min, max, count).filter((t) => t.at > 0);
    const stride = Math.max(1, Math.ceil((high - low) / count)), ticks = [];
    const between = high - low < count / 3 ? [1, 2, 5] : [1];
    for (let power = Math.floor(low / stride) * stride; power <= high; power += stride)
      for (const m of between) {
        const at = Number(`${m}e${power}`);
        if (at >= min * 0.999 && at <= max * 1.001 && at > 0) ticks.push({ at, text: label(at) });
      }
    return ticks;
  }

  // Steps that are times: ticks at whole minutes, hours, days, months of the zone in which the schedule counts.
  function clock({ from, unitSeconds, zone }) {
    const start = Date.parse(from);
    const make = (options) => {
      try { return new Intl.DateTimeFormat("en-GB", { timeZone: zone || "UTC", ...options }); }
      catch { return new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }); }
    };
    const parts = make({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" });
    const full = make({ dateStyle: "medium", timeStyle: "medium" });
    const formats = { time: make({ hour: "2-digit", minute: "2-digit", ...(unitSeconds < 60 ? { second: "2-digit" } : {}) }),
      day: make({ day: "numeric", month: "short" }), month: make({ month: "short", year: "numeric" }) };
    const date = (step) => new Date(start + step * unitSeconds * 1000);
    const isDate = (d) => !Number.isNaN(+d);

    // The same moment as if the zone were UTC, which makes whole hours and days whole numbers.
    function local(ms) {
      const p = Object.fromEntries(parts.formatToParts(new Date(ms)).map((x) => [x.type, Number(x.value)]));
      return Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second) + ((ms % 1000) + 1000) % 1000;
    }
    const back = (wall) => { const guess = wall - (local(wall) - wall); return guess - (local(guess) - wall); };

    const s = 1000, m = 60 * s, h = 60 * m, d = 24 * h;
    const sizes = [s, 5 * s, 15 * s, 30 * s, m, 5 * m, 15 * m, 30 * m, h, 3 * h, 6 * h, 12 * h, d, 2 * d, 7 * d, 14 * d];
    function ticks(first, last, count) {
      if (!isDate(date(first)) || !isDate(date(last))) return linearTicks(first, last, count);
      const a = +date(first), b = +date(last), size = sizes.find((x) => (b - a) / x <= count), walls = [];
      if (size) for (let w = Math.ceil(local(a) / size) * size; w <= local(b); w += size) walls.push(w);
      else {
        const months = [1, 3, 6, 12, 24, 60, 120, 600, 1200, 12000].find((x) => (b - a) / (x * 30.4 * d) <= count) || 120000;
        const begin = new Date(local(a)), zero = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
        const wall = (k) => Date.UTC(Math.floor(k / 12), k % 12);
        for (let k = Math.ceil(zero / months) * months; wall(k) <= local(b); k += months) walls.push(wall(k));
      }
      let before = null;
      return walls.map((wall) => {
        const ms = back(wall), day = formats.day.format(ms), isNew = day !== before;
        before = day;
        const text = !size ? formats.month.format(ms) : size >= d ? day : formats.time.format(ms) + (isNew ? "\n" + day : "");
        return { at: (ms - start) / 1000 / unitSeconds, text };
      }).filter((t) => t.at >= first && t.at <= last);
    }
    return { ticks, say: (step) => isDate(date(step)) ? full.format(date(step)) : "" };
  }

  Lx.format = { number, step, about, time, duration, visible, lines, linearTicks, logTicks, clock };
})(window.Lx = window.Lx || {});

// A chart of curves over steps. uPlot draws; where things are is computed here, in a box of 1 by 1: so 1e300, 1e-300,
// logarithms and dates are all the same to it, and no label is rounded by its defaults.
(function (Lx) {
  "use strict";
  const { el, format } = Lx;
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // The colours of the style sheet, as the canvas wants them.
  let colors = {};
  Lx.forgetColors = () => { colors = {}; };
  function color(name) {
    if (!colors[name]) {
      const probe = el("i", { hidden: true });
      probe.style.color = `var(--${name})`;
      document.body.append(probe);
      colors[name] = getComputedStyle(probe).color;
      probe.remove();
    }
    return colors[name];
  }

  // Letters on the canvas grow with those of the page.
  const zoom = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 15;

  // The line of numbers from min to max as 0 to 1.
  function scale(min, max, isLog) {
    if (isLog) {
      const low = Math.log10(min), span = Math.log10(max) - low || 1;
      return { min, max, isLog, to: (v) => v > 0 ? (Math.log10(v) - low) / span : null, from: (p) => 10 ** (low + p * span) };
    }
    const span = max / 2 - min / 2;
    return { min, max, isLog, to: (v) => (v / 2 - min / 2) / span, from: (p) => 2 * (min / 2 + p * span) };
  }

  function stepScale(first, last, isLog) {
    if (isLog) return scale(Math.max(1, first), Math.max(first + 1, last, 2), true);
    return first === last ? scale(first - 0.5, last + 0.5, false) : scale(first, last, false);
  }

  function valueScale(curves, isLog, first, last) {
    let min = Infinity, max = -Infinity, isLeft = false;
    for (const c of curves) c.values.forEach((v, i) => {
      if (v === null || c.steps[i] < first || c.steps[i] > last) return;
      if (isLog && v <= 0) { isLeft = true; return; }
      if (v < min) min = v;
      if (v > max) max = v;
    });
    if (min > max) return { isEmpty: true, isLeft, ...scale(isLog ? 0.1 : 0, 1, isLog) };
    if (isLog) {
      const room = Math.max((Math.log10(max) - Math.log10(min)) * 0.05, 0.02);
      return { isLeft, ...scale(Math.max(10 ** (Math.log10(min) - room), 5e-324), Math.min(10 ** (Math.log10(max) + room), Number.MAX_VALUE), true) };
    }
    // A constant lies in the middle, whatever its size.
    let room = (max / 2 - min / 2) * 0.12;
    if (!(room > Math.max(Math.abs(max), Math.abs(min)) * 1e-16)) room = Math.abs(max) / 10 || 1;
    const limit = (v) => Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, v));
    return { isHuge: min > 0 && max / min > 1e9, ...scale(limit(min - room), limit(max + room), false) };
  }

  // options: label, describedBy, onZoom(first, last), onBack(), onCursor(step, isByKey).
  Lx.chart = function (options) {
    const t = Lx.texts, box = el("div.plot"), note = el("p.note"), readout = el("div.readout");
    const area = el("div.chart", { tabindex: 0, role: "application", "aria-roledescription": "chart", "aria-label": options.label, keydown: keys }, box);
    const root = el("div.chart-root", null, area, readout, note);
    let plot = null, shown = null, x, y, at = [], frame = 0, shape = null;

    const height = (width) => Math.round(Math.max(220, Math.min(width * 0.42, options.isSmall ? 240 : 900, innerHeight * 0.55)));

    function data() {
      const { curves } = shown, same = curves.every((c) => c.steps === curves[0].steps ||
        (c.steps.length === curves[0].steps.length && c.steps.every((s, i) => s === curves[0].steps[i])));
      const table = same ? [curves[0].steps, ...curves.map((c) => c.values)] : uPlot.join(curves.map((c) => [c.steps, c.values]));
      const first = x.isLog ? table[0].findIndex((s) => s > 0) : 0, cut = (list) => first > 0 ? list.slice(first) : list;
      at = cut(table[0]);
      return [at.map(x.to), ...table.slice(1).map((values) => cut(values).map((v) => v === null || v === undefined ? v : y.to(v)))];
    }

    const ticks = (space) => shown.clock && !x.isLog ? shown.clock.ticks(x.min, x.max, Math.max(2, space / 90))
      : x.isLog ? format.logTicks(x.min, x.max, space / 60)
        : format.linearTicks(x.min, x.max, Math.max(2, space / 95)).filter((k) => Number.isInteger(k.at))
          .map((k) => ({ at: k.at, text: Math.abs(k.at) < 1e7 ? format.step(k.at) : k.text }));
    const levels = (space) => (y.isLog ? format.logTicks : format.linearTicks)(y.min, y.max, Math.max(2, space / 34));

    function make() {
      plot?.destroy();
      const axis = (side, compute, to, now) => ({
        side, stroke: () => color("quiet"), font: `${12 * zoom()}px system-ui, sans-serif`, gap: 6, lineGap: 1.3,
        grid: { stroke: () => color("grid"), width: 1 }, ticks: { show: false },
        // uPlot asks for the places first and for their labels at once after.
        splits: (u) => { now = compute((side === 2 ? u.bbox.width : u.bbox.height) / devicePixelRatio || 400); return now.map((k) => to()(k.at)); },
        values: () => now.map((k) => k.text),
        size: side === 2 ? (shown.clock ? 44 : 30) * zoom() : (u, labels) => 14 + 7 * zoom() * Math.max(3, ...(labels || []).map((l) => l.length)),
      });
      const width = box.clientWidth || 300;
      plot = new uPlot({
        width, height: height(width), legend: { show: false }, padding: [() => shown.marks?.length || shown.now != null ? 26 * zoom() : 12, 24, 0, 0],
        scales: { x: { time: false, range: [0, 1] }, y: { range: [0, 1] } },
        series: [{}, ...shown.curves.map((c) => ({
          stroke: () => color(c.color), width: c.isGhost ? 1.5 : 2, pxAlign: 0, dash: c.dash, alpha: c.alpha ?? 1,
          points: { show: shown.curves[0].steps.length < 60 || undefined, size: 4, fill: () => color(c.color) } }))],
        axes: [axis(2, ticks, () => x.to, []), axis(3, levels, () => y.to, [])],
        cursor: { y: false, points: { size: 8, width: 2 }, drag: { x: true, y: false, setScale: false, dist: 4 },
          bind: { dblclick: () => () => { options.onBack(); } } },
        hooks: { draw: [drawMarks],
          setCursor: [(u) => { if (u.cursor.idx !== null && u.cursor.idx !== undefined) read(u.cursor.idx, false); }],
          setSelect: [(u) => {
            const from = x.from(u.posToVal(u.select.left, "x")), to = x.from(u.posToVal(u.select.left + u.select.width, "x"));
            const isWide = u.select.width > 4;
            u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            if (isWide) options.onZoom(Math.floor(from), Math.ceil(to));
          }] },
      }, data(), box);
    }

    // Marks are dotted lines with a name where there is room for it; the step where the host is, is a whole line.
    function drawMarks(u) {
      const ctx = u.ctx, ratio = devicePixelRatio, { left, top, width, height: tall } = u.bbox;
      ctx.save();
      ctx.font = `${11 * ratio * zoom()}px system-ui, sans-serif`;
      ctx.textBaseline = "bottom";
      ctx.textAlign = "left";
      const ends = [-Infinity, -Infinity];
      const line = (step, text, name, dash, isFirst) => {
        const place = x.to(step);
        if (!(place >= 0 && place <= 1)) return;
        const px = Math.round(left + place * width) + 0.5, size = ctx.measureText(text).width, start = Math.min(px, left + width - size);
        ctx.strokeStyle = ctx.fillStyle = color(name);
        ctx.lineWidth = ratio;
        ctx.setLineDash(dash.map((d) => d * ratio));
        ctx.beginPath();
        ctx.moveTo(px, top - 3 * ratio);
        ctx.lineTo(px, top + tall);
        ctx.stroke();
        const row = isFirst ? 0 : ends.findIndex((end) => start > end + 8 * ratio);
        if (row < 0) return;
        ends[row] = start + size;
        ctx.fillText(text, start, top - (row * 11 * zoom() + 3) * ratio);
      };
      if (shown.now !== null && shown.now !== undefined) line(shown.now, t.now, "accent", [], true);
      for (const mark of shown.marks || []) line(mark.step, format.visible(mark.text), "quiet", [2, 3], false);
      ctx.restore();
    }

    function read(index, isByKey) {
      const step = at[index];
      if (step === undefined) return;
      const values = shown.curves.map((c) => {
        const i = c.steps === at ? index : c.steps.indexOf(step);
        return { curve: c, text: i < 0 ? null : format.number(c.values[i]) };
      }).filter((v) => v.text !== null && !v.curve.isFading);
      const date = shown.clock?.say(step) || "";
      showReadout(step, date, values);
      // What is read is told once: by the region that is heard, and only where keys moved the cursor.
      if (isByKey) Lx.say(t.reading(format.step(step), date, values.map((v) => (values.length > 1 ? v.curve.label + " " : "") + v.text).join(", ")));
      options.onCursor?.(step);
    }

    function showReadout(step, date, values) {
      readout.replaceChildren(step === null ? "" : el("span.step", null, t.atStep(format.step(step)), date ? " · " + date : ""),
        ...values.map(({ curve, text }) => {
          const swatch = el("i.swatch" + (curve.dash ? ".dashed" : ""));
          swatch.style.borderColor = `var(--${curve.color})`;
          return el("span.entry", null, swatch, el("bdi", null, format.visible(curve.label)), text === null ? "" : [" ", el("b", null, text)]);
        }));
    }

    function moveTo(index, isByKey) {
      const i = Math.max(0, Math.min(at.length - 1, index));
      if (!plot || at.length === 0) return;
      plot.setCursor({ left: x.to(at[i]) * plot.bbox.width / devicePixelRatio, top: 0 }, false);
      read(i, isByKey);
      cursor = i;
    }
    let cursor = null;

    function keys(e) {
      if (e.ctrlKey || e.altKey || e.metaKey || e.target !== area || at.length === 0) return;
      const visible = at.map((s, i) => i).filter((i) => at[i] >= shown.first && at[i] <= shown.last);
      const stride = Math.max(1, Math.round(visible.length / 10)), here = Math.min(cursor ?? plot.cursor.idx ?? visible[0], at.length - 1);
      const to = { ArrowRight: here + 1, ArrowLeft: here - 1, PageDown: here + stride, PageUp: here - stride, Home: visible[0], End: visible.at(-1) }[e.key];
      const span = shown.last - shown.first, part = (at[here] - shown.first) / (span || 1);
      if (to !== undefined) moveTo(Math.max(visible[0], Math.min(visible.at(-1), cursor === null && plot.cursor.idx == null ? here : to)), true);
      else if (e.key === "+" || e.key === "=") options.onZoom(Math.round(at[here] - part * span / 2), Math.round(at[here] + (1 - part) * span / 2));
      else if (e.key === "-") options.onZoom(Math.round(at[here] - part * span * 2), Math.round(at[here] + (1 - part) * span * 2));
      else if (e.key === "Backspace") options.onBack();
      else return;
      e.preventDefault();
    }

    new ResizeObserver(() => {
      const width = box.clientWidth;
      if (plot && width && width !== plot.width) plot.setSize({ width, height: height(width) });
    }).observe(box);

    const draw = () => {
      const key = JSON.stringify([shown.curves.map((c) => [c.color, c.dash, c.isGhost, c.isFading, shown.curves[0].steps.length < 60]), !!shown.clock]);
      if (plot && key === shape) plot.setData(data());
      else { shape = key; make(); }
    };

    return {
      root,
      // { curves: [{ label, steps, values, color, dash, isGhost }], marks, first, last, logSteps, logValues, clock, now, fade }
      show(next) {
        cancelAnimationFrame(frame);
        const old = shown?.curves[0], isKept = shown && shown.first === next.first && shown.last === next.last;
        shown = { ...next, curves: [...next.curves] };
        x = stepScale(next.first, next.last, next.logSteps);
        y = valueScale(next.curves, next.logValues, next.first, next.last);
        if (!next.curves.some((c) => c.steps.length)) shown.curves = [{ ...(next.curves[0] || { label: "", color: "c1" }), steps: [next.first], values: [null] }];
        const isFading = next.fade && old && isKept && !calm.matches;
        if (isFading) shown.curves.push({ ...old, isFading: true, isGhost: true });
        draw();
        if (isFading) fade(performance.now());
        note.textContent = [y.isEmpty ? (next.logValues && y.isLeft ? t.nothingPositive : t.nothingDrawn) : y.isLeft ? t.notPositive : "",
          y.isHuge ? t.hugeRange : "", next.isSampled ? t.sampled(format.step(next.curves[0].steps.length)) : ""].filter((s) => s).join(" ");
        if (cursor !== null && document.activeElement === area) moveTo(cursor, false);
        else showReadout(null, "", shown.curves.filter((c) => !c.isFading).map((curve) => ({ curve, text: null })));
      },
      moveToStep(step, isByKey) {
        const i = at.findIndex((s) => s >= step);
        moveTo(i < 0 ? at.length - 1 : i, isByKey);
      },
      redraw() { if (plot) plot.redraw(); },
      close() { cancelAnimationFrame(frame); plot?.destroy(); plot = null; },
    };

    // The old curve goes while the new one comes.
    function fade(start) {
      const part = Math.min(1, (performance.now() - start) / 700), last = plot.series.length - 1;
      plot.series[last].alpha = 1 - part;
      plot.series[1].alpha = part;
      if (part < 1) { plot.redraw(false); frame = requestAnimationFrame(() => fade(start)); return; }
      shown.curves.pop();
      draw();
    }
  };
})(window.Lx = window.Lx || {});

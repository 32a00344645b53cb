// What can be changed to see what it does: the formula, parameters, inputs. Edits are texts, as in the configuration.
(function (Lx) {
  "use strict";
  const { el, format } = Lx;

  Lx.noEdits = () => ({ formula: null, parameters: {}, shared: {}, inputs: {} });
  Lx.isEdited = (edits) => edits.formula !== null ||
    [edits.parameters, edits.shared, edits.inputs].some((of) => Object.keys(of).length > 0);
  Lx.isEditedBeyondInputs = (edits) => Lx.isEdited({ ...edits, inputs: {} });

  // A slider has a thousand places; `to` and `from` lead from a value to a place and back.
  const places = 1000;
  function slide({ min, max, isWhole, scale }) {
    if (scale === "logarithmic" && min > 0) {
      const low = Math.log(min), span = Math.log(max) - low || 1;
      return { to: (v) => Math.round(places * (Math.log(v) - low) / span),
        from: (p) => { const v = Math.exp(low + span * p / places); return isWhole ? Math.round(v) : Number(v.toPrecision(3)); } };
    }
    const span = max - min || 1, decimals = Math.ceil(-Math.log10(span / places));
    return { to: (v) => Math.round(places * (v - min) / span),
      from: (p) => {
        const v = min + span * p / places;
        return isWhole ? Math.round(v) : decimals > 0 && decimals < 16 ? Number(v.toFixed(decimals)) : Number(v.toPrecision(4));
      } };
  }

  // One parameter: `of` is the part of the edits that it belongs to.
  function field(p, of, original, isNumber, changed) {
    const t = Lx.texts, id = "f" + (field.count = (field.count || 0) + 1), title = p.title || p.name;
    const was = el("span.was"), undo = el("button.small", { type: "button", click: () => set(original, true), "aria-label": `${t.reset} ${title}` }, "↺");
    let controls, showValue;

    function set(text, isShown) {
      if (text === original) delete of[p.name]; else of[p.name] = text;
      if (isShown) showValue(text);
      told();
      changed();
    }
    function told() {
      const isOther = p.name in of;
      was.textContent = isOther && original !== null && original !== "" ? t.ownValue(format.visible(original)) : "";
      undo.hidden = !isOther;
    }

    if (p.type === "boolean") {
      const box = el("input", { type: "checkbox", id, change: () => set(String(box.checked)) });
      showValue = (text) => { box.checked = text.toLowerCase() === "true"; };
      controls = [box];
    } else if (p.type === "choice" && p.options.length) {
      const select = el("select", { id, change: () => set(select.value) }, p.options.map((o) => el("option", { value: o }, format.visible(o))));
      showValue = (text) => {
        if (![...select.options].some((o) => o.value === text)) select.append(el("option", { value: text }, format.visible(text)));
        select.value = text;
      };
      controls = [select];
    } else {
      const text = el("input.text" + (p.slider ? Number.isFinite(Number(original)) ? ".number" : ".expression" : ""), { id, type: "text", inputmode: isNumber ? "decimal" : null, autocomplete: "off", spellcheck: "false",
        input: () => { set(text.value.trim()); if (p.slider) place(text.value); } });
      controls = [text];
      let range = null;
      if (p.slider) {
        range = { ...p.slider };
        const slider = el("input", { type: "range", min: 0, max: places, step: 1, "aria-label": title, input: () => {
          const value = format.number(slide(range).from(Number(slider.value)));
          text.value = value;
          slider.setAttribute("aria-valuetext", value);
          set(value);
        } });
        // A number beyond the ends of the slider moves the ends; an expression leaves it where it is.
        var place = (written) => {
          const value = written.trim() === "" ? NaN : Number(written);
          if (!Number.isFinite(value)) return;
          if (value < range.min) range.min = value;
          if (value > range.max) range.max = value;
          slider.value = slide(range).to(value);
          slider.setAttribute("aria-valuetext", written);
        };
        place(String(p.slider.value));
        controls.unshift(slider);
      }
      showValue = (shown) => { text.value = shown; if (range) place(shown === original ? String(p.slider.value) : shown); };
    }
    showValue(p.name in of ? String(of[p.name]) : original ?? "");
    told();
    const root = el("div.field", { title: p.description && format.visible(p.description) },
      el("label", { for: id }, el("bdi", null, format.visible(title)), p.isShared ? el("span.badge", null, t.sharedParameter) : ""),
      el("div.controls", null, controls, undo), was);
    return { root, mark: (isWrong) => controls.forEach((c) => { if (isWrong) c.setAttribute("aria-invalid", "true"); else c.removeAttribute("aria-invalid"); }),
      name: p.name };
  }

  // A text area whose letters cannot be seen over the same text in colours.
  function editor(schedule, edits, changed) {
    const t = Lx.texts, layer = el("pre.layer", { "aria-hidden": "true" });
    const area = el("textarea", { id: "formula", rows: 2, spellcheck: "false", autocomplete: "off", autocapitalize: "off", wrap: "soft", dir: "ltr", "aria-describedby": "problems", input });
    let tokens = [], of = "", errors = [];

    function input() {
      edits.formula = area.value === schedule.formula ? null : area.value;
      // Until the server has read it, what stands before and behind the change keeps its colours.
      let before = 0, behind = 0;
      const now = area.value, least = Math.min(of.length, now.length);
      while (before < least && of[before] === now[before]) before++;
      while (behind < least - before && of[of.length - 1 - behind] === now[now.length - 1 - behind]) behind++;
      const shift = now.length - of.length, last = of.length - behind;
      const moved = (list) => list.filter((k) => k[0] + k[1] <= before || k[0] >= last).map((k) => k[0] >= last ? [k[0] + shift, ...k.slice(1)] : k);
      paint(now, moved(tokens), moved(errors));
      changed();
    }
    function paint(text, newTokens, newErrors) {
      [of, tokens, errors] = [text, newTokens, newErrors];
      // The last line needs a letter, or a line break at the end would not count.
      layer.replaceChildren(...Lx.colored(text, tokens, errors, (piece) => piece), "\u200B");
      area.style.height = "auto";
      area.style.height = layer.offsetHeight + "px";
    }
    area.value = edits.formula ?? schedule.formula;
    return {
      root: el("div.editor", null, el("label", { for: "formula" }, t.formula), el("div.layers", null, layer, area)),
      start: () => paint(area.value, edits.formula === null ? schedule.tokens : [], []),
      told(answer) {
        if (area.value !== (answer.of ?? schedule.formula)) return;
        // An error at the end has no letter to stand under.
        const wrong = answer.diagnostics.filter((d) => d.start !== null && d.severity === "error" && !/:Parameters:/.test(d.path))
          .map((d) => d.start >= area.value.length ? [area.value.length - 1, 1] : [d.start, Math.max(1, d.length)]);
        paint(area.value, answer.tokens || (answer.of === null ? schedule.tokens : tokens), wrong);
        area.setAttribute("aria-invalid", String(wrong.length > 0));
      },
    };
  }

  // changed() is called at each edit; link() gives the address of this state; told(answer) shows what the answer says of the edits.
  Lx.tryView = function (source, schedule, edits, changed, link, reset) {
    const t = Lx.texts, canTry = source.canTry(schedule.name), isFree = source.isLive;
    const problems = el("div.problems", { id: "problems", "aria-live": "polite" }), difference = el("p.difference"), copied = el("div", { "aria-live": "polite" });
    const formula = isFree && schedule.isEditable ? editor(schedule, edits, changed) : null;
    const all = [["parameters", schedule.parameters], ["shared", schedule.shared], ["inputs", schedule.inputs]].map(([part, list]) => [part, !canTry ? []
      : list.filter((p) => isFree || p.slider).map((p) => part === "inputs"
        ? field(p, edits.inputs, p.default === null ? "" : String(p.default), true, changed)
        : field({ ...p, isShared: part === "shared" }, edits[part], p.text ?? p.value, p.type === "number", changed))]);
    const fields = all.flatMap(([, list]) => list);
    let answer = null;
    const button = (text, click) => el("button", { type: "button", click }, text);
    const copyJson = button(t.copyJson, () => Lx.copy(answer?.fragment ?? schedule.fragment, copied));
    const copyCommand = button(t.copyCommand, () => Lx.copy(answer?.command ?? schedule.command, copied));
    const nothing = !isFree && !canTry ? t.noTry : !formula && fields.length === 0 ? t.nothingToTry : null;
    const root = el("section.try", { "aria-labelledby": "try" }, el("h2", { id: "try" }, t.tryIt), el("p.quiet", null, nothing ?? t.tryHint),
      formula?.root, all.map(([part, list]) => list.length === 0 ? "" : [part === "inputs" ? el("h3", null, t.inputs) : "", list.map((f) => f.root)]),
      problems, difference,
      el("div.buttons", null, nothing ? "" : button(t.reset, reset), copyJson, copyCommand, button(t.copyLink, () => Lx.copy(link(), copied))), copied);

    return {
      root,
      start: () => formula?.start(),
      told(next) {
        answer = next;
        copyJson.hidden = next.fragment === null;
        copyCommand.hidden = next.command === null;
        formula?.told(next);
        for (const f of fields) f.mark(next.diagnostics.some((d) => d.severity === "error" && d.path.endsWith(":" + f.name)));
        // What is doubtful elsewhere is told on the list.
        const told = next.diagnostics.filter((d) => d.severity === "error" || Lx.concerns(d, schedule.name));
        const says = told.map((d) => d.text || d.message).join("\n");
        if (problems.says !== says) {
          problems.says = says;
          problems.replaceChildren(next.isTried === false ? el("p.quiet", null, t.reverted) : "", ...told.map((d) => Lx.diagnostic(d, true)));
          for (const pre of problems.querySelectorAll("pre")) Lx.scrollToCaret(pre);
        }
        const d = next.isTried === false ? null : next.difference, big = d?.largest || d?.first;
        difference.textContent = !d ? "" : d.isSame || !big ? t.same : [t.difference({ step: format.step(big.step), before: format.number(big.before), after: format.number(big.after),
          size: Number.isFinite(big.before) && Number.isFinite(big.after) ? format.about(Math.abs(big.after - big.before)) : t.gap }),
        d.first ? t.firstDifference(format.step(d.first.step)) : "", t.area(format.about(d.area))].join(" ");
      },
    };
  };
})(window.Lx = window.Lx || {});

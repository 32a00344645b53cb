// Elements are made here and nowhere from markup: a text of the configuration stays a text.
(function (Lx) {
  "use strict";
  const { format } = Lx;

  // el("a.link", { href }, "text", element, null…): attributes; functions are listeners; `value` and `checked` are properties.
  Lx.el = function (what, attributes, ...children) {
    const [tag, ...classes] = what.split("."), element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(attributes || {})) {
      if (typeof value === "function") element.addEventListener(key, value);
      else if (key === "value" || key === "checked" || key === "hidden") element[key] = value;
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((c) => c !== null && c !== undefined && c !== false));
    return element;
  };
  const { el } = Lx;

  Lx.svg = function (tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // A name may be written from right to left: it must not turn its neighbours around.
  Lx.name = (name) => el("bdi.name", null, format.visible(name));
  Lx.address = (name, query) => {
    const text = name.toWellFormed ? name.toWellFormed() : name;
    return "#/s/" + encodeURIComponent(text) + (query ? "?" + query : "");
  };
  Lx.link = (name, query) => el("a", { href: Lx.address(name, query) }, Lx.name(name));

  // A text in colours. Marks of errors are put over the tokens: [[start, length]].
  Lx.colored = function (text, tokens, errors = [], show = format.lines) {
    const cuts = new Set([0, text.length]);
    for (const [start, length] of [...tokens, ...errors])
      for (const cut of [start, start + length]) if (cut >= 0 && cut <= text.length) cuts.add(cut);
    const places = [...cuts].sort((a, b) => a - b), within = (t, at) => t[0] <= at && at < t[0] + t[1];
    return places.slice(0, -1).map((at, i) => {
      const kind = tokens.find((t) => within(t, at))?.[2], piece = show(text.slice(at, places[i + 1]));
      const isWrong = errors.some((e) => within(e, at));
      return kind || isWrong ? el("span", { class: (kind ? "t-" + kind : "") + (isWrong ? " wrong" : "") }, piece) : piece;
    });
  };

  // A message, and the text with its caret below as the terminal has it. Where there is little room, the message is a line
  // of its own that wraps.
  Lx.diagnostic = function (d, isNarrow) {
    const text = format.lines(d.text || `${d.path}: ${d.severity} ${d.code}: ${d.message}`), block = isNarrow === true ? text.split("\n").slice(1).join("\n") : text;
    return el("div." + (d.severity === "warning" ? "warning" : "error"), null,
      isNarrow === true ? el("p.message", null, format.visible(`${d.code}: ${d.message}`)) : "",
      block ? el("pre.terminal", { tabindex: 0, role: "group", "aria-label": `${d.severity} ${d.code}` }, block) : "");
  };
  Lx.scrollToCaret = function (pre) {
    const all = pre.textContent.split("\n"), caret = Math.max(...all.map((l) => l.indexOf("^")));
    pre.scrollLeft = caret / Math.max(...all.map((l) => l.length)) * pre.scrollWidth - pre.clientWidth / 2;
  };

  Lx.say = (text) => { document.getElementById("said").textContent = text; };

  Lx.copy = async function (text, place) {
    let isCopied = false;
    try { await navigator.clipboard.writeText(text); isCopied = true; }
    catch {
      // Without a secure origin (a file, a host by its plain name) there is the old way.
      const area = el("textarea.heard", { value: text, "aria-hidden": "true" });
      document.body.append(area);
      area.select();
      try { isCopied = document.execCommand("copy"); } catch { isCopied = false; }
      area.remove();
    }
    place.replaceChildren(el("p", null, isCopied ? Lx.texts.copied : Lx.texts.notCopied),
      isCopied ? "" : el("pre.terminal", { tabindex: 0 }, text));
  };
})(window.Lx = window.Lx || {});

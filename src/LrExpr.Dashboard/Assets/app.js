// The frame: header, routes, the state of the connection, the colours.
(function (Lx) {
  "use strict";
  const { el, format } = Lx;

  // Storage may be forbidden; then the choice lasts as long as the page.
  const store = {
    get() { try { return localStorage.getItem("lrexpr-theme"); } catch { return null; } },
    set(value) { try { localStorage.setItem("lrexpr-theme", value); } catch { /* as above */ } },
  };

  function start() {
    const t = Lx.texts, source = Lx.connect(), main = document.getElementById("main"), banner = document.getElementById("banner");
    let view = null, state = null, goneSince = null, reason = null, theme = store.get() || "auto";

    // A token in the address has done its work: the browser keeps a cookie. It is not to be copied with the address.
    if (source.isLive && location.search) window.history.replaceState(null, "", location.pathname + location.hash);

    const home = el("a.home", { href: "#/" }, t.schedules), revision = el("span.revision"), live = el("span.live");
    const toggle = el("button.theme", { type: "button", click: () => {
      const all = ["auto", "light", "dark"];
      theme = all[(all.indexOf(theme) + 1) % 3];
      store.set(theme);
      paint();
    } });
    document.getElementById("top").append(home, revision, live, toggle);

    function paint() {
      if (theme === "auto") document.documentElement.removeAttribute("data-theme");
      else document.documentElement.dataset.theme = theme;
      toggle.textContent = t.theme[theme] || t.theme.auto;
      Lx.forgetColors();
      view?.redraw?.();
    }
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    paint();

    function showFrame() {
      home.replaceChildren(el("bdi", null, format.visible(state?.application || "")), " ", el("span", null, t.schedules));
      revision.textContent = state ? t.revision(state.revision, format.time(state.since)) : "";
      revision.title = state?.contentHash || "";
      live.textContent = !source.isLive ? t.isFile : goneSince ? t.isGone : t.isLive;
      live.className = "live " + (!source.isLive ? "" : goneSince ? "gone" : "on");
      banner.textContent = !goneSince ? "" : reason || t.gone(format.time(goneSince));
      document.title = t.title(view?.name && format.visible(view.name), state && format.visible(state.application));
    }

    // #/s/NAME?state is a schedule, everything else the list.
    function route(isFirst) {
      const match = /^#\/s\/([^?]*)\??(.*)$/s.exec(location.hash);
      let name = null;
      try { name = match && decodeURIComponent(match[1]); } catch { /* not an address of this page */ }
      view?.close();
      main.replaceChildren();
      view = name === null ? Lx.listView(main, source) : Lx.scheduleView(main, source, name, match[2]);
      if (state) view.update(state);
      showFrame();
      if (isFirst) return;
      window.scrollTo(0, 0);
      main.querySelector("h1")?.focus({ preventScroll: true });
    }
    addEventListener("hashchange", () => route(false));
    document.querySelector(".skip").addEventListener("click", (e) => { e.preventDefault(); main.focus(); });
    addEventListener("keydown", (e) => {
      const search = document.getElementById("search");
      if (e.key !== "/" || !search || /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
      e.preventDefault();
      search.focus();
    });

    function onState(next) {
      state = next;
      goneSince = null;
      view.update(state);
      showFrame();
    }
    function onGone(error) {
      goneSince ??= new Date().toISOString();
      reason = error.status ? t.shut(error.message) : null;
      showFrame();
    }

    // The list is drawn before uPlot is read; a chart waits for it.
    const begin = () => {
      route(true);
      if (!state) main.setAttribute("aria-busy", "true");
      source.state().then(onState, onGone).finally(() => { main.removeAttribute("aria-busy"); source.subscribe(onState, onGone); });
    };
    if (/^#\/s\//.test(location.hash) && !window.uPlot) document.addEventListener("DOMContentLoaded", begin);
    else begin();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})(window.Lx = window.Lx || {});

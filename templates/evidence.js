// The evidence page by keyboard, mouse and touch. It moves marks about; it reads no word of a source and makes no markup.
(() => {
  "use strict";
  const root = document.documentElement;
  const one = (selector) => document.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const said = all("a.said");
  const facts = all("a.fact");
  const texts = all(".text");
  const tabs = all(".tabs > a");
  const proof = one("#proof");
  const marks = new Map();
  for (const mark of all("mark[data-e]")) {
    for (const number of mark.dataset.e.split(" ")) {
      if (!marks.has(number)) marks.set(number, []);
      marks.get(number).push(mark);
    }
  }
  const placesOf = (item) => (item.dataset.places || item.dataset.place || "").split(" ").filter(Boolean);
  for (const item of said) for (const number of placesOf(item)) for (const mark of marks.get(number) || []) mark.classList.add("cited");

  const state = { item: null, places: [], at: 0 };
  const sheet = () => getComputedStyle(proof).position === "fixed";

  function clear(name) {
    for (const element of all("." + name)) element.classList.remove(name);
  }

  function text(label) {
    for (const element of texts) element.classList.toggle("shown", element.dataset.label === label);
    for (const tab of tabs) tab.classList.toggle("now", tab.dataset.text === label);
  }

  function into(scroller, element, share) {
    const inner = element.getBoundingClientRect();
    const outer = scroller.getBoundingClientRect();
    scroller.scrollTop += inner.top - outer.top - share * Math.max(0, outer.height - inner.height);
  }

  function step(at) {
    const count = state.places.length;
    state.at = count ? (at + count) % count : 0;
    clear("now");
    const number = state.places[state.at];
    const first = (marks.get(number) || [])[0];
    if (one("#step")) one("#step").textContent = count ? `${state.at + 1} of ${count}` : "";
    if (!first) return;
    text(first.closest(".text").dataset.label);
    for (const mark of marks.get(number)) mark.classList.add("now");
    into(one("#texts"), first, 0.3);
    const card = one(".card.shown");
    for (const place of all(`[data-place="${number}"]`)) place.classList.add("now");
    const place = card && card.querySelector(".place.now");
    if (place) {
      const outer = one("#cards").getBoundingClientRect();
      const inner = place.getBoundingClientRect();
      if (inner.bottom > outer.bottom - 8) one("#cards").scrollTop += inner.bottom - outer.bottom + 12;
      if (inner.top < outer.top) one("#cards").scrollTop -= outer.top - inner.top + 12;
    }
  }

  function choose(item, at = 0, places = placesOf(item)) {
    const anew = state.item !== item;
    state.item = item;
    state.places = places;
    for (const name of ["active", "on", "bears"]) clear(name);
    for (const element of all("[aria-current]")) element.removeAttribute("aria-current");
    item.classList.add("active");
    item.setAttribute("aria-current", "true");
    for (const number of places) {
      for (const mark of marks.get(number) || []) {
        mark.classList.add("on");
        const label = mark.closest(".text").dataset.label;
        for (const tab of tabs) if (tab.dataset.text === label) tab.classList.add("bears");
      }
    }
    clear("shown");
    const card = item.dataset.sentence ? document.getElementById("k-" + item.dataset.sentence) : null;
    if (card) card.classList.add("shown");
    one("#cards").classList.toggle("chosen", Boolean(card));
    one("#cards").hidden = !card;
    if (anew) one("#cards").scrollTop = 0;
    root.classList.add("open");
    one("#where").textContent = card ? card.querySelector(".about").textContent.replace(/\s+/g, " ").trim() : "The source";
    step(at);
    if (!places.length) text("");
    announce(item);
  }

  function announce(item) {
    const number = said.indexOf(item);
    const what = number >= 0 ? `Sentence ${number + 1} of ${said.length}. ` : "";
    const card = item.dataset.sentence && document.getElementById("k-" + item.dataset.sentence);
    const about = card ? card.querySelector(".about").textContent.replace(/\s+/g, " ").trim() + ". " : "";
    const where = state.places.length ? `Place ${state.at + 1} of ${state.places.length}.` : "No evidence.";
    one("#said").textContent = what + about + where;
  }

  function go(item, at = 0) {
    if (!item) return;
    choose(item, at);
    item.focus({ preventScroll: true });
    item.scrollIntoView({ block: "nearest" });
  }

  function along(list, by) {
    const from = list.indexOf(state.item);
    if (from >= 0) return list[Math.min(list.length - 1, Math.max(0, from + by))];
    if (!state.item) return by > 0 ? list[0] : list[list.length - 1];
    const before = (element) => state.item.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING;
    const rest = list.filter((element) => (by > 0 ? !before(element) : before(element)));
    return by > 0 ? rest[0] || list[0] : rest[rest.length - 1] || list[list.length - 1];
  }

  function close() {
    root.classList.remove("open");
    if (state.item) state.item.focus();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.matches("a.said, a.fact")) {
      event.preventDefault();
      const again = state.item === link && (root.classList.contains("open") || !sheet());
      again ? choose(link, state.at + 1) : choose(link);
      if (sheet()) link.scrollIntoView({ block: "nearest" });
    } else if (link.dataset.place) {
      event.preventDefault();
      const at = state.places.indexOf(link.dataset.place);
      link.closest(".card") && at >= 0 ? step(at) : choose(link);
    } else if (link.dataset.goto) {
      event.preventDefault();
      go(document.getElementById("s-" + link.dataset.goto));
    } else if (link.dataset.first) {
      event.preventDefault();
      const grade = said.filter((item) => item.dataset.grade === link.dataset.first);
      go(grade[(grade.indexOf(state.item) + 1) % grade.length]);
    } else if (link.dataset.text) {
      event.preventDefault();
      text(link.dataset.text);
      one("#texts").scrollTop = 0;
      root.classList.add("open");
    } else if (link.matches(".back")) {
      event.preventDefault();
      go(document.getElementById(link.getAttribute("href").slice(1)), state.at);
    }
  });

  const help = one("#help");
  const toFix = () => said.filter((item) => item.dataset.grade !== "well");
  const keys = {
    j: () => go(along(said, 1)), ArrowDown: () => go(along(said, 1)),
    k: () => go(along(said, -1)), ArrowUp: () => go(along(said, -1)),
    ArrowRight: () => { step(state.at + 1); if (state.item) announce(state.item); },
    ArrowLeft: () => { step(state.at - 1); if (state.item) announce(state.item); },
    n: () => go(along(toFix(), 1)), p: () => go(along(toFix(), -1)),
    w: () => go(along(all(".side .place"), 1)),
    f: () => go(along(facts.filter((item) => item.checkVisibility()), 1)),
    "?": () => help.showModal(),
    Escape: close,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (document.querySelector("dialog[open]") || event.target.closest("input, textarea, select, [contenteditable]")) return;
    const arrows = event.key.startsWith("Arrow");
    if (arrows && event.target.closest("#cards, #texts")) return;
    if (event.key.length === 1 && !one("#single").checked) return;
    if (Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    }
  });
  const press = (id, act) => { const button = document.getElementById(id); if (button) button.addEventListener("click", act); };
  press("keys", () => help.showModal());
  press("help-close", () => help.close());
  press("close", close);
  press("earlier", keys.ArrowLeft);
  press("later", keys.ArrowRight);
  press("all-unused", (event) => { one(".unused").classList.add("whole"); event.target.hidden = true; });

  root.classList.add("live");
  if (texts.length) text(texts[0].dataset.label);
  const asked = location.hash.startsWith("#s-") ? document.getElementById(location.hash.slice(1)) : null;
  if (asked) go(asked);
})();

// Review in the browser: each act is a request that carries the stamp of the draft on this page; what comes back is the draft anew.
(() => {
  "use strict";
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const desk = one("#desk").dataset;
  const kept = (block) => `briefing:${desk.id}:${block}`;
  const make = (tag, text, name) => {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  };
  const of = (block) => one(`.desk-of[data-of="${block}"]`);
  const wordsOf = (block) => (of(block) ? of(block).dataset.words : null);
  let busy = false;

  // -- speaking to the server ---------------------------------------------------------------------------------------------

  async function ask(what, body) {
    let answer;
    try {
      answer = await fetch(`/draft/${desk.id}/${what}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    } catch {
      return { ok: false, said: { error: "the server does not answer; what you typed is kept in this window" } };
    }
    const text = await answer.text();
    try {
      return { ok: answer.ok, said: JSON.parse(text) };
    } catch {
      return { ok: false, said: { error: text.trim() } };
    }
  }

  function tell(text, bad = false) {
    const done = one("#done");
    done.textContent = text;
    done.classList.toggle("bad", bad);
    done.hidden = !text;
    if (bad) done.scrollIntoView({ block: "nearest" });
  }

  async function act(body, { block = null, quiet = false } = {}) {
    if (busy) return false;
    busy = true;
    const asked = { stamp: desk.stamp, ...(block ? { block, was: wordsOf(block) } : {}), ...body };
    const { ok, said } = await ask("do", asked);
    busy = false;
    if (ok) {
      if (block && (body.verb === "edit" || body.verb === "add")) sessionStorage.removeItem(kept(body.verb === "add" ? "+" + block : block));
      const findings = said.findings.filter((found) => found.severity !== "info").length;
      const what = [...said.changes, ...said.notes].join("; ") || "nothing has changed";
      sessionStorage.setItem("briefing:done", `${what} · revision ${said.revision}${findings ? `, ${findings} new findings` : ""}`);
      const near = block && of(block) ? `#s-${(one(`#b-${CSS.escape(block)} .said`) || { id: "" }).id.slice(2)}` : location.hash;
      history.replaceState(null, "", location.pathname + (near || ""));
      location.reload();
      return true;
    }
    if (said.stale && body.verb === "edit") await clash(said, block, body.words);
    else if (!quiet) tell([said.error, said.remedy].filter(Boolean).join("\n→ ") + (said.stale ? "\nReload the page to see the draft as it is now." : ""), true);
    return said;
  }

  // -- dialogs ------------------------------------------------------------------------------------------------------------

  function question({ title, about = "", list = [], label, value = "", ok = "OK", needed = true }) {
    const dialog = one("#ask");
    one("#ask-title").textContent = title;
    one("#ask-about").textContent = about;
    one("#ask-list").replaceChildren(...list.map((line) => make("li", line)));
    one("#ask-label").textContent = label;
    const words = one("#ask-words");
    words.value = value;
    words.required = needed;
    one("#ask-ok").textContent = ok;
    dialog.showModal();
    words.focus();
    return new Promise((resolve) => {
      let given = null;
      const form = one("form", dialog);
      form.onsubmit = () => { given = words.value.trim(); };
      one("#ask-cancel").onclick = () => dialog.close();
      words.onkeydown = (event) => { if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) one("#ask-ok").click(); };
      dialog.onclose = () => resolve(given);
    });
  }

  function clash(said, block, mine) {
    const dialog = one("#clash");
    one("#clash-about").textContent = said.error;
    one("#clash-theirs").textContent = said.theirs === null ? "(taken out)" : said.theirs;
    one("#clash-mine").textContent = mine;
    sessionStorage.setItem(kept(block), mine);
    const fresh = async () => {
      const page = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
      desk.stamp = page.querySelector("#desk").dataset.stamp;
      if (of(block) && said.theirs !== null) of(block).dataset.words = said.theirs;
    };
    one("#clash-mine-wins").hidden = one("#clash-both").hidden = said.theirs === null;
    one("#clash-mine-wins").onclick = async () => { dialog.close(); await fresh(); act({ verb: "edit", words: mine }, { block }); };
    one("#clash-both").onclick = async () => { dialog.close(); await fresh(); tell(`Theirs: ${said.theirs}`); };
    one("#clash-theirs-wins").onclick = () => { sessionStorage.removeItem(kept(block)); location.reload(); };
    dialog.showModal();
    return new Promise((resolve) => { dialog.onclose = resolve; });
  }

  function pick(title, about, rows) {
    const dialog = one("#pick");
    one("#pick-title").textContent = title;
    one("#pick-about").textContent = about;
    one("#pick-list").replaceChildren(...rows);
    one("#pick-cancel").onclick = () => dialog.close();
    if (!dialog.open) dialog.showModal();
  }

  const line = (found) => {
    const item = make("li", "", found.severity);
    item.append(make("b", { error: "error", warn: "warning", info: "note" }[found.severity]), " ", found.message, found.contest ? `; the engine contests this: ${found.contest}` : "", " ", make("code", found.rule));
    return item;
  };

  // -- editing in place ---------------------------------------------------------------------------------------------------

  function edit(block, adding = false) {
    const home = of(block);
    const open = one(".editor textarea");
    if (open) return open.focus();
    const key = kept(adding ? "+" + block : block);
    const before = adding ? "" : wordsOf(block);
    const box = make("div", "", "editor");
    const area = make("textarea");
    area.value = sessionStorage.getItem(key) ?? before;
    area.rows = Math.max(3, Math.ceil(area.value.length / 60) + 1);
    area.setAttribute("aria-label", adding ? `A new point behind ${block}` : `${block} as Markdown`);
    area.spellcheck = true;
    const found = make("ul", "", "findings");
    found.setAttribute("aria-live", "polite");
    const save = make("button", "Save", "strong");
    const cancel = make("button", "Cancel");
    for (const button of [save, cancel]) button.type = "button";
    const row = make("div", "", "row");
    row.append(save, cancel, make("span", adding ? "It rests on nothing until it is given evidence." : "[^d1a] ties a sentence to its evidence. Ctrl+Enter saves, Esc leaves.", "hint"));
    box.append(area, found, row);
    home.prepend(box);
    const shown = one(`#b-${CSS.escape(block)}`);
    if (!adding) shown.classList.add("editing");
    const leave = () => {
      box.remove();
      shown.classList.remove("editing");
      sessionStorage.removeItem(key);
      const said = one(`#b-${CSS.escape(block)} .said`);
      if (said) said.focus();
    };
    const store = async () => {
      if (!adding && area.value.trim() === before) return leave();
      save.disabled = true;
      sessionStorage.setItem(key, area.value);
      await act(adding ? { verb: "add", words: area.value } : { verb: "edit", words: area.value }, { block });
      save.disabled = false;
    };
    let timer = 0;
    let asked = 0;
    const check = async () => {
      const mine = ++asked;
      const { ok, said } = await ask("check", { block, words: area.value });
      if (mine !== asked || !box.isConnected) return;
      if (ok) found.replaceChildren(...said.findings.map(line));
      else found.replaceChildren(line({ severity: "error", message: said.error, rule: "text" }));
      box.dataset.checked = area.value;
      if (ok && !said.findings.length) found.replaceChildren(make("li", "no rule objects", "info"));
    };
    area.addEventListener("input", () => {
      sessionStorage.setItem(key, area.value);
      clearTimeout(timer);
      if (!adding) timer = setTimeout(check, 400);
    });
    area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); store(); }
      if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); leave(); }
    });
    save.addEventListener("click", store);
    cancel.addEventListener("click", leave);
    if (getComputedStyle(one("#proof")).position === "fixed") document.documentElement.classList.remove("open");
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
    if (!adding && area.value !== before) check();
  }
  window.addEventListener("beforeunload", (event) => {
    const area = one(".editor textarea");
    if (area && !busy && sessionStorage.getItem("briefing:done") === null && sessionStorage.getItem(kept(area.closest(".desk-of").dataset.of))) event.preventDefault();
  });

  // -- the acts -----------------------------------------------------------------------------------------------------------

  const points = () => all('.desk-of[data-point="yes"]').map((element) => element.dataset.of);
  async function move(block, by) {
    const blocks = points();
    const at = blocks.indexOf(block);
    const beside = blocks[at + by];
    if (at < 0 || !beside) return tell(`${block} has no point ${by < 0 ? "above" : "below"} it`, true);
    await act({ verb: "move", beside, before: by < 0 }, { block });
  }

  const acts = {
    edit: (block) => edit(block),
    add: (block) => edit(block, true),
    accept: (block) => act({ verb: "accept" }, { block }),
    up: (block) => move(block, -1),
    down: (block) => move(block, 1),
    async comment(block) {
      const words = await question({ title: `Comment on ${block}`, label: "@source … and @regen … ask for something", ok: "Comment" });
      if (words) await act({ verb: "comment", words }, { block });
    },
    async drop(block) {
      if (block === "h0") return;
      const why = await question({ title: `Drop ${block}`, about: "The claims that only it used are noted as struck, for every style.", label: "Why", ok: "Drop", needed: false });
      if (why !== null) await act({ verb: "drop", why }, { block });
    },
    async regen(block) {
      const wish = await question({ title: `Write ${block} again`, about: "Nothing is changed before you choose.", label: "What you wish, if anything: lead with the number …", ok: "Write", needed: false });
      if (wish === null) return;
      tell(`Writing ${block} again …`);
      const { ok, said } = await ask("regen", { block, wish, n: 3 });
      if (!ok) return tell([said.error, said.remedy].filter(Boolean).join("\n→ "), true);
      tell("");
      const rows = said.candidates.map((candidate, number) => {
        const button = make("button", "", "candidate");
        button.type = "button";
        const text = make("p");
        text.append(make("kbd", String(number + 1)), " ", candidate.text);
        const list = make("ul", "", "findings");
        list.append(...candidate.findings.map(line));
        button.append(text, list);
        button.addEventListener("click", () => { one("#pick").close(); act({ verb: "choose", number: candidate.number, wish: said.wish, words: candidate.text }, { block }); });
        return button;
      });
      pick(`Choose for ${block}`, said.note || "The present words stay in the history.", rows);
      one("#pick").onkeydown = (event) => { const row = rows[Number(event.key) - 1]; if (row) row.click(); };
    },
    async find(block) {
      const { ok, said } = await ask("find", { block });
      if (!ok) return tell([said.error, said.remedy].filter(Boolean).join("\n→ "), true);
      const rows = said.sentences.flatMap((sentence) => [
        make("p", sentence.text, "echo"),
        ...sentence.found.map((found) => {
          const row = make("div", "", "from");
          row.append(make("span", found.source + (found.paragraph ? ` ¶${found.paragraph}` : ""), "by"), make("q", found.quote), " ");
          if (found.claim) {
            const use = make("button", "Rest it on this");
            use.type = "button";
            use.addEventListener("click", () => { one("#pick").close(); act({ verb: "use", sentence: sentence.sentence, claims: [found.claim] }, { block }); });
            row.append(use);
          } else row.append(make("span", "no claim was extracted here", "by"));
          return row;
        }),
        ...(sentence.found.length ? [] : [make("p", "Nothing in the sources comes near it.", "by")]),
      ]);
      pick(`Evidence for ${block}`, "The sentences of the sources that come nearest.", rows);
      one("#pick").onkeydown = null;
    },
  };

  const settle = (button) => {
    const home = button.closest(".desk-of");
    act({ verb: "settle", offer: button.dataset.offer, take: button.dataset.take }, { block: home ? home.dataset.of : null });
  };

  const whole = {
    async approve() {
      const said = await act({ verb: "approve" }, { quiet: true });
      if (said === true || said === false) return;
      if (!said.against) return tell([said.error, said.remedy].filter(Boolean).join("\n→ "), true);
      const list = said.error.split("\n").slice(1);
      const why = await question({ title: "Not approved", about: "This stands against it:", list: list.map((text) => text.trim()), label: "Approve all the same, because (kept with the approval)", ok: "Approve all the same" });
      if (why) await act({ verb: "approve", override: true, why });
    },
    async return() {
      const why = await question({ title: "Return the draft", label: "What has to change", ok: "Return" });
      if (why) await act({ verb: "return", why });
    },
    async reject() {
      const why = await question({ title: "Reject the draft", about: "Nothing is deleted.", label: "Why", ok: "Reject" });
      if (why) await act({ verb: "reject", why });
    },
    undo: () => (desk.undo ? act({ verb: "revert", rev: Number(desk.undo) }) : tell("there is nothing to undo", true)),
    apply: () => act({ verb: "apply" }),
    async comment() {
      const words = await question({ title: "Comment on the draft", label: "For whoever opens it next", ok: "Comment" });
      if (words) await act({ verb: "comment", block: "brief", words });
    },
  };

  // -- keys and buttons ---------------------------------------------------------------------------------------------------

  const current = () => {
    const here = document.activeElement.closest(".desk-of, .block, h1");
    if (here) return here.dataset.of || here.dataset.block || "h0";
    const active = one(".said.active");
    return active ? active.dataset.sentence.split(".")[0] : null;
  };
  const near = () => {
    const block = current();
    for (const element of all(".desk-of")) element.classList.toggle("near", element.dataset.of === block);
  };
  document.addEventListener("focusin", near);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (button && button.dataset.do) acts[button.dataset.do](button.closest(".desk-of").dataset.of);
    else if (button && button.dataset.whole) whole[button.dataset.whole]();
    else if (button && button.dataset.resolve) act({ verb: "resolve", words: button.dataset.said, block: button.dataset.resolve }, { block: button.dataset.resolve === "brief" ? null : button.dataset.resolve });
    else if (button && button.dataset.offer) settle(button);
    near();
  });
  const keys = { e: "edit", a: "accept", c: "comment", x: "drop", o: "add", J: "down", K: "up", r: "regen", s: "find", "+": "take", "-": "leave" };
  const decideOn = (block, take) => { const button = of(block) && one(`[data-take="${take}"]`, of(block)); if (button) settle(button); };
  Object.assign(acts, { take: (block) => decideOn(block, "accept"), leave: (block) => decideOn(block, "reject") });
  const wide = { A: "approve", R: "return", u: "undo" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || one("dialog[open]")) return;
    if (event.target.closest("input, textarea, select") || !one("#single").checked) return;
    const block = current();
    if (Object.hasOwn(keys, event.key) && block) acts[keys[event.key]](block);
    else if (Object.hasOwn(wide, event.key)) whole[wide[event.key]]();
    else if (event.key === "d") location.assign(one("#history").href);
    else return;
    event.preventDefault();
  });

  const done = sessionStorage.getItem("briefing:done");
  sessionStorage.removeItem("briefing:done");
  if (done) tell(done);
  near();
  const typed = all(".desk-of").map((element) => element.dataset.of).find((block) => { const words = sessionStorage.getItem(kept(block)); return words !== null && words !== wordsOf(block); });
  if (typed) edit(typed);
})();

// The bundle of one school: opens its seal, keeps what is filled in under the same seal, signs what goes back.
// Nothing is sent. What stays in the browser is encrypted, and can be read only with the words of this bundle.
"use strict";
(() => {
  const bundle = JSON.parse(document.getElementById("bundle").textContent);
  const say = bundle.say;
  const LEAST = 1000000, MOST = 10000000, DRAFT = "casusboek-draft/2", WRITING = 400;
  const text = new TextEncoder();
  const page = document.getElementById("page");
  const all = (selector, where = page) => Array.from(where.querySelectorAll(selector));
  const one = (selector, where = page) => where.querySelector(selector);
  let sign = null, draftKey = null, facts = null, reader = "", dirty = false, timer = 0, marks = 0;
  const seen = new Set();

  const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const base64 = (raw) => btoa(Array.from(new Uint8Array(raw), (byte) => String.fromCharCode(byte)).join(""));
  const hex = (raw) => Array.from(new Uint8Array(raw), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const normal = (words) => words.normalize("NFKC").toLowerCase().replace(/[^a-z]+/g, " ").trim().split(" ").join("-");
  const plain = (node) => {
    const copy = node.cloneNode(true);
    all(".visually-hidden, svg", copy).forEach((hidden) => hidden.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  // PBKDF2 makes a master key, HKDF a key for each purpose: as in generator/casusboek/member_check/seal.py.
  const AES = { name: "AES-GCM", length: 256 }, HMAC = { name: "HMAC", hash: "SHA-256", length: 256 };
  const derived = (base, salt, purpose, kind, uses) => crypto.subtle.deriveKey(
    { name: "HKDF", hash: "SHA-256", salt, info: text.encode(purpose) }, base, kind, false, uses);

  async function keys(words, salt, iterations) {
    const typed = await crypto.subtle.importKey("raw", text.encode(normal(words)), "PBKDF2", false, ["deriveBits"]);
    const master = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, 256);
    const base = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveKey"]);
    return {
      encrypt: await derived(base, salt, "casusboek encrypt", AES, ["decrypt"]),
      sign: await derived(base, salt, "casusboek sign", HMAC, ["sign"]),
      draft: await derived(base, salt, "casusboek draft", AES, ["encrypt", "decrypt"]),
    };
  }

  async function opened(words) {
    const header = JSON.parse(bundle.header);
    const n = header.iterations;
    if (header.format !== "casusboek-bundle/1" || !Number.isInteger(n) || n < LEAST || n > MOST) throw new Error();
    const found = await keys(words, bytes(header.salt), n);
    const cipher = { name: "AES-GCM", iv: bytes(header.nonce), additionalData: text.encode(bundle.header) };
    const whole = new Uint8Array(await crypto.subtle.decrypt(cipher, found.encrypt, bytes(bundle.data)));
    const length = new DataView(whole.buffer).getUint32(0);
    if (length > whole.length - 4) throw new Error();
    const digest = await crypto.subtle.digest("SHA-256", text.encode(`${bundle.header}\n${bundle.data}`));
    sign = found.sign;
    draftKey = found.draft;
    facts = { study: header.study, case: header.case, round: header.round, bundle: hex(digest) };
    return new TextDecoder().decode(whole.slice(4, 4 + length));
  }

  async function openly() {
    const raw = bytes(bundle.key);
    sign = await crypto.subtle.importKey("raw", raw, HMAC, false, ["sign"]);
    const base = await crypto.subtle.importKey("raw", raw, "HKDF", false, ["deriveKey"]);
    draftKey = await derived(base, new Uint8Array(16), "casusboek draft", AES, ["encrypt", "decrypt"]);
    facts = bundle.facts;
  }

  // What can be pointed at: the lines of a block, each cut into sentences.
  const LINES = "h2, .sheet-lede, .subtitle, li, dd, .said-remark, .network-legend p";
  const lines = (block) => all(LINES, one(".checked-content", block)).filter((line) => !one("li", line));
  const words = (line) => (line.tagName === "DD" ? `${plain(line.previousElementSibling)}: ${plain(line)}` : plain(line));
  const sentences = (line) => words(line).match(/[^.!?]+[.!?]*["’”)]*\s*/g)?.map((part) => part.trim()).filter(Boolean) ?? [];

  function pointed(line, event) {
    const found = sentences(line);
    const range = document.caretRangeFromPoint?.(event.clientX, event.clientY);
    if (found.length < 2 || !range || !line.contains(range.startContainer)) return found[0] ?? "";
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(range.startContainer, range.startOffset);
    let left = before.toString().replace(/\s+/g, " ").length;
    return found.find((part) => (left -= part.length + 1) < 0) ?? found.at(-1);
  }

  // A remark is a form of its own below its block.
  const panels = () => all(".remarks > fieldset");
  const blocks = () => all("[data-block]");
  const blockOf = (panel) => panel.closest("[data-block]");
  const field = (panel) => ({
    line: one("select", panel), year: one(".answer-year input", panel), remark: one("textarea", panel),
    publish: one(".answer-publish input", panel), error: one(".answer-error", panel),
  });
  const verdict = (panel) => one("input[type=radio]:checked", panel)?.value ?? "";

  function told(panel) {
    const { line, year, remark, publish } = field(panel);
    const block = blockOf(panel);
    return {
      block: block.dataset.block, hash: block.dataset.hash, verdict: verdict(panel), remark: remark.value,
      publish: Boolean(publish?.checked) && mayStand(panel) && remark.value.trim() !== "",
      line: line.value, year: verdict(panel) === bundle.changed ? Number(year.value) || 0 : 0,
    };
  }
  const given = () => panels().filter((panel) => verdict(panel) || field(panel).remark.value.trim());
  const mayStand = (panel) => bundle.stand.includes(verdict(panel));

  function adapt(panel) {
    const { year, publish } = field(panel);
    year.closest("label").hidden = verdict(panel) !== bundle.changed;
    if (publish) publish.closest("label").hidden = !mayStand(panel);
  }

  function remarkOn(block, line = "", show = true) {
    const there = all(".remarks > fieldset", block).find((panel) => field(panel).line.value === line);
    if (there) {
      if (show) focusOn(field(there).remark, there);
      return there;
    }
    const panel = one("#remark").content.firstElementChild.cloneNode(true);
    marks += 1;
    const id = `opmerking-${marks}`;
    panel.id = id;
    all("input[type=radio]", panel).forEach((radio) => { radio.name = `${id}-oordeel`; });
    one("legend", panel).textContent = `${one("legend", panel).textContent}: ${block.dataset.title}`;
    const chosen = new Set([...lines(block).flatMap(sentences), ...(line ? [line] : [])]);
    const select = field(panel).line;
    chosen.forEach((part) => select.append(new Option(part.length > 90 ? `${part.slice(0, 88)} …` : part, part)));
    select.value = line;
    one(".remarks", block).append(panel);
    block.querySelectorAll("details.fold").forEach((fold) => { fold.open = true; });
    if (show) focusOn(one("input[type=radio]", panel), panel);
    return panel;
  }

  function focusOn(control, panel) {
    control.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }

  // The map: partners that stand elsewhere or nowhere, and others that belong on it.
  function moves() {
    const moved = all("select[data-partner]").filter((select) => select.value)
      .map((select) => ({ partner: select.dataset.partner, sector: "", ring: select.value === "-" ? "" : select.value }));
    const added = all(".map-added").map((row) => ({
      partner: one("input", row).value.trim(), sector: one("[data-sector]", row).value, ring: one("[data-ring]", row).value,
    })).filter((move) => move.partner);
    return [...moved, ...added];
  }

  function partner(move = {}, show = true) {
    const row = one("#partner").content.firstElementChild.cloneNode(true);
    one("input", row).value = move.partner ?? "";
    if (move.sector) one("[data-sector]", row).value = move.sector;
    if (move.ring) one("[data-ring]", row).value = move.ring;
    one(".map-new").append(row);
    if (show) focusOn(one("input", row), row);
    return row;
  }

  // Where on the map somebody pointed: the ring by its distance, the kind of partner by its angle, clockwise from above.
  function spot(svg, event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
    const middle = svg.viewBox.baseVal.width / 2;
    const turn = (x, y) => (Math.atan2(x - middle, middle - y) + 2 * Math.PI) % (2 * Math.PI);
    const away = Math.hypot(at.x - middle, at.y - middle);
    const ring = all(".network-ring", svg).sort((a, b) => a.r.baseVal.value - b.r.baseVal.value).find((each) => each.r.baseVal.value >= away);
    const bounds = all(".network-sector-line", svg).map((line) => turn(line.x2.baseVal.value, line.y2.baseVal.value));
    const letters = all("[data-sector-letter]", svg).map((letter) => letter.dataset.sectorLetter);
    const sector = letters[Math.max(0, bounds.filter((bound) => bound <= turn(at.x, at.y) + 1e-9).length - 1)];
    return ring ? { ring: ring.dataset.ring, sector, at } : null;
  }

  function draw(event) {
    const svg = event.target.closest("svg");
    const found = svg && spot(svg, event);
    if (!found) return;
    const row = partner({ sector: found.sector });
    const option = all("[data-ring] option", row).find((each) => each.dataset.id === found.ring);
    if (option) option.selected = true;
    const mark = document.createElementNS(svg.namespaceURI, "circle");
    Object.entries({ cx: found.at.x, cy: found.at.y, r: 7, class: "map-mark" }).forEach(([name, value]) => mark.setAttribute(name, value));
    svg.append(mark);
    row.mark = mark;
  }

  // How far it is, and what was said so far.
  const count = () => given().length + (moves().length ? 1 : 0);
  const several = (n, none, single, more) => (n === 0 ? none : n === 1 ? single : more.replace("{n}", n));
  const status = (said) => { one(".check-status").textContent = said; };

  function tell() {
    panels().forEach(adapt);
    const n = count() + (one("[name=overall-remark]").value.trim() ? 1 : 0);
    const far = say.read.replace("{n}", seen.size).replace("{count}", blocks().length);
    one(".check-count").textContent = `${far} · ${several(n, say.none, say.single, say.several)}`;
    all("[data-none]").forEach((node) => { node.textContent = n ? node.dataset.some : node.dataset.none; });
    const list = one(".check-list");
    list.replaceChildren(...given().map((panel) => {
      const item = document.createElement("li"), link = document.createElement("a");
      link.href = `#${panel.id}`;
      link.textContent = `${blockOf(panel).dataset.title}: ${one("input:checked + span", panel)?.firstChild.textContent ?? "…"}`;
      item.append(link);
      return item;
    }));
  }

  function watch() {
    const watcher = new IntersectionObserver((found) => {
      found.filter((each) => each.isIntersecting).forEach((each) => seen.add(each.target));
      tell();
    });
    blocks().forEach((block) => watcher.observe(block));
  }

  // A draft is kept under the seal: in the browser where it allows that, and in a file on request.
  const readings = () => Object.fromEntries(all("[data-reading]").map((block) => [block.dataset.block, chosen(block.dataset.block)]));
  const chosen = (key) => all("input[type=radio]:checked").find((radio) => radio.name === key)?.value ?? "";
  const state = () => ({
    reader, remarks: given().map(told), moves: moves(), readings: readings(), overall: chosen("overall"),
    remark: one("[name=overall-remark]").value, publish: Boolean(one("[name=overall-publish]")?.checked), role: one("[name=role]").value,
  });
  const store = () => `casusboek-${facts.bundle.slice(0, 16)}`;

  async function sealed() {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const cipher = { name: "AES-GCM", iv, additionalData: text.encode(facts.bundle) };
    const data = await crypto.subtle.encrypt(cipher, draftKey, text.encode(JSON.stringify(state())));
    return JSON.stringify({ format: DRAFT, bundle: facts.bundle, iv: base64(iv), data: base64(data) });
  }

  async function unsealed(raw) {
    const draft = JSON.parse(raw);
    if (draft.format !== DRAFT || draft.bundle !== facts.bundle) throw new Error();
    const cipher = { name: "AES-GCM", iv: bytes(draft.iv), additionalData: text.encode(facts.bundle) };
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(cipher, draftKey, bytes(draft.data))));
  }

  function memory(deed) {
    try {
      return deed(localStorage);
    } catch {
      return null;
    }
  }

  async function remember() {
    const raw = await sealed();
    const kept = memory((storage) => { storage.setItem(store(), raw); return true; });
    const note = one(".check-draft-note");
    note.textContent = kept ? note.dataset.stored : note.dataset.unstored;
  }

  function changed() {
    dirty = true;
    tell();
    clearTimeout(timer);
    timer = setTimeout(remember, WRITING);
  }

  function fill(draft) {
    const known = new Map(blocks().map((block) => [block.dataset.block, block]));
    reader = /^[0-9a-f]{32}$/.test(draft.reader) ? draft.reader : reader;
    panels().forEach((panel) => panel.remove());
    all(".map-added").forEach((row) => row.remove());
    for (const each of draft.remarks.filter((remark) => known.has(remark.block))) {
      const panel = remarkOn(known.get(each.block), String(each.line), false);
      const { year, remark, publish } = field(panel);
      all("input[type=radio]", panel).forEach((radio) => { radio.checked = radio.value === each.verdict; });
      year.value = each.year || "";
      remark.value = String(each.remark);
      if (publish) publish.checked = each.publish === true;
    }
    const settings = new Map(draft.moves.filter((move) => !move.sector).map((move) => [move.partner, move.ring || "-"]));
    all("select[data-partner]").forEach((select) => { select.value = settings.get(select.dataset.partner) ?? ""; });
    draft.moves.filter((move) => move.sector).forEach((move) => partner(move, false));
    const radios = Object.entries({ ...draft.readings, overall: draft.overall });
    radios.forEach(([key, value]) => all("input[type=radio]").filter((radio) => radio.name === key)
      .forEach((radio) => { radio.checked = radio.value === value; }));
    one("[name=overall-remark]").value = String(draft.remark);
    if (one("[name=overall-publish]")) one("[name=overall-publish]").checked = draft.publish === true;
    one("[name=role]").value = String(draft.role);
    tell();
  }

  function save(name, content) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  const named = (kind) => `${kind}-${facts.case}-r${facts.round}.json`;

  async function keep() {
    save(named("concept"), await sealed());
    dirty = false;
    status(say.kept);
  }

  async function takeUp(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file || file.size > 1000000) return;
    try {
      fill(await unsealed(await file.text()));
      changed();
      status(say.taken_up);
    } catch {
      status(say.not_a_draft);
    }
  }

  const newReader = () => hex(crypto.getRandomValues(new Uint8Array(16)));

  function fresh() {
    memory((storage) => storage.removeItem(store()));
    clearTimeout(timer);
    reader = newReader();
    fill({ reader, remarks: [], moves: [], readings: {}, overall: "", remark: "", publish: false, role: "" });
    dirty = false;
    one(".check-sent").hidden = true;
    status(say.fresh);
    scrollTo(0, 0);
  }

  // What is missing is said where it is missing.
  function missing(error, control, said) {
    error.textContent = said;
    status(said);
    control.focus({ preventScroll: true });
    error.closest("fieldset, section").scrollIntoView({ block: "center" });
    return true;
  }

  function incomplete(overall) {
    all(".answer-error, .check-error").forEach((error) => { error.textContent = ""; });
    const standing = new Set();
    for (const panel of given()) {
      const { year, remark, publish, error } = field(panel);
      const said = told(panel);
      if (!said.verdict) return missing(error, one("input[type=radio]", panel), say.no_verdict);
      if (said.verdict === bundle.changed && (said.year < bundle.years[0] || said.year > bundle.years[1])) return missing(error, year, say.no_year);
      if (said.publish && remark.value.length > bundle.most) return missing(error, remark, say.too_long);
      if (said.publish && standing.has(said.block)) return missing(error, publish, say.two_stand);
      if (said.publish) standing.add(said.block);
    }
    const own = !bundle.no.includes(overall) && all("[data-reading]").find((block) => !chosen(block.dataset.block));
    if (own) return missing(one(".answer-error", own), one("input[type=radio]", own), say.no_reading);
    const whole = one("[name=overall-remark]");
    if (one("[name=overall-publish]")?.checked && whole.value.length > bundle.most) return missing(one(".check-error"), whole, say.too_long);
    return false;
  }

  function answers(overall, rest) {
    const said = given().map(told);
    const about = new Set(said.map((answer) => answer.block));
    if (moves().length) about.add(one(".map-fix").closest("[data-block]").dataset.block);
    const right = { remark: "", publish: false, line: "", year: 0 };
    for (const block of blocks()) {
      const { block: name, hash } = block.dataset;
      const own = block.hasAttribute("data-reading") ? chosen(name) : rest && !about.has(name) ? "klopt" : "";
      if (own) said.push({ block: name, hash, verdict: own, ...right });
    }
    const { remark, publish, role, moves: moved } = state();
    const stands = publish && remark.trim() !== "" && !bundle.no.includes(overall);
    return { ...facts, blocks: said, overall, remark, publish: stands, role, reader, moves: moved };
  }

  async function finish(overall, rest) {
    if (!overall) return missing(one(".check-error"), one("input[name=overall]"), say.no_overall);
    if (incomplete(overall)) return undefined;
    const body = JSON.stringify(answers(overall, rest));
    const mac = base64(await crypto.subtle.sign("HMAC", sign, text.encode(body)));
    save(named("reactie"), JSON.stringify({ format: "casusboek-response/3", body, mac }));
    dirty = false;
    const sent = one(".check-sent"), mail = one("[data-mail]", sent), item = one("[data-file]", sent);
    item.textContent = item.dataset.file.replace("{file}", named("reactie"));
    if (mail) {
      const about = { subject: mail.dataset.subject, body: mail.dataset.body.replace(/\r?\n/g, "\r\n") };
      mail.href = `mailto:${mail.dataset.mail}?${Object.entries(about).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
    }
    sent.hidden = false;
    sent.focus();
    status(say.finished);
    return undefined;
  }

  // "The rest is right": with remarks the page is agreed once they are done, without it is agreed as it stands.
  function agree() {
    const some = count() > 0;
    finish(some && !bundle.speaker ? bundle.after : bundle.agreed, true);
  }

  const deeds = {
    agree, keep, fresh,
    finish: () => finish(chosen("overall"), false),
    print: () => print(),
    remark: (target) => { remarkOn(target.closest("[data-block]")); },
    drop: (target) => { const block = blockOf(target); target.closest("fieldset").remove(); one("[data-do=remark]", block).focus(); changed(); },
    partner: () => { partner(); },
    "partner-drop": (target) => { const row = target.closest("li"); row.mark?.remove(); row.remove(); one("[data-do=partner]").focus(); changed(); },
  };

  function point(event) {
    const block = event.target.closest(".checked-content")?.closest("[data-block]");
    if (!block || block.hasAttribute("data-reading") || event.target.closest("summary, a, svg") || String(getSelection()).trim()) return;
    const line = lines(block).find((each) => each.contains(event.target));
    remarkOn(block, line ? pointed(line, event) : "");
    tell();
  }

  function wire() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const scheme = () => { document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default"; };
    dark.addEventListener("change", scheme);
    scheme();
    page.addEventListener("click", (event) => {
      const target = event.target.closest("[data-do]");
      if (target) deeds[target.dataset.do]?.(target);
      else if (event.target.closest(".blank-map")) draw(event);
      else point(event);
    });
    page.addEventListener("change", (event) => (event.target.dataset.do === "take-up" ? takeUp(event) : changed()));
    page.addEventListener("input", changed);
    addEventListener("beforeunload", (event) => { if (dirty && facts) event.preventDefault(); });
    document.addEventListener("visibilitychange", () => { if (dirty && document.hidden) remember(); });
    addEventListener("beforeprint", () => all("details").forEach((fold) => { fold.open = true; }));
  }

  // Once it is open: what was filled in before stands there again.
  async function start() {
    reader = newReader();
    const raw = memory((storage) => storage.getItem(store()));
    tell();
    watch();
    try {
      if (raw) {
        fill(await unsealed(raw));
        status(say.taken_up);
      }
    } catch {
      memory((storage) => storage.removeItem(store()));
    }
  }

  wire();
  if (bundle.key) {
    openly().then(start);
  } else {
    document.getElementById("open").addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = document.getElementById("said"), typed = document.getElementById("words");
      said.textContent = say.opening;
      try {
        page.innerHTML = await opened(typed.value);
      } catch {
        said.textContent = say.wrong;
        typed.focus();
        return;
      }
      document.getElementById("lock").remove();
      page.hidden = false;
      const title = one("h1");
      document.title = title.textContent;
      title.tabIndex = -1;
      title.focus();
      await start();
    });
  }
})();

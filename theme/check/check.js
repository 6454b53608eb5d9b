// The bundle of one school: opens its seal, keeps answers in a file of the school, signs what goes back.
// Nothing is stored in the browser and nothing is sent.
"use strict";
(() => {
  const bundle = JSON.parse(document.getElementById("bundle").textContent);
  const say = bundle.say;
  const LEAST = 1000000, MOST = 10000000;
  const text = new TextEncoder();
  const page = document.getElementById("page");
  let sign = null, facts = null;

  const bytes = (base64) => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  const base64 = (raw) => btoa(Array.from(new Uint8Array(raw), (byte) => String.fromCharCode(byte)).join(""));
  const hex = (raw) => Array.from(new Uint8Array(raw), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const normal = (words) => words.normalize("NFKC").toLowerCase().replace(/[^a-z]+/g, " ").trim().split(" ").join("-");

  // PBKDF2 makes a master key, HKDF a key for each purpose: as in generator/casusboek/member_check/seal.py.
  async function keys(words, salt, iterations) {
    const typed = await crypto.subtle.importKey("raw", text.encode(normal(words)), "PBKDF2", false, ["deriveBits"]);
    const master = await crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, 256);
    const base = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveKey"]);
    const made = (purpose, kind, uses) => crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt, info: text.encode(purpose) }, base, kind, false, uses);
    return {
      encrypt: await made("casusboek encrypt", { name: "AES-GCM", length: 256 }, ["decrypt"]),
      sign: await made("casusboek sign", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
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
    facts = { study: header.study, case: header.case, round: header.round, bundle: hex(digest) };
    return new TextDecoder().decode(whole.slice(4, 4 + length));
  }

  const status = (words) => { page.querySelector(".check-status").textContent = words; };
  const chosen = (key) => {
    const radio = page.querySelector(`input[type=radio][name="${CSS.escape(key)}"]:checked`);
    return radio ? radio.value : "";
  };
  const remarkField = (key) => page.querySelector(`[name="${CSS.escape(`${key}-remark`)}"]`);
  const remark = (key) => remarkField(key)?.value ?? "";
  const tick = (key) => page.querySelector(`[name="${CSS.escape(`${key}-publish`)}"]`);
  // A remark may stand on the site when it says that a block is wrong, or goes with the page as a whole.
  const mayStand = (key) => key === "overall" ? chosen(key) && !bundle.no.includes(chosen(key)) : bundle.stand.includes(chosen(key));
  const publish = (key) => Boolean(tick(key)?.checked) && mayStand(key) && remark(key).trim() !== "";
  const role = () => page.querySelector("[name=role]");
  const blocks = () => Array.from(page.querySelectorAll("[data-block]"));

  // The list of blocks shows what was chosen so far.
  function tell() {
    page.querySelectorAll("[data-told]").forEach((cell) => {
      const radio = page.querySelector(`input[type=radio][name="${CSS.escape(cell.dataset.told)}"]:checked`);
      cell.textContent = radio ? radio.parentElement.textContent.trim() : "";
    });
    page.querySelectorAll("[data-publish]").forEach((label) => { label.hidden = !mayStand(label.dataset.publish); });
  }

  function answers() {
    const given = blocks()
      .map((block) => ({
        block: block.dataset.block, hash: block.dataset.hash,
        verdict: chosen(block.dataset.block), remark: remark(block.dataset.block),
        publish: publish(block.dataset.block),
      }))
      .filter((answer) => answer.verdict || answer.remark.trim());
    const whole = { overall: chosen("overall"), remark: remark("overall"), publish: publish("overall") };
    return { ...facts, blocks: given, ...whole, role: role().value };
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

  function keep() {
    save(named("concept"), JSON.stringify({ format: "casusboek-draft/1", ...answers() }));
    status(say.kept);
  }

  async function takeUp(event) {
    const [file] = event.target.files;
    event.target.value = "";
    if (!file || file.size > 1000000) return;
    try {
      const draft = JSON.parse(await file.text());
      if (draft.format !== "casusboek-draft/1" || draft.bundle !== facts.bundle) throw new Error();
      const fill = (key, verdict, words, allowed) => {
        const radio = page.querySelector(`input[name="${CSS.escape(key)}"][value="${CSS.escape(verdict)}"]`);
        if (radio) radio.checked = true;
        if (remarkField(key)) remarkField(key).value = String(words);
        if (tick(key)) tick(key).checked = allowed === true;
      };
      const known = new Set(blocks().map((block) => block.dataset.block));
      draft.blocks.filter((each) => known.has(each.block))
        .forEach((each) => fill(each.block, each.verdict, each.remark, each.publish));
      fill("overall", draft.overall, draft.remark, draft.publish);
      role().value = String(draft.role);
      tell();
      status(say.taken_up);
    } catch {
      status(say.not_a_draft);
    }
  }

  function missing(key, words) {
    status(words);
    const field = page.querySelector(`input[name="${CSS.escape(key)}"]`);
    field.focus();
    field.scrollIntoView({ block: "center" });
  }

  async function finish() {
    const given = answers();
    const open = given.blocks.find((answer) => !answer.verdict);
    if (open) return missing(open.block, say.no_verdict);
    if (!given.overall) return missing("overall", say.no_overall);
    const own = !bundle.no.includes(given.overall) && blocks().find((block) => block.hasAttribute("data-reading") && !chosen(block.dataset.block));
    if (own) return missing(own.dataset.block, say.no_reading);
    const long = [...blocks().map((block) => block.dataset.block), "overall"]
      .find((key) => publish(key) && remark(key).length > bundle.most);
    if (long) return missing(long, say.too_long);
    const body = JSON.stringify(given);
    const mac = base64(await crypto.subtle.sign("HMAC", sign, text.encode(body)));
    save(named("reactie"), JSON.stringify({ format: "casusboek-response/2", body, mac }));
    status(say.finished.replace("{file}", named("reactie")));
  }

  function wire() {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const scheme = () => { document.body.dataset.mdColorScheme = dark.matches ? "slate" : "default"; };
    dark.addEventListener("change", scheme);
    scheme();
    const deeds = { finish, keep, print: () => print() };
    page.addEventListener("click", (event) => deeds[event.target.dataset.do]?.());
    page.addEventListener("change", (event) => {
      if (event.target.dataset.do === "take-up") takeUp(event);
      else tell();
    });
  }

  async function openly() {
    const kind = { name: "HMAC", hash: "SHA-256", length: 256 };
    sign = await crypto.subtle.importKey("raw", bytes(bundle.key), kind, false, ["sign"]);
    facts = bundle.facts;
  }

  wire();
  if (bundle.key) {
    tell();
    openly();
  } else {
    document.getElementById("open").addEventListener("submit", async (event) => {
      event.preventDefault();
      const said = document.getElementById("said"), words = document.getElementById("words");
      said.textContent = say.opening;
      try {
        page.innerHTML = await opened(words.value);
        document.getElementById("lock").remove();
        tell();
        page.hidden = false;
        const title = page.querySelector("h1");
        document.title = title.textContent;
        title.tabIndex = -1;
        title.focus();
      } catch {
        said.textContent = say.wrong;
        words.focus();
      }
    });
  }
})();

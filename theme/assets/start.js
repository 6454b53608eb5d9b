// What the engine's own script expects to find: where the site is, and what the reader chose before.
const root = new URL(document.currentScript.dataset.base, location);
globalThis.__md_scope = root.pathname.endsWith("/") ? root : new URL(root.pathname + "/", location);
globalThis.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
globalThis.__md_get = (key, storage = localStorage, scope = globalThis.__md_scope) =>
  JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
globalThis.__md_set = (key, value, storage = localStorage, scope = globalThis.__md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch {
    // A reader who lets no site keep anything chooses again on the next page.
  }
};

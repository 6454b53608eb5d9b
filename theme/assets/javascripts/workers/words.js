// The engine's search, which also finds words that are typed without their accents.
const worker = location.search.slice(1);
if (/^search\.[0-9a-f]+\.min\.js$/.test(worker)) importScripts(worker);

/** A word without its accents. */
function plain(token) {
  return token.update((word) => word.normalize("NFD").replace(/\p{M}/gu, ""));
}

if (self.lunr) {
  lunr.Pipeline.registerFunction(plain, "plain");
  const add = lunr.Builder.prototype.add;
  const ready = new WeakSet();
  lunr.Builder.prototype.add = function (...entry) {
    if (!ready.has(this)) {
      ready.add(this);
      this.pipeline.add(plain);
      this.searchPipeline.add(plain);
    }
    return add.apply(this, entry);
  };
}

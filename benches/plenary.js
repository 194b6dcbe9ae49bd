// The peer that all this is about: the engine in the same program as the page's, by its short way with
// numbers. `cargo run --release -p rooms -- /usr/bin/chromium` puts it into target/bench/adapter/, the engine into target/bench/wasm/.
// Anything that serves that folder as /wasm/ and keeps the contract below can measure it.
//
// create({ facets, text }) -> load(bytes), toggle(facet, value), setQuery(prefix), clear(),
// counts() -> { total, ids, facets }, entries(result, facet) -> [[value, count], …], memory() -> bytes
const PIECE = 1 << 20; // as the page feeds it: pieces of a file's stream

export const create = async ({ facets, text, options }) => {
  const program = `${location.origin}/${options?.folder ?? "wasm"}/engine.js`;
  const { default: init, List } = await import(/* not bundled */ program);
  const { memory } = await init();
  let list, codes, dictionaries;
  return {
    load(bytes) {
      list = new List("{}");
      for (let at = 0; at < bytes.length; at += PIECE) list.feed(bytes.subarray(at, at + PIECE));
      const { columns } = JSON.parse(list.finish());
      const place = (name) => columns.findIndex((column) => column.name === name);
      list.setup(JSON.stringify({ label: place(text), facets: facets.map(place) }));
      list.ask('"prepare"');
      dictionaries = facets.map((_, facet) => JSON.parse(list.dictionary(facet)));
      codes = dictionaries.map((values) => new Map(values.map((value, code) => [value, code])));
    },
    toggle(facet, value) { list.toggle(facet, codes[facet].get(value)); },
    setQuery(prefix) { list.set_text(prefix); },
    clear() { list.clear(); },
    counts() { return { total: list.run(), ids: [...list.first(100)], facets: list.counts() }; },
    entries(result, facet) {
      const before = dictionaries.slice(0, facet).reduce((sum, values) => sum + values.length, 0);
      return dictionaries[facet].map((value, code) => [value, result.facets[before + code]]);
    },
    memory: () => memory.buffer.byteLength,
  };
};

// Unpacks what the file carries (`xtask/src/pack.rs`) and starts it; the glue of what unpacks stands before it,
// in the same module.
const unzipped = async (id) => {
  const text = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
};
// Seven bits a letter. One beyond ASCII says which of those it stands for that HTML changes, and has the next seven.
const bytesOf = (text) => {
  const bytes = new Uint8Array(text.length * 2);
  let [length, held, bits] = [0, 0, 0];
  const take = (seven) => {
    held = (held << 7) | seven;
    bits += 7;
    if (bits < 8) return;
    bits -= 8;
    bytes[length++] = held >> bits;
    held &= (1 << bits) - 1;
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at) - 128;
    if (letter >= 0) take([0, 13, 60][letter >> 7]);
    take(letter & 127);
  }
  return bytes.subarray(0, length);
};
const allParts = (bytes) => {
  let from = bytes.indexOf(10) + 1;
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, from)));
  return Object.fromEntries(head.map(([name, length]) => [name, bytes.slice(from, (from += length))]));
};
// The page as it was written, for another one with another dataset inside (`src/exporter/single.rs`).
const written = document.documentElement.cloneNode(true);
written.className = "without-scripts";
written.lang = written.dataset.page;
delete written.dataset.own;
window.written = written;
try {
  await startUnpacker({ module_or_path: await (await unzipped("unpacker")).arrayBuffer() });
  const parts = allParts(unpack(bytesOf(document.getElementById("pack").textContent)));
  window.inside = { unzipped, parts };
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = new TextDecoder().decode(parts.start);
  document.head.append(script);
} catch (error) {
  // What is written into the page holds without the program.
  document.documentElement.className = "without-scripts";
  throw error;
}

// What starts the explorer in one file; the glue of its program stands before it, in the same module.
const unpacked = async (id) => {
  const text = atob(document.getElementById(id).textContent);
  const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
};
// The page as it was written, for another one with another dataset inside (`src/desk/single.rs`).
const written = document.documentElement.cloneNode(true);
written.className = "without-scripts";
written.lang = written.dataset.page;
delete written.dataset.own;
window.written = written;
try {
  document.getElementById("dataset").textContent = await (await unpacked("packed-dataset")).text();
  for (const packed of ["packed-words", "packed-texts"]) {
    const texts = JSON.parse(await (await unpacked(packed)).text());
    for (const [id, textContent] of Object.entries(texts)) {
      const inside = { type: "application/json", id, textContent };
      document.body.append(Object.assign(document.createElement("script"), inside));
    }
  }
  const program = await (await unpacked("packed-program")).arrayBuffer();
  await __wbg_init({ module_or_path: program });
} catch (error) {
  // What is written into the page holds without the program.
  document.documentElement.className = "without-scripts";
  throw error;
}

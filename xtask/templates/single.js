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
// What opens lists: a worker made of the text of its function, or the function itself on the page's thread
// where none starts. Looks to the page like a worker either way; what it is told waits until it is there.
const inWorker = (programs) => new Promise((done, refuse) => {
  const text = `const listProgram = ${listProgram};\nonmessage = ({ data }) => { listProgram(self, data); postMessage("here"); };`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  worker.onerror = refuse;
  worker.onmessage = () => done(worker);
  worker.postMessage(programs);
});
const onPage = (programs) => {
  const scope = { postMessage: (data) => setTimeout(() => worker.onmessage({ data })) };
  const worker = { postMessage: (data) => scope.onmessage({ data }), terminate() {} };
  listProgram(scope, programs);
  return worker;
};
const startOf = async () => {
  const program = async (name) => (await unpacked(`packed-${name}`)).arrayBuffer();
  const programs = { engine: await program("engine"), charset: await program("charset") };
  return inWorker(programs).catch(() => onPage(programs));
};
window.startListWorker = () => {
  const waiting = [];
  let own;
  let ended = false;
  const thread = {
    postMessage: (order) => (own ? own.postMessage(order) : waiting.push(order)),
    terminate() { ended = true; own?.terminate(); },
  };
  startOf().then((worker) => {
    if (ended) return worker.terminate();
    own = worker;
    worker.onmessage = (event) => { if (!ended) thread.onmessage?.(event); };
    worker.onerror = () => { if (!ended) thread.onerror?.(); };
    waiting.forEach((order) => worker.postMessage(order));
  }, () => thread.onerror?.());
  return thread;
};
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

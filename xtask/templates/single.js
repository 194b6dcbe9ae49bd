// What starts the explorer in one file, out of its pack (`unpack.js`); the glue of its program stands before it, in
// the same module.
const { unzipped, parts } = window.inside;
// What opens lists: a worker made of the text of its function, or the function itself on the page's thread
// where none starts, or where one cannot read files: WebKit refuses them to a worker of a page from a disk.
// Looks to the page like a worker either way; what it is told waits until it is there.
const inWorker = (programs) => new Promise((done, refuse) => {
  const begun = "async ({ data }) => { try { await new Blob(['x']).arrayBuffer(); listProgram(self, data); " +
    "postMessage(true); } catch { postMessage(false); } }";
  const text = `const listProgram = ${listProgram};\nonmessage = ${begun};`;
  const worker = new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
  worker.onerror = refuse;
  worker.onmessage = ({ data }) => (data ? done(worker) : refuse(worker.terminate()));
  worker.postMessage(programs);
});
const onPage = (programs) => {
  const scope = { postMessage: (data) => setTimeout(() => worker.onmessage({ data })) };
  const worker = { postMessage: (data) => scope.onmessage({ data }), terminate() {} };
  listProgram(scope, programs);
  return worker;
};
const startOf = () => {
  const programs = { engine: parts.engine, charset: parts.charset };
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
  document.getElementById("dataset").textContent = await (await unzipped("packed-dataset")).text();
  const [words, texts] = [new TextDecoder().decode(parts.words), await (await unzipped("packed-texts")).text()];
  for (const written of [words, texts]) {
    for (const [id, textContent] of Object.entries(JSON.parse(written))) {
      const inside = { type: "application/json", id, textContent };
      document.body.append(Object.assign(document.createElement("script"), inside));
    }
  }
  await __wbg_init({ module_or_path: parts.program });
} catch (error) {
  // What is written into the page holds without the program.
  document.documentElement.className = "without-scripts";
  throw error;
}

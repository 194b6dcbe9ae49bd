// The worker behind a release that is read: the reader beside the page, so that a long text keeps nobody
// waiting. Knows the names of its functions; what they answer is the reader's.
//
// Told: { id, do: "read" | "describe" | "candidates" | "look_up" | "text_of", text, from }.
// Tells: the id, a space, and the answer; nothing behind the space where there is none.

import * as reader from "./reader.js";

const MOST = 64 << 20; // bytes of a file; the reader says what is too long for it

const program = fetch(new URL("./reader_bg.wasm", import.meta.url))
  .then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.arrayBuffer();
  })
  // Compiled at once: a promise of an instance never settles in a worker of WebKitGTK.
  .then((bytes) => reader.initSync({ module: new WebAssembly.Module(bytes) }));

const acts = {
  read: ({ text }) => reader.read(text),
  describe: ({ text }) => reader.describe(text),
  candidates: ({ text }) => reader.candidates(text),
  look_up: ({ text }) => reader.look_up(text),
  text_of: async ({ from }) =>
    reader.text_of(new Uint8Array(await from.slice(0, MOST).arrayBuffer())),
};

onmessage = async ({ data }) => {
  let told = "";
  try {
    await program;
    told = await acts[data.do](data);
  } catch { /* told by an empty answer */ }
  postMessage(`${data.id} ${told}`);
};

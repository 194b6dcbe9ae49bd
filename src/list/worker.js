// The worker behind a reader's own list: reads the file, feeds the engine, answers questions. Knows
// bytes and the engine's messages; does not know what is shown.
//
// Told: { do: "open" | "reopen" | "setup" | "ask" | "export" | "keep" | "forget", … }.
// Tells: { progress }, { ready }, { failed }, { id, told }, { id, blob }, { kept }.

import { List, initSync, is_text } from "./engine.js";

const STEP = 4 << 20; // bytes read at once
const HEAD = 64 << 10; // bytes that tell the encoding

let list;
let source;

const engine = fetch(new URL("./engine_bg.wasm", import.meta.url))
  .then((answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return answer.arrayBuffer();
  })
  // Compiled at once: a promise of an instance never settles in a worker of WebKitGTK.
  .then((bytes) => initSync({ module: new WebAssembly.Module(bytes) }));

class Failure extends Error {
  constructor(kind, detail = "") {
    super(kind);
    this.told = { kind, detail: String(detail) };
  }
}

/// The bytes of a file, or of an address, piece by piece; `count` is told how many there were.
async function* pieces(from, count) {
  if (from instanceof Blob) {
    for (let at = 0; at < from.size; at += STEP) {
      let piece;
      try {
        piece = new Uint8Array(await from.slice(at, at + STEP).arrayBuffer());
      } catch (error) {
        throw new Failure("unreadable", error.message);
      }
      count(piece.length);
      yield piece;
    }
    return;
  }
  const reader = from.body.getReader();
  for (;;) {
    let step;
    try {
      step = await reader.read();
    } catch (error) {
      throw new Failure("network", error.message);
    }
    if (step.done) return;
    count(step.value.length);
    yield step.value;
  }
}

/// The first bytes, at least HEAD of them where there are so many, and everything with them.
async function peek(parts) {
  const taken = [];
  let length = 0;
  while (length < HEAD) {
    const { done, value } = await parts.next();
    if (done) break;
    taken.push(value);
    length += value.length;
  }
  const head = new Uint8Array(length);
  let at = 0;
  for (const part of taken) {
    head.set(part, at);
    at += part.length;
  }
  const all = async function* () {
    yield head;
    yield* parts;
  };
  return [head, all()];
}

/// Unpacks gzip; `cut` is called where it ends too early or is damaged.
async function* unpacked(parts, cut) {
  const packed = new ReadableStream({
    async pull(to) {
      const { done, value } = await parts.next();
      if (done) to.close();
      else to.enqueue(value);
    },
  });
  const reader = packed.pipeThrough(new DecompressionStream("gzip")).getReader();
  for (;;) {
    let step;
    try {
      step = await reader.read();
    } catch {
      return cut();
    }
    if (step.done) return;
    yield step.value;
  }
}

const isIn = (encoding, bytes) => {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/// The encoding that the first bytes are in: a byte order mark, zeros in every other place, valid
/// UTF-8, then GB 18030 if it makes Chinese of more than half of what is not ASCII, else
/// Windows-1251.
function encodingOf(head) {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  let zeros = [0, 0];
  head.forEach((byte, at) => { if (byte === 0) zeros[at % 2] += 1; });
  if (zeros[1] > head.length / 4 && zeros[0] < head.length / 50) return "utf-16le";
  if (zeros[0] > head.length / 4 && zeros[1] < head.length / 50) return "utf-16be";
  if (isIn("utf-8", head)) return "utf-8";
  if (isIn("gb18030", head)) {
    const text = new TextDecoder("gb18030").decode(head);
    const other = text.match(/[^\0-\x7f]/g) ?? [];
    const chinese = text.match(/[\u4e00-\u9fa5\u3000-\u303f\uff00-\uffef]/g) ?? [];
    if (chinese.length * 2 > other.length && !/[\u4e00-\u9fa5][a-z]/i.test(text.slice(0, 4000))) {
      return "gb18030";
    }
  }
  return "windows-1251";
}

async function addressed(address) {
  let answer;
  try {
    answer = await fetch(address);
  } catch (error) {
    throw new Failure("network", error.message);
  }
  if (!answer.ok) throw new Failure("status", answer.status);
  return answer;
}

async function open({ from, name, encoding, format }) {
  try {
    await engine;
  } catch (error) {
    throw new Failure("engine", error.message);
  }
  source = from;
  const given = from instanceof Blob ? from : await addressed(from);
  const size = given instanceof Blob ? given.size : Number(given.headers.get("content-length"));
  let read = 0;
  let [head, parts] = await peek(pieces(given, (bytes) => { read += bytes; }));
  const isPacked = head[0] === 0x1f && head[1] === 0x8b;
  let isCut = false;
  if (isPacked) {
    if (typeof DecompressionStream === "undefined") throw new Failure("gzip");
    [head, parts] = await peek(unpacked(parts, () => { isCut = true; }));
  }
  // What is no text is known by its first bytes as they stand, and the engine says what it is.
  if (!is_text(head)) encoding = "utf-8";
  encoding ||= encodingOf(head);
  const decoder = encoding === "utf-8" ? undefined : new TextDecoder(encoding);
  const encoder = new TextEncoder();
  list?.free();
  list = new List(JSON.stringify(format ?? {}));
  let told = 0;
  for await (const part of parts) {
    for (let at = 0; at < part.length; at += STEP) {
      const piece = part.subarray(at, at + STEP);
      list.feed(decoder ? encoder.encode(decoder.decode(piece, { stream: true })) : piece);
    }
    const now = performance.now();
    if (now - told > 80) {
      told = now;
      const progress = JSON.parse(list.progress());
      postMessage(JSON.stringify({ progress: { ...progress, read, size } }));
      if (progress.stopped) break;
    }
  }
  if (decoder) list.feed(encoder.encode(decoder.decode()));
  const summary = JSON.parse(list.finish());
  const file = { name, size: read, encoding, packed: isPacked, cut: isCut };
  postMessage(JSON.stringify({ ready: { summary, file } }));
}

const kept = () => new Promise((done, refuse) => {
  const request = indexedDB.open("plenary-list", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("list");
  request.onerror = () => refuse(request.error);
  request.onsuccess = () => done(request.result);
});

/// Does something with the one list that is kept on this machine.
const withKept = async (mode, act) => {
  const data = await kept();
  try {
    return await new Promise((done, refuse) => {
      const change = data.transaction("list", mode);
      const request = act(change.objectStore("list"));
      change.oncomplete = () => done(request.result);
      change.onabort = change.onerror = () => refuse(change.error);
    });
  } finally {
    data.close();
  }
};

async function exported({ ask, mark }) {
  const parts = mark ? ["\ufeff"] : [];
  for (let from = 0; from !== null; ) {
    const told = JSON.parse(list.ask(JSON.stringify({ export: { ...ask, from } })));
    if (!told.chunk) throw new Failure("export");
    parts.push(told.chunk.text);
    from = told.chunk.next ?? null;
  }
  return new Blob(parts, { type: "text/csv;charset=utf-8" });
}

const acts = {
  open,
  async reopen() {
    const found = await withKept("readonly", (store) => store.get("list")).catch(() => undefined);
    if (!found) throw new Failure("nothing");
    await open({ from: found.blob, name: found.name, encoding: found.encoding, format: found.format });
    postMessage(JSON.stringify({ kept: true }));
  },
  setup({ id, setup }) {
    postMessage(JSON.stringify({ id, told: JSON.parse(list.setup(JSON.stringify(setup))) }));
  },
  ask({ id, ask }) {
    postMessage(JSON.stringify({ id, told: JSON.parse(list.ask(JSON.stringify(ask))) }));
  },
  async export(order) {
    postMessage({ name: order.name, blob: await exported(order) });
  },
  async keep({ name, encoding, format }) {
    const entry = { name, encoding, format, blob: source };
    const done = await withKept("readwrite", (store) => store.put(entry, "list")).then(
      () => true,
      () => false,
    );
    postMessage(JSON.stringify(done ? { kept: true } : { failed: { kind: "full", detail: "" } }));
  },
  async forget() {
    await withKept("readwrite", (store) => store.delete("list")).catch(() => undefined);
    postMessage(JSON.stringify({ kept: false }));
  },
};

// One after another, in the order in which they were told.
let last = Promise.resolve();
onmessage = ({ data }) => {
  last = last.then(async () => {
    try {
      await acts[data.do](data);
    } catch (error) {
      const told = error.told ?? { kind: "fault", detail: error.message };
      postMessage(JSON.stringify({ failed: told }));
    }
  });
};

// The worker behind a reader's own list: reads the file, feeds the engine, answers questions. Knows
// bytes and the messages of the three programs that it calls; does not know what is shown.
//
// Told: { do: "open" | "again" | "reopen" | "setup" | "ask" | "export" | "keep" | "forget", … }. The
// first three take `choices`: { encoding, part, format }, as far as the reader says how to read, and
// `said`, the same as the page has it, which comes back with the list.
// Tells: { progress }, { ready }, { failed }, { id, told }, { name, blob }, { kept }.

import { List, initSync, is_text } from "./engine.js";

const STEP = 4 << 20; // bytes read at once
const HEAD = 64 << 10; // bytes that tell the encoding
const LATER = 16; // pieces of so many bytes, from the rest of a file, that tell it besides
const MOST_PACKED = 512 << 20; // bytes of a workbook or an archive
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let list;
let source; // the file or the address that the list is of
let called; // its name

class Failure extends Error {
  constructor(kind, detail = "") {
    super(kind);
    this.told = { kind, detail: String(detail) };
  }
}

/// The module of a program. Compiled at once: a promise of an instance never settles in a worker of
/// WebKitGTK.
async function module(address) {
  const answer = await fetch(new URL(address, import.meta.url));
  if (!answer.ok) throw new Error(answer.status);
  return { module: new WebAssembly.Module(await answer.arrayBuffer()) };
}

/// A program that is fetched when it is first asked for; asked again after a failure, again.
function program(load) {
  let loaded;
  return async () => {
    loaded ??= load();
    try {
      return await loaded;
    } catch (error) {
      loaded = undefined;
      throw error instanceof Failure ? error : new Failure("engine", error.message);
    }
  };
}

const engine = program(async () => initSync(await module("./engine_bg.wasm")));
const charset = program(async () => {
  const glue = await import("./charset.js");
  glue.initSync(await module("./charset_bg.wasm"));
  return glue;
});
const sheets = program(async () => {
  const glue = await import("./sheets.js");
  glue.initSync(await module("./sheets_bg.wasm"));
  return glue;
});
engine().catch(() => {}); // on its way before anything is read

/// Bytes of a file.
async function bytes(from, at, end) {
  try {
    return new Uint8Array(await from.slice(at, end).arrayBuffer());
  } catch (error) {
    throw new Failure("unreadable", error.message);
  }
}

/// The bytes of a file, or of an address, piece by piece; `count` is told how many there were.
async function* pieces(from, count) {
  if (from instanceof Blob) {
    for (let at = 0; at < from.size; at += STEP) {
      const piece = await bytes(from, at, at + STEP);
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

/// Pieces put together.
function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/// The first bytes, at least HEAD of them where there are so many, and everything with them.
async function peek(parts) {
  const taken = [];
  for (let length = 0; length < HEAD; ) {
    const { done, value } = await parts.next();
    if (done) break;
    taken.push(value);
    length += value.length;
  }
  const head = joined(taken);
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

/// The encoding of a text as far as its first bytes tell it without the program that guesses: a byte
/// order mark, zeros in every other place, valid UTF-8 without the escapes of ISO-2022-JP.
function plainly(head) {
  const sure = (encoding, reason) => ({ encoding, reason, doubt: "none" });
  const first = head.subarray(0, HEAD);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return sure("utf-8", "mark");
  if (head[0] === 0xff && head[1] === 0xfe) return sure("utf-16le", "mark");
  if (head[0] === 0xfe && head[1] === 0xff) return sure("utf-16be", "mark");
  const zeros = [0, 0];
  first.forEach((byte, at) => { if (byte === 0) zeros[at % 2] += 1; });
  const [many, few] = [first.length / 4, first.length / 50];
  if (zeros[1] > many && zeros[0] < few) return sure("utf-16le", "zeros");
  if (zeros[0] > many && zeros[1] < few) return sure("utf-16be", "zeros");
  if (!isIn("utf-8", head) || head.includes(0x1b)) return undefined;
  return sure("utf-8", first.some((byte) => byte > 0x7f) ? "valid" : "ascii");
}

/// Later pieces of a file, spread over it; none of what comes from an address.
async function* later(from) {
  if (!(from instanceof Blob)) return;
  const step = Math.max(HEAD, Math.ceil((from.size - HEAD) / LATER));
  for (let at = HEAD; at < from.size; at += step) {
    yield await bytes(from, at, at + HEAD);
  }
}

/// Everything of a text once more, from its first byte.
async function* again(from, isPacked) {
  const all = pieces(from instanceof Blob ? from : await addressed(from), () => {});
  yield* isPacked ? unpacked(all, () => {}) : all;
}

/// The encoding that the letters beside each other tell, of a beginning and of pieces from later on.
async function guessed(head, more) {
  const { Charset } = await charset();
  const guess = new Charset();
  guess.feed(head);
  for await (const piece of more) {
    // A piece may begin inside of a character: only whole lines are looked at.
    const from = piece.indexOf(10) + 1;
    const to = piece.lastIndexOf(10) + 1;
    if (from > 0 && to > from) guess.feed(piece.subarray(from, to));
  }
  const told = JSON.parse(guess.guess());
  guess.free();
  return told;
}

/// A workbook or an archive taken apart: the bytes of one of its texts, how these are to be read, and
/// what is told of it.
async function taken(parts, wanted) {
  const all = [];
  let length = 0;
  for await (const part of parts) {
    length += part.length;
    if (length > MOST_PACKED) throw new Failure("too_large");
    all.push(part);
  }
  const { Sheets } = await sheets();
  const file = new Sheets(joined(all));
  try {
    const told = JSON.parse(file.told());
    if (told.failed) throw new Failure(told.failed);
    const names = told.entries.map(({ name }) => name);
    const asked = names.indexOf(wanted);
    const part = asked < 0 ? told.first : asked;
    const bytes = file.take(part);
    const { failed, cut } = JSON.parse(file.told());
    if (failed) throw new Failure(failed);
    const format = told.kind === "zip" ? {} : { delimiter: ",", kind: "csv" };
    return { bytes, format, told: { kind: told.kind, parts: names, part, part_cut: Boolean(cut) } };
  } finally {
    file.free();
  }
}

/// Feeds a list all bytes of a text, and tells how far it is.
async function feed(parts, encoding, { read, size }) {
  const decoder = encoding === "utf-8" ? undefined : new TextDecoder(encoding);
  const encoder = new TextEncoder();
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
      postMessage(JSON.stringify({ progress: { ...progress, read: read(), size } }));
      if (progress.stopped) return;
    }
  }
  if (decoder) list.feed(encoder.encode(decoder.decode()));
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

async function open({ from, name, choices = {} }) {
  await engine();
  [source, called] = [from, name];
  let { summary, file, head, text } = await once(from, choices);
  const { reason } = file.guess ?? {};
  if (["ascii", "valid"].includes(reason) && summary.encoding.invalid_cells > 0) {
    // It began as UTF-8 and did not go on so: all of it tells better.
    const guess = await guessed(head, text());
    if (guess.encoding !== "utf-8") {
      ({ summary, file } = await once(from, { ...choices, encoding: guess.encoding }));
    }
    file.guess = guess;
  }
  file = { ...file, name, said: choices.said ?? [] };
  postMessage(JSON.stringify({ ready: { summary, file } }));
}

/// Reads what is given once, from its first byte to its last.
async function once(from, { encoding, part, format }) {
  const given = from instanceof Blob ? from : await addressed(from);
  const size = given instanceof Blob ? given.size : Number(given.headers.get("content-length"));
  let read = 0;
  let [head, parts] = await peek(pieces(given, (bytes) => { read += bytes; }));
  const file = { packed: head[0] === 0x1f && head[1] === 0x8b, cut: false };
  // What another look at the encoding is to see.
  let text = from;
  if (file.packed) {
    if (typeof DecompressionStream === "undefined") throw new Failure("gzip");
    [head, parts] = await peek(unpacked(parts, () => { file.cut = true; }));
  }
  if (head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4) {
    const inside = await taken(parts, part);
    Object.assign(file, inside.told);
    format = { ...inside.format, ...format };
    text = new Blob([inside.bytes]);
    [head, parts] = await peek(pieces(text, () => {}));
  }
  if (!is_text(head)) {
    // What is no text is known by its first bytes as they stand, and the engine says what it is.
    encoding = "utf-8";
  } else if (!encoding) {
    file.guess = plainly(head) ?? (await guessed(head, file.packed ? [] : later(text)));
    encoding = file.guess.encoding;
  }
  list?.free();
  list = new List(JSON.stringify(format ?? {}));
  await feed(parts, encoding, { read: () => read, size });
  const summary = JSON.parse(list.finish());
  const all = () => again(text, file.packed && text === from);
  return { summary, file: { ...file, size: read, encoding }, head, text: all };
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
  return new Blob(parts, { type: ask.form === "json" ? "application/json" : "text/csv;charset=utf-8" });
}

/// Rows and tables as a workbook.
function book({ book }) {
  const bytes = list.book(JSON.stringify(book));
  if (bytes.length === 0) throw new Failure("book", (100_000).toLocaleString());
  return new Blob([bytes], { type: XLSX });
}

const acts = {
  open,
  /// The same file, read in another way.
  again: ({ choices }) => open({ from: source, name: called, choices }),
  async reopen({ choices }) {
    const found = await withKept("readonly", (store) => store.get("list")).catch(() => undefined);
    if (!found) throw new Failure("nothing");
    // What the address says goes before what was kept.
    const own = choices.said.length > 0 ? choices : found.choices;
    await open({ from: found.blob, name: found.name, choices: own });
    postMessage(JSON.stringify({ kept: true }));
  },
  setup({ id, setup }) {
    postMessage(JSON.stringify({ id, told: JSON.parse(list.setup(JSON.stringify(setup))) }));
  },
  ask({ id, ask }) {
    postMessage(JSON.stringify({ id, told: JSON.parse(list.ask(JSON.stringify(ask))) }));
  },
  async export(order) {
    postMessage({ name: order.name, blob: order.book ? book(order) : await exported(order) });
  },
  async keep({ name, choices }) {
    const entry = { name, choices, blob: source };
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

// One after another, in the order in which they were told. After a first fault nothing of the engine's
// works any more, and what later ones say is only that: the first is told.
let last = Promise.resolve();
let fault;
onmessage = ({ data }) => {
  last = last.then(async () => {
    try {
      await acts[data.do](data);
    } catch (error) {
      if (!error.told) fault ??= String(error.message);
      postMessage(JSON.stringify({ failed: error.told ?? { kind: "fault", detail: fault } }));
    }
  });
};

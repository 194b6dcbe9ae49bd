// node run.mjs BENCH CHROMIUM: measures every peer in BENCH/run/ and writes BENCH/results.json.
//
// Each peer gets the same bytes and the same script, each time in a fresh browser; the peers take
// turns, so that whatever else the machine does falls on all of them. The program `compare` lays the
// folder out and makes a table of the results; nothing here knows targets.
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { answer, made, script, write } from "./data.mjs";

const [bench, executablePath] = process.argv.slice(2);
const ROUNDS = 3;
const WARM = [2, 1]; // sequences of ticks, and of ticks on top of a text
const TIMED = [15, 8];
const PEERS = {
  "Plenary": { module: "/adapter/plenary.js" },
  "Plenary without SIMD": { module: "/adapter/plenary.js", options: { folder: "plain" } },
  "JS loop": { module: "/run/loop.js" },
  "JS loop, one pass": { module: "/run/loop.js", options: { onePass: true } },
  "crossfilter2": { module: "/run/crossfilter.js" },
  "DuckDB-WASM": { module: "/run/duckdb.js" },
};
const LISTS = [[10_000, ["Plenary"]], [100_000, ["Plenary"]], [1_000_000, Object.keys(PEERS)]];

const KINDS = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

/// A server of that folder on loopback. Its pages are isolated, which makes their clocks finer.
const serve = () => new Promise((done) => {
  const server = http.createServer((request, response) => {
    const file = path.join(bench, path.normalize(decodeURI(new URL(request.url, "http://x").pathname)));
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": KINDS[path.extname(file)] ?? "application/octet-stream",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
      "cache-control": "no-store",
    });
    fs.createReadStream(file).pipe(response);
  });
  server.listen(0, "127.0.0.1", () => done(server));
});

/// Bytes that the renderers below a process take, what they share with others in its proportion; not
/// known elsewhere than on Linux.
function weight(root) {
  if (!fs.existsSync("/proc/self/smaps_rollup")) return null;
  const read = (pid, what) => {
    try {
      return fs.readFileSync(`/proc/${pid}/${what}`, "utf8");
    } catch {
      return ""; // it has ended since
    }
  };
  const parent = (pid) => Number(/^PPid:\s+(\d+)/m.exec(read(pid, "status"))?.[1] ?? 0);
  const isBelow = (pid) => pid === root || (pid > 1 && isBelow(parent(pid)));
  return fs.readdirSync("/proc").map(Number)
    .filter((pid) => pid > 0 && read(pid, "cmdline").includes("--type=renderer") && isBelow(pid))
    .reduce((sum, pid) => sum + 1024 * Number(/^Pss:\s+(\d+)/m.exec(read(pid, "smaps_rollup"))?.[1] ?? 0), 0);
}

async function measured(base, asked) {
  const server = await chromium.launchServer({
    executablePath,
    args: ["--js-flags=--expose-gc --max-old-space-size=8192"],
  });
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const page = await browser.newPage();
    page.setDefaultTimeout(300_000);
    page.on("pageerror", (error) => console.error(String(error)));
    await page.exposeFunction("weigh", () => weight(server.process().pid));
    await page.goto(`${base}/run/page.html`);
    await page.waitForFunction("window.measure && window.crossOriginIsolated");
    const found = await page.evaluate((asked) => window.measure(asked), asked);
    return { version: browser.version(), ...found };
  } finally {
    await server.close();
  }
}

const load = os.loadavg()[0];
const server = await serve();
const base = `http://127.0.0.1:${server.address().port}`;
const runs = [];
let version = "";
fs.mkdirSync(path.join(bench, "data"), { recursive: true });
for (const [rows, names] of LISTS) {
  console.log(`A list of ${rows} rows …`);
  const list = made(rows);
  const csv = `data/${rows}.csv`;
  write(list, path.join(bench, csv));
  const whole = answer(list, list.facets.map(() => new Set()), "");
  for (let round = 0; round < ROUNDS; round += 1) {
    const file = `data/${rows}-${round}.json`;
    const [warm, timed] = [[round + 101, WARM], [round + 1, TIMED]]
      .map(([seed, [plain, texts]]) => script(list, seed, plain, texts));
    const { facets, values } = list;
    fs.writeFileSync(path.join(bench, file), JSON.stringify({ facets, text: "name", values, whole, warm, timed }));
    for (let turn = 0; turn < names.length; turn += 1) {
      const peer = names[(turn + round) % names.length];
      const found = await measured(base, { ...PEERS[peer], csv: `/${csv}`, script: `/${file}` });
      version = found.version;
      runs.push({ peer, rows, round, ...found });
      console.log(`  ${peer}: opened in ${Math.round(found.load)} ms, ${found.checked} answers, ${found.wrong.length} wrong`);
    }
  }
}
server.close();
const machine = { cpu: os.cpus()[0]?.model.trim() || os.platform(), cores: os.cpus().length, load, browser: `Chromium ${version}` };
const date = new Date().toISOString().slice(0, 10);
fs.writeFileSync(path.join(bench, "results.json"), JSON.stringify({ date, machine, runs }));

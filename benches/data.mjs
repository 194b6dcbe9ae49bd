// Made-up lists, the script of what is done with them, and the right answers by the plainest way.
// Works on the rows as they were made, before they were CSV, so that no reader of CSV is trusted.
// Knows no peer, no browser and no clock.
import fs from "node:fs";

const FACETS = [
  ["capacity", 6], ["category", 12], ["kind", 22], ["region", 60],
  ["state", 200], ["year", 250], ["venue", 500], ["organisation", 2000],
];
const SKEW = 1.05; // Zipf's exponent: a few values make most rows, as in lists that people keep
const COMMON = 20; // values are ticked among each facet's first so many
const SHOWN = 100;
const TEXTS = ["republ", "counc", "mo", "tarve"]; // from some hundred rows to a third of them
const SYLLABLES = "an be chu dor el fi gar hau il jo kem lu mo nis or pra qua ris tar ve".split(" ");

/// Numbers from 0 to 1, the same ones for the same seed.
const random = (state) => () => {
  state ^= state << 13;
  state ^= state >>> 17;
  state ^= state << 5;
  return (state >>> 0) / 2 ** 32;
};

const below = (next, bound) => Math.floor(next() * bound);

/// Ranks from 0, the first most common.
function zipf(next, count) {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let rank = 0; rank < count; rank += 1) sums[rank] = sum += (rank + 1) ** -SKEW;
  return () => {
    const wanted = next() * sum;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/// A list of so many rows: its values by facet, the place of each row's value, names and their rows.
export function made(rows) {
  const next = random(0x5eed);
  const word = () => {
    const text = Array.from({ length: 2 + below(next, 2) }, () => SYLLABLES[below(next, 20)]).join("");
    return text[0].toUpperCase() + text.slice(1);
  };
  const name = () => {
    const kind = next();
    const end = kind < 0.03 ? `, Republic of ${word()}` : kind < 0.2 ? `, ${word()} Council` : "";
    return `${word()} ${word()}${end}`;
  };
  const names = Array.from({ length: Math.max(500, Math.floor(rows / 5)) }, name);
  const values = FACETS.map(([facet, count]) =>
    Array.from({ length: count }, (_, rank) => `${facet} ${String(rank).padStart(4, "0")}`));
  const ranks = FACETS.map(([, count]) => zipf(next, count));
  const cells = FACETS.map(() => new Uint16Array(rows));
  const named = new Uint32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    ranks.forEach((rank, facet) => { cells[facet][row] = rank(); });
    named[row] = Math.floor(next() ** 1.5 * names.length);
  }
  return { rows, facets: FACETS.map(([facet]) => facet), values, cells, names, named };
}

/// Writes a list as CSV, names quoted.
export function write({ rows, facets, values, cells, names, named }, file) {
  const to = fs.openSync(file, "w");
  let lines = [[...facets, "name"].join(",")];
  for (let row = 0; row < rows; row += 1) {
    const line = cells.map((codes, facet) => values[facet][codes[row]]);
    lines.push(`${line.join(",")},"${names[named[row]]}"`);
    if (lines.length > 20_000 || row === rows - 1) {
      fs.writeSync(to, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  fs.closeSync(to);
}

/// What is done with a list, in sequences of steps, each with its right answer.
export function script(list, seed, plain, texts) {
  const next = random(seed);
  const sequence = (_, place) => {
    const facets = list.facets.map((_, facet) => facet).sort(() => next() - 0.5);
    const tick = (what, facet, not) => {
      let code;
      do code = below(next, Math.min(COMMON, list.values[facet].length)); while (code === not);
      return { what, facet, code, value: list.values[facet][code] };
    };
    const first = tick("first", facets[0]);
    const second = tick("second", facets[1]);
    if (place >= plain) {
      const text = TEXTS[(place - plain + seed) % TEXTS.length];
      const [on, onto] = [{ ...first, what: "on text" }, { ...second, what: "on text" }];
      return [{ what: "text", text }, on, onto, { what: "clear", clear: true }];
    }
    const or = tick("or", facets[0], first.code);
    return [first, second, tick("third", facets[2]), or, { what: "clear", clear: true }];
  };
  const sequences = Array.from({ length: plain + texts }, sequence);
  sequences.forEach((steps) => answered(list, steps));
  return sequences;
}

/// Gives each step its answer.
function answered(list, steps) {
  let ticked = list.facets.map(() => new Set());
  let text = "";
  for (const step of steps) {
    if (step.clear) [ticked, text] = [list.facets.map(() => new Set()), ""];
    else if (step.text) text = step.text;
    else ticked[step.facet].add(step.code);
    step.right = answer(list, ticked, text);
  }
}

/// Row by row: a facet counts what passes all the others, the total what passes all.
export function answer({ rows, values, cells, names, named }, ticked, text) {
  const has = names.map((name) => name.toLowerCase().split(" ").some((word) => word.startsWith(text)));
  const counts = values.map((all) => new Array(all.length).fill(0));
  const ids = [];
  let total = 0;
  const filters = [...ticked.keys()].filter((facet) => ticked[facet].size > 0);
  for (let row = 0; row < rows; row += 1) {
    if (!has[named[row]]) continue;
    let [failed, own] = [0, 0];
    for (const facet of filters) {
      if (ticked[facet].has(cells[facet][row])) continue;
      own = facet;
      if ((failed += 1) > 1) break;
    }
    if (failed === 0) {
      total += 1;
      if (ids.length < SHOWN) ids.push(row);
      cells.forEach((codes, facet) => { counts[facet][codes[row]] += 1; });
    } else if (failed === 1) {
      counts[own][cells[own][row]] += 1;
    }
  }
  return { total, ids, counts };
}

// The peers without a library: plain loops over typed arrays, as written by hand. Each row keeps a bit
// for each filter it fails; a change sets one bit anew, then all rows are counted: facet by facet, or
// all facets in one pass, which skips the rows that fail two filters.
import { beginning, read } from "./columns.js";

export const create = async ({ facets, text, options }) => {
  let rows, label, columns, codes, counts, ticked, failed;
  const mark = (bit, cells, passes) => {
    const on = 1 << bit;
    for (let row = 0; row < rows; row += 1) {
      failed[row] = !passes || passes[cells[row]] ? failed[row] & ~on : failed[row] | on;
    }
  };
  const count = (cells, others, into) => {
    for (let row = 0; row < rows; row += 1) if ((failed[row] & others) === 0) into[cells[row]] += 1;
  };
  const byFacet = () => {
    columns.forEach((column, facet) => count(column.codes, ~(1 << facet), counts[facet].fill(0)));
    const ids = [];
    let total = 0;
    for (let row = 0; row < rows; row += 1) {
      if (failed[row] !== 0) continue;
      total += 1;
      if (ids.length < 100) ids.push(row);
    }
    return { total, ids, facets: counts };
  };
  const inOnePass = () => {
    const cells = columns.map((column) => column.codes);
    const own = 1 << cells.length;
    const ids = [];
    let total = 0;
    counts.forEach((all) => all.fill(0));
    for (let row = 0; row < rows; row += 1) {
      const bits = failed[row];
      if (bits === 0) {
        total += 1;
        if (ids.length < 100) ids.push(row);
        for (let facet = 0; facet < cells.length; facet += 1) counts[facet][cells[facet][row]] += 1;
      } else if ((bits & (bits - 1)) === 0 && bits < own) {
        const facet = 31 - Math.clz32(bits);
        counts[facet][cells[facet][row]] += 1;
      }
    }
    return { total, ids, facets: counts };
  };
  return {
    load(bytes) {
      const list = read(bytes);
      rows = list.rows;
      label = list.columns.find(({ name }) => name === text);
      columns = facets.map((facet) => list.columns.find(({ name }) => name === facet));
      codes = columns.map(({ values }) => new Map(values.map((value, code) => [value, code])));
      counts = columns.map(({ values }) => new Uint32Array(values.length));
      ticked = columns.map(({ values }) => new Uint8Array(values.length));
      failed = new Uint16Array(rows);
    },
    toggle(facet, value) {
      ticked[facet][codes[facet].get(value)] ^= 1;
      mark(facet, columns[facet].codes, ticked[facet].includes(1) && ticked[facet]);
    },
    setQuery(prefix) { mark(facets.length, label.codes, beginning(label.values, prefix)); },
    clear() {
      ticked.forEach((all) => all.fill(0));
      failed.fill(0);
    },
    counts: options?.onePass ? inOnePass : byFacet,
    entries: (result, facet) =>
      columns[facet].values.map((value, code) => [value, result.facets[facet][code]]),
  };
};

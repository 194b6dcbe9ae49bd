// The peer crossfilter2, as well as it can be used: records are row numbers, dimensions are codes, so
// that it sorts and compares numbers only.
import "/run/node_modules/crossfilter2/crossfilter.min.js";
import { beginning, read } from "./columns.js";

export const create = async ({ facets, text }) => {
  let rows, all, label, columns, codes, ticked, dimensions, groups, named, total;
  return {
    load(bytes) {
      const list = read(bytes);
      rows = list.rows;
      label = list.columns.find(({ name }) => name === text);
      columns = facets.map((facet) => list.columns.find(({ name }) => name === facet));
      codes = columns.map(({ values }) => new Map(values.map((value, code) => [value, code])));
      ticked = columns.map(() => new Set());
      all = self.crossfilter(Array.from({ length: rows }, (_, row) => row));
      dimensions = columns.map(({ codes }) => all.dimension((row) => codes[row]));
      groups = dimensions.map((dimension) => dimension.group().reduceCount());
      named = all.dimension((row) => label.codes[row]);
      total = all.groupAll().reduceCount();
    },
    toggle(facet, value) {
      const [set, dimension, code] = [ticked[facet], dimensions[facet], codes[facet].get(value)];
      if (!set.delete(code)) set.add(code);
      if (set.size === 0) dimension.filterAll();
      else if (set.size === 1) dimension.filterExact([...set][0]);
      else {
        const passes = Uint8Array.from(columns[facet].values, (_, code) => (set.has(code) ? 1 : 0));
        dimension.filterFunction((code) => passes[code] === 1);
      }
    },
    setQuery(prefix) {
      const passes = beginning(label.values, prefix);
      named.filterFunction((code) => passes[code] === 1);
    },
    clear() {
      ticked.forEach((set) => set.clear());
      for (const dimension of [...dimensions, named]) {
        if (dimension.hasCurrentFilter()) dimension.filterAll();
      }
    },
    counts() {
      const ids = [];
      for (let row = 0; row < rows && ids.length < 100; row += 1) {
        if (all.isElementFiltered(row)) ids.push(row);
      }
      return { total: total.value(), ids, facets: groups.map((group) => group.all()) };
    },
    entries: (result, facet) =>
      result.facets[facet].map(({ key, value }) => [columns[facet].values[key], value]),
  };
};

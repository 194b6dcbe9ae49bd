// The peer DuckDB-WASM, as well as it can be used: facets as enumerations, one statement an answer,
// all facets without a filter of their own in one scan, and a text looked up once, not once a facet.
import * as duckdb from "@duckdb/duckdb-wasm";

const BUNDLE = `${location.origin}/run/node_modules/@duckdb/duckdb-wasm/dist/duckdb`;
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
const column = (name) => `"${name}"`;

export const create = async ({ facets, text }) => {
  const worker = new Worker(`${BUNDLE}-browser-eh.worker.js`);
  const base = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await base.instantiate(`${BUNDLE}-eh.wasm`);
  const link = await base.connect();
  const ticked = facets.map(() => new Set());
  const places = facets.map((_, facet) => facet);
  let values;
  let rows = "list";
  const where = (but) => {
    const filters = places.filter((facet) => facet !== but && ticked[facet].size > 0)
      .map((facet) => `${column(facets[facet])} IN (${[...ticked[facet]].map(quoted)})`);
    return filters.length > 0 ? `WHERE ${filters.join(" AND ")}` : "";
  };
  const code = (facet) => `enum_code(${column(facets[facet])})`;
  const statement = () => {
    const [own, free] = [true, false].map((has) =>
      places.filter((facet) => ticked[facet].size > 0 === has));
    const parts = own.map((facet) =>
      `SELECT ${facet} AS f, ${code(facet)}::INTEGER AS k, count(*)::INTEGER AS n
       FROM ${rows} ${where(facet)} GROUP BY ${column(facets[facet])}`);
    if (free.length > 0) {
      const which = free.map((facet) => `WHEN GROUPING(${column(facets[facet])}) = 0 THEN ${facet}`);
      parts.push(`SELECT CASE ${which.join(" ")} END AS f,
        COALESCE(${free.map(code).join(", ")})::INTEGER AS k, count(*)::INTEGER AS n
        FROM ${rows} ${where()}
        GROUP BY GROUPING SETS (${free.map((facet) => `(${column(facets[facet])})`).join(", ")})`);
    }
    parts.push(`SELECT -1 AS f, 0 AS k, count(*)::INTEGER AS n FROM ${rows} ${where()}`);
    parts.push(`(SELECT -2 AS f, id AS k, 0 AS n FROM ${rows} ${where()} ORDER BY id LIMIT 100)`);
    return parts.join(" UNION ALL ");
  };
  return {
    async load(bytes) {
      await base.registerFileBuffer("list.csv", bytes);
      await link.query("CREATE TABLE raw AS FROM read_csv('list.csv', header = true, all_varchar = true)");
      for (const name of facets) {
        await link.query(`CREATE TYPE ${column(`of ${name}`)} AS ENUM
          (SELECT DISTINCT ${column(name)} FROM raw ORDER BY 1)`);
      }
      const cells = facets.map((name) => `${column(name)}::${column(`of ${name}`)} AS ${column(name)}`);
      await link.query(`CREATE TABLE list AS
        SELECT rowid::INTEGER AS id, ${cells}, ${column(text)} FROM raw; DROP TABLE raw`);
      await base.dropFile("list.csv");
      values = [];
      for (const name of facets) {
        const all = await link.query(`SELECT unnest(enum_range(NULL::${column(`of ${name}`)})) AS v`);
        values.push(all.toArray().map(({ v }) => v));
      }
    },
    toggle(facet, value) { if (!ticked[facet].delete(value)) ticked[facet].add(value); },
    async setQuery(prefix) {
      const name = `lower(${column(text)})`;
      await link.query(`CREATE OR REPLACE TEMP TABLE found AS
        FROM list WHERE ${name} LIKE ${quoted(`${prefix}%`)} OR ${name} LIKE ${quoted(`% ${prefix}%`)}`);
      rows = "found";
    },
    clear() {
      ticked.forEach((set) => set.clear());
      rows = "list";
    },
    async counts() {
      const told = await link.query(statement());
      const [f, k, n] = ["f", "k", "n"].map((name) => told.getChild(name).toArray());
      const result = { total: 0, ids: [], facets: values.map((all) => new Uint32Array(all.length)) };
      for (let at = 0; at < f.length; at += 1) {
        if (f[at] >= 0) result.facets[f[at]][k[at]] = n[at];
        else if (f[at] === -1) result.total = n[at];
        else result.ids.push(k[at]);
      }
      result.ids.sort((a, b) => a - b); // the parts of a union keep no order
      return result;
    },
    entries: (result, facet) =>
      values[facet].map((value, code) => [value, result.facets[facet][code]]),
  };
};

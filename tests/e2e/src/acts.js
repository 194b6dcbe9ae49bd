// Random acts, from every control that is found in the page, and plain loops that say what must be
// shown after each. Knows nothing of the program but what a reader sees, and the data.
(() => {
  let seed = 1;
  const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const pick = (all) => all[Math.floor(random() * all.length)];
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const number = (text) => Number(text.replace(/\D/g, ""));

  // Left out: what leaves the page, saves or prints, changes the language, takes the list away, or reads
  // it in another way (the suite `reading` does that).
  const OFF = "#list-how, #list-meetings-open, .reading-panel, .take, .languages, .foot, .brand, .skip, .own, .own-file, #list-close, #list-keep, .list-acts select, [type=file], [download], [target]";
  const controls = (root) =>
    [...(document.querySelector("dialog[open]") ?? root).querySelectorAll("a[href^='?'], a[href^='#list'], button, input, select, summary")]
      .filter((it) => !it.closest(OFF) && !it.disabled && !it.closest("[inert]") && it.checkVisibility());
  const act = (it) => {
    if (it.localName === "select") {
      it.value = pick([...it.options]).value;
      it.dispatchEvent(new Event("change", { bubbles: true }));
    } else if (["search", "text"].includes(it.type)) {
      it.value = pick(["", "", "a", "re", "un", "republic", "body 1", "zz", "“ё中"]);
      it.dispatchEvent(new Event("input", { bubbles: true }));
    } else it.click();
  };
  const told = (it) => `${it.localName}#${it.id}.${it.className} ${it.value ?? ""} ${it.textContent.slice(0, 40)}`;

  const passes = (has, { want, not }) =>
    (!want.length || want.some((it) => has.includes(it))) && !not.some((it) => has.includes(it));

  let data;
  const explorer = {
    root: "#app",
    async ready() { data ??= await (await fetch(document.getElementById("dataset").href)).json(); },
    wrong() {
      if (document.querySelector("#q")?.value || !document.querySelector("#filters")?.checkVisibility()) return;
      // A search inside a facet hides values that are asked for: then nothing can be said.
      if ([...document.querySelectorAll("#filters .find")].some((it) => it.value)) return;
      const named = (look, facet) => [...document.querySelectorAll(`#filters li.${look} input[name="${facet}"]`)].map((it) => it.value);
      const filters = Object.fromEntries(data.facets.map(({ id }) => [id, { want: named("wanted", id), not: named("excluded", id) }]));
      const organizations = Object.fromEntries(data.organizations.map((it) => [it.id, it]));
      const of = (row, facet) => [row[facet.field] ?? organizations[row.organization][facet.field]];
      const matching = (but) => data.participations.filter((row) =>
        data.facets.every((it) => it.id === but || passes(of(row, it), filters[it.id])));
      const total = number(document.querySelector("#open-filters").textContent.match(/\d+/)[0]);
      if (total !== matching().length) return `${total} shown, ${matching().length} counted`;
      for (const facet of data.facets) {
        const rows = matching(facet.id);
        for (const box of document.querySelectorAll(`#filters input[name="${facet.id}"]`)) {
          const shown = number(box.closest("li").querySelector(".count [aria-hidden]").textContent);
          const right = rows.filter((row) => of(row, facet).includes(box.value)).length;
          if (shown !== right) return `${facet.id} ${box.value}: ${shown} shown, ${right} counted`;
        }
      }
    },
  };

  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  // `several` is the column with several values in a cell.
  const list = (columns, rows, several) => ({
    root: "#list",
    async ready() {
      // What the worker still counts is shown in the end: wait until nothing changes any more.
      const said = () => document.querySelector("#list").textContent;
      for (let before, same = 0; same < 2; ) {
        await painted();
        const now = said();
        same = now === before ? same + 1 : 0;
        before = now;
      }
    },
    wrong() {
      const date = columns.indexOf("year");
      const cell = (row, name) => {
        const text = row[columns.indexOf(name)];
        if (name !== several) return [text];
        const parts = text.split(";").map((it) => it.trim()).filter(Boolean);
        return parts.length ? parts : [""];
      };
      // What is asked for, as the chips above the rows tell it: a facet need not show every value.
      const chips = [...document.querySelectorAll("#list .chip")].map((it) => it.textContent.replace(/×$/, ""));
      const years = chips.flatMap((it) => /^Year: (\d{4})$/.exec(it)?.[1] ?? []);
      const asked = (name) => {
        const asked = { want: [], not: [] };
        for (const chip of chips.filter((it) => it.startsWith(name + ": "))) {
          const [, not, value] = /^(not )?(.*)$/.exec(chip.slice(name.length + 2));
          asked[not ? "not" : "want"].push(value === "no value" ? "" : value);
        }
        return asked;
      };
      const facets = [...document.querySelectorAll("#list fieldset")].map((it) => {
        const name = it.querySelector("legend").textContent;
        const all = it.querySelector(".list-all input")?.checked ?? false;
        return { name, all, ...asked(name), values: [...it.querySelectorAll("li.value")] };
      });
      const text = words(document.querySelector("#list-q")?.value ?? "");
      const matching = (but) => rows.filter((row) =>
        (!years.length || years.includes(row[date])) &&
        text.every((begin) => row.some((it, at) => at !== date && words(it).some((word) => word.startsWith(begin)))) &&
        facets.every((it) => {
          if (it.name === but) return true;
          const has = cell(row, it.name);
          if (it.all) return it.want.every((value) => has.includes(value)) && !it.not.some((value) => has.includes(value));
          return passes(has, it);
        }));
      const lead = document.querySelector("#list .sentence").textContent;
      const total = number(lead.match(/[\d,]+/)[0]);
      if (total !== matching().length) return `${total} shown, ${matching().length} counted: ${lead}`;
      for (const facet of facets) {
        const rows = matching(facet.name);
        for (const li of facet.values) {
          const value = li.querySelector("input").value;
          const shown = number(li.querySelector(".count [aria-hidden]").textContent);
          const right = rows.filter((row) => cell(row, facet.name).includes(value)).length;
          if (shown !== right) return `${facet.name} ${value}: ${shown} shown, ${right} counted`;
        }
      }
    },
  });

  // What the console would show in red.
  const complaints = [];
  window.complaints = () => complaints.splice(0);
  addEventListener("error", (event) => complaints.push(event.message));
  addEventListener("unhandledrejection", (event) => complaints.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => complaints.push(event.violatedDirective));
  const error = console.error;
  console.error = (...all) => { complaints.push(all.join(" ")); error(...all); };

  // So many acts; what was wrong, or nothing.
  window.actAtRandom = async (kind, from, count) => {
    const here = kind === "explorer" ? explorer : list(...kind);
    seed = from;
    const last = [];
    for (let at = 0; at < count; at++) {
      const it = pick(controls(document.querySelector(here.root)));
      if (!it) return `no control is left after ${last.join(" / ")}`;
      last.push(told(it));
      if (last.length > 6) last.shift();
      act(it);
      await painted();
      if (!document.getElementById("fault").hidden) return `a fault after ${last.join(" / ")}`;
      await here.ready();
      // A machine with other work may need longer than it takes to look still.
      for (let tries = 0; here.wrong() && tries < 60; tries++) await painted();
      const wrong = here.wrong();
      if (wrong) return `${wrong}; at ${location.search}${location.hash}, after ${last.join(" / ")}`;
    }
    return "";
  };
})();

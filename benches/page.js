// Measures one peer in the page that loads this: opens the list, plays the script, checks every
// answer outside the clock. Knows the peers' contract only; `run.mjs` gives it `weigh`.
const fetched = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer;
};

window.measure = async ({ module, options, csv, script }) => {
  const { create } = await import(module);
  const { facets, text, values, whole, warm, timed } = await (await fetched(script)).json();
  const places = values.map((all) => new Map(all.map((value, place) => [value, place])));
  let bytes = new Uint8Array(await (await fetched(csv)).arrayBuffer());
  const peer = await create({ facets, text, options });
  let [checked, wrong] = [0, []];
  const check = (what, result, right) => {
    const isRight = facets.every((_, facet) => {
      const left = [...right.counts[facet]];
      for (const [value, count] of peer.entries(result, facet)) left[places[facet].get(value)] -= count;
      return left.every((count) => count === 0);
    });
    const [ids, rightIds] = [result.ids, right.ids].map((all) => Array.from(all).join());
    checked += 1;
    if (!isRight || result.total !== right.total || ids !== rightIds) wrong.push(what);
  };

  const begun = performance.now();
  await peer.load(bytes);
  const first = await peer.counts();
  const load = performance.now() - begun;
  check("load", first, whole);
  bytes = undefined;
  for (let turn = 0; turn < 3; turn += 1) {
    window.gc();
    await new Promise((done) => setTimeout(done, 300)); // what is freed is given back meanwhile
  }
  const memory = await window.weigh();

  const steps = [];
  const play = async (sequences, isTimed) => {
    for (const step of sequences.flat()) {
      const begun = performance.now();
      if (step.clear) await peer.clear();
      else if (step.text) await peer.setQuery(step.text);
      else await peer.toggle(step.facet, step.value);
      const result = await peer.counts();
      const took = performance.now() - begun;
      if (isTimed) steps.push([step.what, took, step.text]);
      check(step.what, result, step.right);
    }
  };
  await play(warm, false);
  await play(timed, true);
  return { load, memory, steps, checked, wrong };
};

// Keeps the whole site of one version for visits without a network.
//
// A version is all of its files or none: they are fetched together and each must have the digest
// that the build wrote here. A new version waits until the reader asks for it; until then, and if
// fetching it fails, the old one goes on, so two versions never mix.
const VERSION = "{{version}}";
const FILES = {{files}};
const PREFIX = "plenary " + self.registration.scope + " ";
const NAME = PREFIX + VERSION;

const fetched = async (path) => {
  const response = await fetch(path, { cache: "no-cache" });
  const bytes = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (b) => b.toString(16).padStart(2, "0")).join("");
  if (!response.ok || hex !== FILES[path]) throw new Error(path + " is not of this version");
  // The bytes are unpacked already.
  const headers = new Headers(response.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return [path, new Response(bytes, { headers })];
};

const install = async () => {
  const all = await Promise.all(Object.keys(FILES).map(fetched));
  const cache = await caches.open(NAME);
  try {
    for (const [path, response] of all) await cache.put(path, response);
  } catch (error) {
    // No room: half a version is worse than none.
    await caches.delete(NAME);
    throw error;
  }
};

const forgetOthers = async () => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
};

const answer = async (request) => {
  const cache = await caches.open(NAME);
  const scope = new URL(self.registration.scope);
  const path = new URL(request.url).pathname.slice(scope.pathname.length);
  const kept = await cache.match(path === "index.html" || path === "" ? "./" : path);
  return kept || fetch(request);
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("message", (event) => {
  if (event.data === "change over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(self.registration.scope)) event.respondWith(answer(event.request));
});

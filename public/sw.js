// The service worker of a development page: takes itself away, and with it whatever an older page on
// the same port has kept. A release has another one in its place (xtask/templates/sw.js).
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const leave = async () => {
    const names = await caches.keys();
    const own = names.filter((name) => name.startsWith("plenary " + self.registration.scope + " "));
    await Promise.all(own.map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(leave());
});

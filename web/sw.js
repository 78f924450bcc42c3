// Keeps this build of the page, so that it opens without a connection. A newer build is always preferred: the page itself
// is asked of the server first, and names its other files with the build they belong to.
const build = '@XENOGLYPH_BUILD@';
const files = ['@XENOGLYPH_FILES@'];
// Other copies of the page, in other folders of the same site, have caches of their own.
const family = `xenoglyph ${self.registration.scope} `;
const cacheName = family + build;

// Files that carry the build in their address never change.
const isVersioned = (url) => url.searchParams.get('v') === build;

async function keepBuild() {
  const cache = await caches.open(cacheName);
  const page = await fetch('./', { cache: 'no-cache' });
  // While a new build is being put up, page and worker may be of different builds: try again at the next visit.
  if (!page.ok || !(await page.clone().text()).includes(`?v=${build}`)) throw new Error('not the page of this build');
  await cache.put('./', page);
  await cache.addAll(files.map((file) => new Request(file, { cache: file.includes('?v=') ? 'default' : 'no-cache' })));
}

async function dropOtherBuilds() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(family) && name !== cacheName).map((name) => caches.delete(name)),
  );
}

async function fromNetworkFirst(request, kept) {
  try {
    return await fetch(request);
  } catch (error) {
    const cache = await caches.open(cacheName);
    const response = await cache.match(kept);
    if (!response) throw error;
    return response;
  }
}

// What was not kept from the first visit on, a network that not everybody opens, is kept once it was asked for.
async function fromCacheFirst(event) {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const response = await fetch(event.request);
  // It is no failure of the page when nothing more can be kept.
  if (response.status === 200) event.waitUntil(cache.put(event.request, response.clone()).catch(() => {}));
  return response;
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepBuild().then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOtherBuilds().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !request.url.startsWith(self.registration.scope)) return;
  if (request.mode === 'navigate') {
    const inside = url.href.slice(self.registration.scope.length).replace(/[?#].*/, '');
    if (inside === '' || inside === 'index.html') event.respondWith(fromNetworkFirst(request, './'));
  } else if (isVersioned(url)) {
    event.respondWith(fromCacheFirst(event));
  } else {
    event.respondWith(fromNetworkFirst(request, request));
  }
});

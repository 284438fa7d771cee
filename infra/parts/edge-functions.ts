/** Functions of the distribution: they run at its edge, in its own JavaScript, before a request. */

/** Route keys of the API cannot end with a slash, and the seed's paths do. */
export const dropLastSlash = `function handler(event) {
  var request = event.request;
  if (request.uri.length > 1) request.uri = request.uri.replace(/\\/+$/, '') || '/';
  return request;
}`;

/** A screen's address is no file: the page that draws all screens is. */
export const openPageForScreen = `function handler(event) {
  var request = event.request;
  if (!/\\.[a-z0-9]+$/i.test(request.uri)) request.uri = '/index.html';
  return request;
}`;

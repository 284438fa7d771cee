import type { ApiAnswer } from '../../shared/http/route.ts';

/** Scripts come from us alone; Swagger UI sets styles as it draws, and its icons are in its code. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const html = `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Quai API</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/swagger/swagger-ui.css">
  </head>
  <body>
    <main id="swagger-ui"></main>
    <script src="/swagger/swagger-ui-bundle.js"></script>
    <script src="/swagger/start.js"></script>
  </body>
</html>
`;

const start = `window.ui = SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
});
`;

/** The page that shows the API; it asks nobody but us for anything. */
export function answerPage(): ApiAnswer {
  return {
    status: 200,
    text: html,
    contentType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': policy, 'cache-control': 'public, max-age=300' },
  };
}

/** Files of the page by name. */
export function createAnswerAsset(files: {
  readonly styles: string;
  readonly bundle: string;
}): (name: string) => ApiAnswer {
  const script = 'text/javascript; charset=utf-8';
  const assets = new Map([
    ['swagger-ui.css', { text: files.styles, contentType: 'text/css; charset=utf-8' }],
    ['swagger-ui-bundle.js', { text: files.bundle, contentType: script }],
    ['start.js', { text: start, contentType: script }],
  ]);
  return (name) => {
    const asset = assets.get(name);
    if (asset === undefined) return { problem: 'RUN-ROUTE' };
    return { status: 200, ...asset, headers: { 'cache-control': 'public, max-age=86400' } };
  };
}

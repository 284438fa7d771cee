import type { IncomingMessage, ServerResponse } from 'node:http';
import { pageScript, pageStyle } from './status-page-assets.ts';

/** What the page links to; all of this machine. */
export interface StatusPageContent {
  readonly websocketUrl: string;
  readonly searchUrl: string | null;
  readonly mailInboxUrl: string;
  readonly users: readonly {
    readonly email: string;
    readonly roles: readonly string[];
    readonly country: string | null;
  }[];
  readonly password: string;
}

const texts = {
  fr: {
    lang: 'fr',
    lead: 'Reçoit les fichiers, les vérifie, explique ce qui ne va pas et enregistre ce qui est juste.',
    starting: 'Démarrage en cours : l’application est en train d’être déployée.',
    state: 'État',
    asking: 'Vérification…',
    documents: 'Documentation de l’API',
    health: 'État de santé',
    events: 'Messages (AsyncAPI)',
    addresses: 'Adresses',
    mails: 'Courriels envoyés',
    search: 'Moteur de recherche',
    searchOff: 'La recherche est désactivée.',
    signIn: 'Se connecter',
    password: 'Mot de passe de tous les utilisateurs de cette machine :',
    try: 'Importer un fichier de cours',
    drop: 'Copiez-le dans ce dossier :',
  },
  en: {
    lang: 'en',
    lead: 'Takes files in, checks them, explains what is wrong and settles what is right.',
    starting: 'Starting: the app is being deployed.',
    state: 'State',
    asking: 'Checking…',
    documents: 'API documentation',
    health: 'Health',
    events: 'Messages (AsyncAPI)',
    addresses: 'Addresses',
    mails: 'Mail sent',
    search: 'Search engine',
    searchOff: 'Search is off.',
    signIn: 'Sign in',
    password: 'Password of every user of this machine:',
    try: 'Import a course file',
    drop: 'Copy it into this folder:',
  },
} as const;
type Texts = (typeof texts)[keyof typeof texts];

/**
 * The page at `/` until there is a console: whether it runs, and where everything is.
 *
 * @param content null while the app is being deployed
 */
export function writeStatusPage(
  request: IncomingMessage,
  response: ServerResponse,
  content: StatusPageContent | null,
): void {
  const text = texts[preferredLanguage(request.headers['accept-language'])];
  const origin = `http://${request.headers.host ?? '127.0.0.1'}`;
  response.writeHead(content === null ? 503 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(content === null ? { 'retry-after': '3', refresh: '3' } : {}),
  });
  response.end(
    page(text, content === null ? `<p>${text.starting}</p>` : body(text, content, origin)),
  );
}

/** French unless English is asked for first, as everywhere in the product. */
export function preferredLanguage(header: string | undefined): 'fr' | 'en' {
  const first = /\b(fr|en)\b/i.exec(header ?? '')?.[1]?.toLowerCase();
  return first === 'en' ? 'en' : 'fr';
}

function page(text: Texts, inside: string): string {
  return `<!doctype html>
<html lang="${text.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Quai</title>
<style>${pageStyle}</style>
</head>
<body>
<header><h1>Quai</h1><p>${text.lead}</p></header>
<main>${inside}</main>
</body>
</html>
`;
}

function body(text: Texts, content: StatusPageContent, origin: string): string {
  return [
    stateCard(text),
    addressCard(text, content),
    signInCard(text, content, origin),
    tryCard(text),
  ]
    .map((card) => `<section>${card}</section>`)
    .join('\n');
}

function stateCard(text: Texts): string {
  return `<h2>${text.state}</h2>
<ul id="checks" aria-live="polite"><li>${text.asking}</li></ul>
<p><a href="/api/docs">${text.documents}</a> · <a href="/swagger/">Swagger</a> ·
<a href="/api/openapi.json">OpenAPI</a> · <a href="/api/asyncapi.json">${text.events}</a> ·
<a href="/api/health">${text.health}</a></p>
<script>${pageScript}</script>`;
}

function addressCard(text: Texts, { websocketUrl, searchUrl, mailInboxUrl }: StatusPageContent) {
  const search =
    searchUrl === null
      ? text.searchOff
      : `<a href="${escapeHtml(searchUrl)}">${escapeHtml(searchUrl)}</a>`;
  return `<h2>${text.addresses}</h2>
<dl><dt>WebSocket</dt><dd><code>${escapeHtml(websocketUrl)}</code></dd>
<dt>${text.search}</dt><dd>${search}</dd>
<dt>${text.mails}</dt><dd><a href="${escapeHtml(mailInboxUrl)}">${escapeHtml(mailInboxUrl)}</a></dd></dl>`;
}

function signInCard(text: Texts, { users, password }: StatusPageContent, origin: string): string {
  const rows = users.map(
    ({ email, roles, country }) =>
      `<tr>${[email, roles.join(', '), country ?? '–'].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  const example = `curl -s ${origin}/api/auth/login -H 'content-type: application/json' \\
  -d '{"email":"${users.find(({ roles }) => roles.includes('staff'))?.email ?? ''}","password":"${password}"}'`;
  return `<h2>${text.signIn}</h2>
<pre>${escapeHtml(example)}</pre>
<p>${text.password} <code>${escapeHtml(password)}</code></p>
<table>${rows.join('')}</table>`;
}

function tryCard(text: Texts): string {
  return `<h2>${text.try}</h2>
<p>${text.drop}</p><pre>cp courses.csv ingest/drop/</pre>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

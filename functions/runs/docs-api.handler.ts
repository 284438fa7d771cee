import styles from 'swagger-ui-dist/swagger-ui.css' with { type: 'text' };
import bundle from 'swagger-ui-dist/swagger-ui-bundle.js' with { type: 'text' };
import asyncapi from '../../events/asyncapi.json' with { type: 'json' };
import { buildOpenapi } from '../../shared/http/build-openapi.ts';
import {
  asyncapiRoute,
  docsPageRoute,
  openapiRoute,
  swaggerAssetRoute,
  swaggerPageRoute,
} from '../../shared/runs/docs-routes.ts';
import { docsApiEnvironment } from '../../shared/runs/runs-environment.ts';
import { readEnv } from '../runtime/env.ts';
import { bind, createApi } from '../runtime/http.ts';
import { documentedRoutes } from './documented-routes.ts';
import { answerPage, createAnswerAsset } from './swagger-page.ts';

const env = readEnv(docsApiEnvironment);
const openapi = buildOpenapi(documentedRoutes, {
  version: env.QUAI_VERSION,
  publicUrl: env.PUBLIC_URL,
});
const answerAsset = createAnswerAsset({ styles, bundle });
const headers = { 'cache-control': 'public, max-age=300' };

export const handler = createApi('runs', [
  bind(openapiRoute, async () => ({ status: 200, json: openapi, headers })),
  bind(asyncapiRoute, async () => ({ status: 200, json: asyncapi, headers })),
  bind(docsPageRoute, async () => answerPage()),
  bind(swaggerPageRoute, async () => answerPage()),
  bind(swaggerAssetRoute, async ({ path }) => answerAsset(path['asset'] ?? '')),
]);

import { resolve } from 'node:path';
import { buildApp } from './build-app.ts';
import { bundleFunctions } from './parts/bundle.ts';
import { readSettings } from './settings.ts';

const root = resolve(import.meta.dirname, '..');
buildApp({ settings: readSettings(), bundles: await bundleFunctions(root) }).synth();

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildOnce, cacheFolder, contentKey } from './cache.mjs';
import { writeModuleDescriptors } from './opensearch-modules.mjs';
import { askTool, runTool } from './run-tool.mjs';
import { say } from './say.mjs';

const HOW_TO_GET_IT =
  'Install a JDK 17 and Maven (Debian and Ubuntu: apt install openjdk-17-jdk-headless maven; ' +
  'macOS: brew install openjdk@17 maven) and start again, or give OPENSEARCH_URL.';

/**
 * The search engine's program, shared by every clone of this user. Search is the one part that
 * may be missing, so what is not there is an answer and not an error.
 *
 * @param {string} root folder of the project
 * @returns {Promise<{ home: string | null, java: string, whyOff: string }>} home null: no search
 */
export async function installOpenSearch(root, env = process.env) {
  const java = env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const off = (whyOff) => ({ home: null, java, whyOff });
  if (env.OPENSEARCH_URL) return off('');
  if (env.SEARCH === 'off') return off('SEARCH=off asks for it.');
  const release = javaRelease(java);
  // From 24 on Java has no security manager, which this OpenSearch insists on.
  if (release === null || release < 17 || release > 23) {
    return off(`Java 17 to 23 is needed (found ${release ?? 'none'}). ${HOW_TO_GET_IT}`);
  }
  const pom = path.join(root, 'local', 'opensearch', 'pom.xml');
  const modules = fileURLToPath(new URL('./opensearch-modules.mjs', import.meta.url));
  const key = contentKey([readFileSync(pom), readFileSync(modules)]);
  const folder = path.join(cacheFolder(env), `opensearch-${key}`);
  if (!existsSync(folder) && askTool('mvn', ['--version']) === null) {
    return off(`Maven is needed to fetch it. ${HOW_TO_GET_IT}`);
  }
  try {
    await buildOnce(folder, (unfinished) => fetchOpenSearch(pom, unfinished));
  } catch (error) {
    return off(`${error.message}\nCheck the network and Maven's settings, and start again.`);
  }
  return { home: path.join(folder, 'opensearch'), java, whyOff: '' };
}

async function fetchOpenSearch(pom, folder) {
  say('search: fetching OpenSearch with Maven');
  await runTool('mvn', ['-q', '-B', '-f', pom, 'package', `-Dopensearch.target=${folder}`], {
    shell: process.platform === 'win32',
    whatFailed: 'Maven could not fetch OpenSearch',
  });
  writeModuleDescriptors(path.join(folder, 'opensearch'), writeFileSync);
  say('search: fetched');
}

/** @returns {number | null} 17 for "17.0.15" */
function javaRelease(java) {
  const release = /version "(\d+)/.exec(askTool(java, ['-version']) ?? '')?.[1];
  return release === undefined ? null : Number(release);
}

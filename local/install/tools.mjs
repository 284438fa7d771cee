import { installMinistack } from './ministack.mjs';
import { installOpenSearch } from './opensearch.mjs';

/**
 * Programs of the local cloud on this machine.
 *
 * @typedef {object} LocalTools
 * @property {string} python Python of the environment that holds MiniStack
 * @property {string | null} openSearchHome null: no search engine of our own is started
 * @property {string} java
 * @property {string} searchOffBecause why there is none and how to get it; empty when
 *   OPENSEARCH_URL names another
 */

/**
 * Everything the local cloud runs on, installed when it is not there yet.
 *
 * @param {string} root folder of the project
 * @returns {Promise<LocalTools>}
 */
export async function installTools(root) {
  const [python, search] = await Promise.all([installMinistack(root), installOpenSearch(root)]);
  return {
    python,
    openSearchHome: search.home,
    java: search.java,
    searchOffBecause: search.whyOff,
  };
}

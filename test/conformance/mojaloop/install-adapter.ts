import { installPackages } from '../../../local/install/packages.mjs';

/** The adapter is large and needed by nothing else: it is installed when this is first run. */
export default async function installAdapter(): Promise<void> {
  await installPackages(import.meta.dirname);
}

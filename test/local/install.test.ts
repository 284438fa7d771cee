import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { buildOnce, cacheFolder, contentKey } from '../../local/install/cache.mjs';
import { readDotenv } from '../../local/install/dotenv.mjs';
import { installOpenSearch } from '../../local/install/opensearch.mjs';
import { packagesAreCurrent } from '../../local/install/packages.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'quai-install-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let folders = 0;
const aFolder = () => {
  const made = path.join(folder, String(folders++));
  mkdirSync(made);
  return made;
};

describe('packages', () => {
  const zod = { version: '4.6.7', integrity: 'sha512-a' };
  const elsewhere = { version: '1.0.0', optional: true, os: ['plan9'], cpu: ['x64'] };
  const here = { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] };
  const aRoot = (wanted: object, installed?: object) => {
    const root = aFolder();
    writeFileSync(path.join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }));
    mkdirSync(path.join(root, 'node_modules'));
    if (installed) {
      const stamp = path.join(root, 'node_modules', '.package-lock.json');
      writeFileSync(stamp, JSON.stringify({ packages: installed }));
    }
    return root;
  };

  test.each([
    { installed: { 'node_modules/zod': zod }, current: true, why: 'all is there' },
    { installed: undefined, current: false, why: 'the installation was interrupted' },
    { installed: {}, current: false, why: 'one is missing' },
    {
      installed: { 'node_modules/zod': { ...zod, version: '4.6.6' } },
      current: false,
      why: 'one is older',
    },
    {
      installed: { 'node_modules/zod': { ...zod, integrity: 'sha512-b' } },
      current: false,
      why: 'one has another content',
    },
  ])('current: $current when $why', ({ installed, current }) => {
    const wanted = { '': {}, 'node_modules/zod': zod, 'node_modules/other-os': elsewhere };
    expect(packagesAreCurrent(aRoot(wanted, installed))).toBe(current);
  });

  test('an optional one for this machine must be there', () => {
    expect(packagesAreCurrent(aRoot({ 'node_modules/node': here }, {}))).toBe(false);
  });
});

describe('cache', () => {
  test('a folder is built once', async () => {
    const place = path.join(aFolder(), 'thing');
    const build = async (unfinished: string) => writeFileSync(path.join(unfinished, 'x'), 'x');
    expect(await buildOnce(place, build)).toBe('built');
    expect(await buildOnce(place, async () => expect.unreachable())).toBe('found');
    expect(existsSync(path.join(place, 'x'))).toBe(true);
  });

  test('one that fails half-way leaves nothing that counts', async () => {
    const parent = aFolder();
    const failing = buildOnce(path.join(parent, 'thing'), async (unfinished: string) => {
      writeFileSync(path.join(unfinished, 'half'), 'x');
      throw new Error('no network');
    });
    await expect(failing).rejects.toThrow('no network');
    expect(readdirSync(parent)).toEqual([]);
  });

  test('the key changes with every part, and with where one part ends', () => {
    expect(contentKey(['a', 'b'])).toMatch(/^[0-9a-f]{16}$/);
    expect(contentKey(['a', 'b'])).not.toBe(contentKey(['a', 'c']));
    expect(contentKey(['ab', 'c'])).not.toBe(contentKey(['a', 'bc']));
  });

  test('it is where XDG_CACHE_HOME says', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/c' })).toBe(path.join('/c', 'quai'));
  });
});

describe('search', () => {
  test.each([
    { env: { SEARCH: 'off' }, why: 'SEARCH=off asks for it.', when: 'it is switched off' },
    { env: { OPENSEARCH_URL: 'http://127.0.0.1:9' }, why: '', when: 'another one is given' },
    {
      env: { JAVA_HOME: '/no/java/here' },
      why: /^Java 17 to 23 is needed \(found none\)\. Install a JDK 17 and Maven/,
      when: 'Java is missing',
    },
  ])('none of our own when $when', async ({ env, why }) => {
    const { home, whyOff } = await installOpenSearch('.', env);
    expect(home).toBe(null);
    expect(whyOff).toMatch(why);
  });
});

test('.env fills in what the shell leaves out', () => {
  const file = path.join(aFolder(), '.env');
  writeFileSync(
    file,
    '# a comment\nSEARCH=off\r\nCOURSE_CURRENCY = "XOF"\nEMPTY=\nnot a setting\n',
  );
  const env = { SEARCH: 'on' };
  readDotenv(file, env);
  expect(env).toEqual({ SEARCH: 'on', COURSE_CURRENCY: 'XOF', EMPTY: '' });
});

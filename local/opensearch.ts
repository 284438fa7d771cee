import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Service, startService } from './service.ts';

const HEAP = '512m';

const log4j = `status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
`;

/**
 * Starts one OpenSearch node.
 *
 * @param home folder of the program
 * @param folder for its log, configuration and data, made when missing
 * @param port a free one
 * @returns once the node can be written to, which is later than its port opening
 */
export async function startOpenSearch(
  { home, java }: { readonly home: string; readonly java: string },
  folder: string,
  port: number,
  signal: AbortSignal,
): Promise<Service> {
  const own = path.join(folder, 'opensearch');
  const logs = path.join(folder, 'logs');
  for (const made of ['config', 'data', 'logs', 'tmp']) {
    mkdirSync(path.join(own, made), { recursive: true });
  }
  mkdirSync(logs, { recursive: true });
  writeFileSync(path.join(own, 'config', 'opensearch.yml'), configuration(own, port));
  writeFileSync(path.join(own, 'config', 'log4j2.properties'), log4j);
  const [program = java, ...args] = [...asOrdinaryUser(), java, ...javaArguments(home, own)];
  return startService({
    name: 'The search engine',
    program,
    args,
    cwd: own,
    logFile: path.join(logs, 'opensearch.log'),
    env: { PATH: process.env['PATH'] ?? '/usr/bin:/bin', HOME: own, LANG: 'C.UTF-8' },
    isReady: () => isWritable(`http://127.0.0.1:${port}`),
    readyWithinSeconds: 120,
    signal,
  });
}

async function isWritable(url: string): Promise<boolean> {
  const health = await fetch(`${url}/_cluster/health?wait_for_status=yellow&timeout=1s`);
  return health.ok;
}

/** OpenSearch refuses root; in a user namespace root is somebody else, with the same files. */
function asOrdinaryUser(): string[] {
  if (process.getuid?.() !== 0) return [];
  return ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
}

function configuration(own: string, port: number): string {
  return `${[
    'cluster.name: quai-local',
    'discovery.type: single-node',
    'network.host: 127.0.0.1',
    `http.port: ${port}`,
    'transport.port: 0',
    `path.data: ${path.join(own, 'data')}`,
    `path.logs: ${path.join(own, 'logs')}`,
    'cluster.routing.allocation.disk.threshold_enabled: false',
    'action.auto_create_index: false',
  ].join('\n')}\n`;
}

function javaArguments(home: string, own: string): string[] {
  return [
    `-Xms${HEAP}`,
    `-Xmx${HEAP}`,
    '-XX:+UseSerialGC',
    '-Djava.security.manager=allow',
    '-Djava.locale.providers=SPI,COMPAT',
    `-Djava.io.tmpdir=${path.join(own, 'tmp')}`,
    `-Djna.tmpdir=${path.join(own, 'tmp')}`,
    '-Dlog4j2.disable.jmx=true',
    '-Dlog4j.shutdownHookEnabled=false',
    `-Dopensearch.path.home=${home}`,
    `-Dopensearch.path.conf=${path.join(own, 'config')}`,
    '-Dopensearch.distribution.type=zip',
    '-Dopensearch.bundled_jdk=false',
    '-cp',
    path.join(home, 'lib', '*'),
    'org.opensearch.bootstrap.OpenSearch',
  ];
}

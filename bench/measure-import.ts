import { readSettled } from '../functions/runs/group-markers.dynamodb.ts';
import type { PublicRun } from '../shared/runs/public-run.schema.ts';
import { type DirectTables, driveDirectly } from './drive-directly.ts';
import { countItemBytes } from './item-bytes.ts';
import type { Item, Rig, RunResults } from './rig.ts';
import { untilIndexed } from './until-indexed.ts';
import type { FeedWatch, WatchedRun } from './watch-feed.ts';

/** One import of the whole file, and what it left in the tables. */
export interface ImportFigures {
  readonly runId: string;
  /** From the beginning of the put until the client saw `done`. */
  readonly seconds: number;
  readonly counts: PublicRun['counts'];
  /** Seconds of each stage, as the run tells them. */
  readonly stages: Readonly<Record<string, number>>;
  readonly written: {
    readonly courses: number;
    readonly groupMarkers: number;
    readonly chunkMarkers: number;
    readonly events: number;
    /** Events that tell of a chunk. */
    readonly chunkEvents: number;
    /** The sum of all items; the run itself is written with every event at most. */
    readonly items: number;
  };
  readonly calls: {
    /** Chunks in the list over which the map ran. */
    readonly mapItems: number;
    /** Groups into which those were cut. */
    readonly groups: number;
    /** Attempts at a chunk or a group beyond its first: each leaves an object of its own. */
    readonly retries: number;
  };
}

/** Bytes of the largest item of each kind, as DynamoDB counts them. */
export type ItemBytes = Readonly<
  Record<'course' | 'groupMarker' | 'chunkMarker' | 'event' | 'run', number>
>;

/** The same file imported twice, and its writes without the road between. */
export interface Round {
  readonly created: ImportFigures;
  readonly directSeconds: number;
  readonly unchanged: ImportFigures;
  readonly itemBytes: ItemBytes;
}

/** Imports a new file, drives its writes directly, and imports the file again. */
export async function measureRound(
  rig: Rig,
  feed: FeedWatch,
  bare: DirectTables,
  file: { readonly stem: string; readonly rows: number; readonly content: string },
): Promise<Round> {
  const { content } = file;
  const indexedBefore = await rig.indexed();
  const first = await importFile(rig, feed, `${file.stem}.csv`, content);
  const ids = [...first.items.values()].flatMap(idsOfGroup);
  const courses = await rig.courses(ids);
  const created = toFigures(first, sumOfVersions(courses));
  await untilIndexed(rig, indexedBefore + file.rows);
  const groups = [...first.items.values()].filter(isGroup);
  const directSeconds = await driveDirectly(rig, bare, groups, courses);
  const second = await importFile(rig, feed, `${file.stem}-again.csv`, content);
  const after = sumOfVersions(await rig.courses(ids));
  const unchanged = toFigures(second, after - created.written.courses);
  return { created, directSeconds, unchanged, itemBytes: measureItems(first.items, courses) };
}

function measureItems(items: ReadonlyMap<string, Item>, courses: readonly Item[]): ItemBytes {
  const largest = (some: readonly Item[]) => Math.max(0, ...some.map(countItemBytes));
  const under = (prefix: string) =>
    largest([...items].filter(([sk]) => sk.startsWith(prefix)).map(([, item]) => item));
  return {
    course: largest(courses),
    groupMarker: under('GROUP#'),
    chunkMarker: under('CHUNK#'),
    event: under('EVENT#'),
    run: under('META'),
  };
}

interface Imported {
  readonly watched: WatchedRun;
  readonly run: PublicRun;
  readonly items: ReadonlyMap<string, Item>;
  readonly results: RunResults;
}

async function importFile(
  rig: Rig,
  feed: FeedWatch,
  name: string,
  content: string,
): Promise<Imported> {
  const watched = await feed.watchNext(() => rig.drop(name, content));
  const run = await rig.api.get<PublicRun>(`/api/runs/${watched.runId}`);
  if (run.status !== 'DONE') throw new Error(`${run.id} ended ${run.status}: ${run.message}`);
  const results = await rig.resultsOf(run.id);
  return { watched, run, items: await rig.itemsOf(run.id), results };
}

const isGroup = ({ sk }: Item) => String(sk).startsWith('GROUP#');

function idsOfGroup(item: Item): string[] {
  return isGroup(item) ? readSettled(item).outcomes.map(({ id }) => id) : [];
}

/** Every write of a course raises its version by one, so this sum counts writes. */
function sumOfVersions(courses: readonly Item[]): number {
  return courses.reduce((sum, { version }) => sum + Number(version), 0);
}

function toFigures(imported: Imported, courses: number): ImportFigures {
  const { watched, run } = imported;
  return {
    runId: run.id,
    seconds: watched.doneSeenMs / 1000,
    counts: run.counts,
    stages: Object.fromEntries(
      run.stages.flatMap(({ name, started_at: from, completed_at: to }) =>
        from === null || to === null ? [] : [[name, (Date.parse(to) - Date.parse(from)) / 1000]],
      ),
    ),
    written: countWritten(imported, courses),
    calls: countCalls(imported),
  };
}

function countWritten({ items }: Imported, courses: number): ImportFigures['written'] {
  const count = (prefix: string) => [...items.keys()].filter((sk) => sk.startsWith(prefix)).length;
  const tellsOfChunk = ({ data }: Item) =>
    typeof data === 'object' && data !== null && 'chunk' in data;
  const groupMarkers = count('GROUP#');
  const chunkMarkers = count('CHUNK#');
  const events = count('EVENT#');
  return {
    ...{ courses, groupMarkers, chunkMarkers, events },
    chunkEvents: [...items.values()].filter(tellsOfChunk).length,
    items: courses + groupMarkers + chunkMarkers + 2 * events,
  };
}

function countCalls({ results: { manifest, recordObjects } }: Imported): ImportFigures['calls'] {
  return {
    mapItems: manifest.length,
    groups: manifest.reduce((sum, { groups }) => sum + groups, 0),
    retries: recordObjects - manifest.length,
  };
}

import {
  type GroupMarkers,
  idOfVersion,
  type RecordStore,
  type SettledGroup,
  type VersionedItem,
} from '../../shared/runs/settling-rules.ts';

/** The in-memory double of a domain's records and of the group markers beside their runs. */
export function createFakeRecordStore<I extends VersionedItem>(): RecordStore<I> &
  GroupMarkers & {
    readonly items: Map<string, I>;
    /** How many groups were written. */
    writes(): number;
  } {
  const items = new Map<string, I>();
  const markers = new Map<string, SettledGroup>();
  let writes = 0;
  return {
    items,
    writes: () => writes,
    async readMany(ids) {
      return new Map(
        ids.flatMap((id) => (items.has(id) ? [[id, structuredClone(items.get(id) as I)]] : [])),
      );
    },
    async readGroups(runId, chunk, groups) {
      return new Map(
        groups.flatMap((group) => {
          const marker = markers.get(`${runId}/${chunk}/${group}`);
          return marker ? [[group, structuredClone(marker)] as const] : [];
        }),
      );
    },
    async closeGroup(runId, chunk, group) {
      const key = `${runId}/${chunk}/${group}`;
      const marker = markers.get(key) ?? { outcomes: [], recordsKey: '', isClosed: true };
      markers.set(key, marker);
      return structuredClone(marker);
    },
    async writeGroup({ runId, chunk, group, puts, ...settled }) {
      const key = `${runId}/${chunk}/${group}`;
      if (markers.has(key)) return { kind: 'already-settled' };
      const rivals = puts.filter(
        ({ item, basedOn }) => (items.get(item.id)?.version ?? 0) !== basedOn,
      );
      if (rivals.length > 0) return { kind: 'conflicts', ids: rivals.map(({ item }) => item.id) };
      for (const { item, replaced } of puts) {
        items.set(item.id, structuredClone(item));
        if (replaced) items.set(idOfVersion(item.id, replaced.version), structuredClone(replaced));
      }
      markers.set(key, structuredClone(settled));
      writes += 1;
      return { kind: 'saved' };
    },
  };
}

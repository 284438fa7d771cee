import { createFakeFileStore } from '../fakes/file-store.ts';
import { testFileStore } from './file-store.contract.ts';

testFileStore('the in-memory double', () => {
  const store = createFakeFileStore();
  return { store, put: store.put };
});

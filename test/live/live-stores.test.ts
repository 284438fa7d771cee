import { createFakeConnectionStore } from '../fakes/connection-store.ts';
import { createFakeTicketStore } from '../fakes/ticket-store.ts';
import { testConnectionStore } from './connection-store.contract.ts';
import { testTicketStore } from './ticket-store.contract.ts';

testConnectionStore('the in-memory double', createFakeConnectionStore);
testTicketStore('the in-memory double', createFakeTicketStore);

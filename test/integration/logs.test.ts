import { beforeAll, expect, test } from 'vitest';
import { readFunctionLogs } from './function-logs.ts';
import { openLive } from './live-client.ts';
import { type CallApi, outputs, signInAs } from './local-cloud.ts';
import { drop, endedRunOf, unique, until } from './road-rig.ts';
import { asNobody } from './stream-client.ts';
import { importToTheEnd, postJson } from './upload-rig.ts';

/** A person who does not exist. */
const name = 'Zéphyrine Quenotte';
const email = 'zephyrine.quenotte@exemple.test';

let staff: CallApi;
/** Whatever functions logged while that person went through every room. */
let logs: Map<string, string>;
let runIds: string[];

/** Good rows, a rejected one, repeated ones, a column that nobody knows: she is in all of them. */
const aPersonalFile = (stem: string) =>
  [
    `titre;formateur;description;prix;contact de ${name}`,
    `${stem} A;${name};Écrire à ${email};10;${email}`,
    `${stem} B;${name};Bien;${name};${email}`,
    `${stem} A;${name};Écrire à ${email};10;${email}`,
    `${stem} A;${name};Autre chose;11;${email}`,
  ].join('\n');

beforeAll(async () => {
  const since = Date.now();
  staff = await signInAs('staff');
  const stem = unique('Journaux');
  const form = await importToTheEnd(staff, aPersonalFile(stem), { name: `${name}.csv` });
  const key = `drop/courses/${name} ${stem}.csv`;
  await drop(key, aPersonalFile(`${stem} bis`), { sender: email });
  const dropped = await endedRunOf(staff, key);
  runIds = [form.id, dropped.id];
  const live = await openLive(staff);
  live.send({ action: 'subscribe', run_id: form.id });
  await live.next('done');
  live.close();
  const q = encodeURIComponent(name);
  await (await staff(`/api/courses/search?q=${q}`)).text();
  await (await staff(`/api/courses/suggest?q=${q}`)).text();
  await (await staff(`/api/runs?created_by=${encodeURIComponent(email)}`)).text();
  await (await staff(`/api/runs/${form.id}/findings`)).text();
  await (await postJson(asNobody, '/api/auth/login', { email, password: `${name}!` })).text();
  await (await postJson(staff, '/api/realtime/tickets', { for: email })).text();
  // The index follows by itself: its word is waited for.
  logs = await until('the index to have logged', async () => {
    const read = await readFunctionLogs(since);
    return [...read.keys()].some((group) => group.includes('IndexCourses')) ? read : undefined;
  });
});

test('the logs tell of the runs, so there is something to search', () => {
  const told = [...logs].filter(([, text]) => runIds.some((id) => text.includes(id)));
  const rooms = ['ReceiveFiles', 'ReadCourses', 'SettleCourses', 'ConcludeRun', 'AdoptArrival'];
  for (const room of rooms) {
    expect(told.map(([group]) => group).join(' ')).toContain(room);
  }
  // What answers a socket is not kept by the local cloud's log service.
  for (const room of ['CoursesApi', 'RunsApi', 'IdentityApi', 'PushEvents', 'IndexCourses']) {
    expect([...logs.keys()].join(' ')).toContain(room);
  }
});

test.each([
  { what: 'the name of a file’s person', words: ['quenotte', 'zéphyrine', 'z%c3%a9phyrine'] },
  { what: 'their address', words: [email, encodeURIComponent(email)] },
  { what: 'the users’ addresses', words: outputs.users.map((user) => user.email) },
])('$what is in no log', ({ words }) => {
  const holding = [...logs].flatMap(([group, text]) =>
    text
      .split('\n')
      .filter((line) => words.some((word) => line.toLowerCase().includes(word.toLowerCase())))
      .map((line) => `${group}: ${line.slice(0, 300)}`),
  );
  expect(holding).toEqual([]);
});

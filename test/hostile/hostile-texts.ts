import type { HostileFile } from './hostile-file.ts';

const header = 'title,price,description\n';
const good = 'Un,5,Bon\n';
const utf8 = (text: string) => new TextEncoder().encode(text);

/** So much of the same text, a block at a time. */
async function* manyTimes(text: string, times: number, before = ''): AsyncGenerator<string> {
  yield before;
  const block = text.repeat(Math.min(times, 1000));
  for (let done = 0; done < times; done += 1000) {
    yield done + 1000 <= times ? block : text.repeat(times - done);
  }
}

/** Texts that break readers; each but for its one trouble is a file that would be read. */
export const hostileTexts: readonly HostileFile[] = [
  {
    why: 'a page of HTML named as a table',
    name: 'cours.csv',
    content: `<!DOCTYPE html><html><body><table><tr><td>title</td></tr></table></body></html>`,
    code: 'RUN-F23',
  },
  {
    why: 'entities that multiply (billion laughs)',
    name: 'cours.xml',
    content: `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">${'<!ENTITY b "&a;&a;">'.repeat(50)}]><l>&b;</l>`,
    code: 'RUN-F13',
  },
  {
    why: 'an entity that names a file of the machine (XXE), called a table',
    name: 'cours.csv',
    content:
      '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
    code: 'RUN-F13',
  },
  {
    why: 'a pointer of Git LFS',
    name: 'cours.csv',
    content: `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12345\n`,
    code: 'RUN-F14',
  },
  {
    why: 'a quote that is never closed, and 30 MB behind it',
    name: 'cours.csv',
    content: () => manyTimes('texte sans fin ', 2_000_000, `${header}${good}Deux,5,"Ouvert`),
    code: 'RUN-F11',
  },
  {
    why: 'a quote that is never closed, and 200 good lines behind it',
    name: 'cours.csv',
    content: `${header}${good}Deux,5,"Ouvert\n${Array.from({ length: 200 }, (_, i) => `Cours ${i},5,Bon\n`).join('')}`,
    code: 'RUN-R05',
    accepted: 201,
  },
  {
    why: 'a line of 6 MB',
    name: 'cours.csv',
    content: `${header}${good}Deux,5,${'x'.repeat(6_000_000)}\nTrois,5,Bon\n`,
    code: 'RUN-R11',
    accepted: 2,
  },
  {
    why: 'nine rows with a cell of a million characters, all of it tags that nothing closes',
    name: 'cours.csv',
    content: `${header}${good}${`Deux,5,${'<b>'.repeat(333_000)}\n`.repeat(9)}`,
    code: 'CRS-R15',
    accepted: 1,
  },
  {
    why: '45 descriptions of 200,000 characters of markup, in entities four times over',
    name: 'cours.csv',
    content: `${header}${good}${Array.from({ length: 45 }, (_, i) => `Cours ${i},5,${'&amp;amp;lt;b>'.repeat(15_000)}\n`).join('')}`,
    code: 'CRS-R15',
    accepted: 1,
  },
  {
    why: '45 descriptions of 200,000 accents that belong to no letter, out of order',
    name: 'cours.csv',
    content: `${header}${good}${Array.from({ length: 45 }, (_, i) => `Cours ${i},5,e${'\u0301\u0323'.repeat(50_000)}\n`).join('')}`,
    code: 'CRS-R15',
    accepted: 1,
  },
  {
    why: 'nine lists of lessons of a million entities',
    name: 'cours.csv',
    content: `title,lessons\nUn,Bon\n${`Deux,${'&amp;'.repeat(199_000)}\n`.repeat(9)}`,
    code: 'CRS-R11',
    accepted: 1,
  },
  {
    why: 'a header of 6 MB',
    name: 'cours.csv',
    content: `title,${'x'.repeat(6_000_000)}\n${good}`,
    code: 'RUN-F24',
  },
  {
    why: 'a header of 20,000 columns',
    name: 'cours.csv',
    content: `title${',colonne'.repeat(19_999)}\nUn${',1'.repeat(19_999)}\n`,
    code: 'RUN-F15',
  },
  {
    why: 'rows that all have one cell more than the header',
    name: 'cours.csv',
    content: `${header}${'Un,5,Bon,trop\n'.repeat(200_000)}`,
    code: 'RUN-F16',
  },
  {
    why: 'a quote out of place in each of a million rows',
    name: 'cours.csv',
    content: () => manyTimes('Un"x,"5"y,Bon\n', 1_000_000, header),
    code: 'RUN-F11',
  },
  {
    why: 'a list nested ten million times',
    name: 'cours.json',
    content: '['.repeat(10_000_000),
    code: 'RUN-F27',
  },
  {
    why: 'a JSON text of 60 MB in one object',
    name: 'cours.json',
    content: () => manyTimes('x'.repeat(60), 1_000_000, '[{"title":"Un","description":"'),
    code: 'RUN-F06',
  },
  {
    why: 'a JSON object of two million keys among others',
    name: 'cours.json',
    content: () => manyTimes('"clé":1e400,', 2_000_000, '[{"title":"Un"},{'),
    code: 'RUN-F06',
  },
  {
    why: 'a JSON number of 60 MB',
    name: 'cours.json',
    content: () => manyTimes('9'.repeat(60), 1_000_000, '[{"title":"Un"},{"price":'),
    code: 'RUN-F06',
  },
  {
    why: 'JSON that breaks off',
    name: 'cours.json',
    content: '[{"title":"Un"},{"title":"Deux"',
    code: 'RUN-F06',
  },
  {
    why: 'keys that reach for the prototype, and one twice',
    name: 'cours.json',
    content: '[{"title":"Un","__proto__":{"price":1},"constructor":2},{"title":"A","title":"B"}]',
    code: 'RUN-R14',
    accepted: 1,
  },
  {
    why: 'the learners of the courses',
    name: 'cours.csv',
    content:
      'course_id,student_name,student_email,enrolled_at,progress\n1,Awa Exemple,awa@exemple.test,2024-01-01,10\n',
    code: 'RUN-F17',
  },
  {
    why: 'a script that calls itself a table',
    name: 'cours.csv',
    content: '#!/bin/sh\nrm -rf /tmp/rien\n',
    code: 'RUN-F01',
  },
  {
    why: 'nothing but a byte order mark',
    name: 'cours.csv',
    content: new Uint8Array([0xef, 0xbb, 0xbf]),
    code: 'RUN-F02',
  },
  {
    why: 'bytes that no encoding has, in every row',
    name: 'cours.csv',
    content: Buffer.concat([
      utf8('title,price\nÉté écrit à l’été,5\n'),
      Buffer.from([0xff, 0xfe, 0x2c, 0x35, 0x0a]),
    ]),
    code: 'RUN-R01',
    accepted: 1,
  },
];

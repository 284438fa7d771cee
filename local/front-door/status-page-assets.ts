/** Looks of the status page: readable by day and night, on a phone too. */
export const pageStyle = `
:root { color-scheme: light dark; --ink: #14213d; --soft: #5b6478; --line: #d9dee8; --card: #fff;
  --page: #f4f6fa; --accent: #0b6e8f; --good: #1a7f4b; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ecf5; --soft: #a4aec2; --line: #2c3650;
  --card: #182136; --page: #0f1626; --accent: #6cc6e3; --good: #62d394; --bad: #ff8a80 } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.55 system-ui, sans-serif }
header, main { max-width: 60rem; margin: 0 auto; padding: 0 1.25rem }
header { padding-top: 2.5rem }
h1 { margin: 0; font-size: 2.2rem; letter-spacing: -.02em }
header p { margin: .25rem 0 1.5rem; color: var(--soft) }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px;
  padding: 1.1rem 1.35rem; margin: 0 0 1.1rem }
h2 { margin: 0 0 .6rem; font-size: 1.05rem }
a { color: var(--accent) }
ul { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.5rem }
li::before { content: '●'; margin-right: .45rem; color: var(--soft) }
li.good::before { color: var(--good) } li.bad::before { color: var(--bad) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem; margin: 0 }
dd { margin: 0; overflow-wrap: anywhere } dt { color: var(--soft) }
pre { overflow-x: auto; background: var(--page); border-radius: 8px; padding: .7rem .9rem }
code, pre, td { font-family: ui-monospace, monospace; font-size: .875rem }
td { padding: .15rem 1.2rem .15rem 0 } td + td { color: var(--soft) }
`;

/** Asks the app itself how it is, every ten seconds. */
export const pageScript = `
async function check() {
  const list = document.getElementById('checks');
  const show = (entries) => list.replaceChildren(...entries.map(([name, good]) => {
    const item = document.createElement('li');
    item.textContent = name;
    item.className = good ? 'good' : 'bad';
    return item;
  }));
  try {
    const answer = await (await fetch('/api/health')).json();
    const good = (state) => ['ok', 'up', 'healthy', 'off', true].includes(state?.status ?? state);
    show([[answer.status, answer.status === 'healthy'],
      ...Object.entries(answer.checks ?? {}).map(([name, state]) => [name, good(state)])]);
  } catch {
    show([['?', false]]);
  }
}
check();
setInterval(check, 10000);
`;

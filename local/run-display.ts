import { Presets, SingleBar } from 'cli-progress';

/** Shows one run at the terminal while it goes on. */
export interface RunDisplay {
  /** @param line what is new: a stage that begins, a finding */
  note(line: string): void;
  /** @param percent 0–100 */
  progress(percent: number, settled: number): void;
  close(): void;
}

const BAR_WIDTH = 40;

/** A bar for people; lines for logs and pipes, where a bar would be noise. */
export function createRunDisplay(terminal: NodeJS.WriteStream = process.stdout): RunDisplay {
  return terminal.isTTY ? createBarDisplay(terminal) : createLineDisplay(terminal);
}

function createBarDisplay(terminal: NodeJS.WriteStream): RunDisplay {
  const bar = new SingleBar(
    {
      stream: terminal,
      format: '         {bar} {percentage} %  {settled} courses',
      barsize: BAR_WIDTH,
      hideCursor: true,
      linewrap: false,
    },
    Presets.shades_classic,
  );
  let last = { percent: 0, settled: 0 };
  bar.start(100, 0, { settled: 0 });
  return {
    note(line) {
      // The line takes the bar's place, and the bar goes on below it.
      terminal.write(`\r\u001b[K         ${line}\n`);
      bar.update(last.percent, { settled: last.settled });
      bar.render();
    },
    progress(percent, settled) {
      last = { percent, settled };
      bar.update(percent, { settled });
    },
    close: () => bar.stop(),
  };
}

function createLineDisplay(terminal: NodeJS.WriteStream): RunDisplay {
  let last = '';
  return {
    note: (line) => void terminal.write(`         ${line}\n`),
    progress(percent, settled) {
      const line = `${percent} %  ${settled} courses`;
      if (line !== last) terminal.write(`         ${line}\n`);
      last = line;
    },
    close: () => {},
  };
}

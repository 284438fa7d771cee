import { MultiBar, Presets } from 'cli-progress';

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
  // The container of bars, not a single one: it writes lines above the bar without tearing it.
  const bars = new MultiBar(
    {
      stream: terminal,
      format: '         {bar} {percentage} %  {settled} courses',
      barsize: BAR_WIDTH,
      hideCursor: true,
      linewrap: false,
      // A line that is noted between two redraws of an unchanged bar is shown too.
      forceRedraw: true,
    },
    Presets.shades_classic,
  );
  const bar = bars.create(100, 0, { settled: 0 });
  return {
    note: (line) => bars.log(`         ${line}\n`),
    progress: (percent, settled) => bar.update(percent, { settled }),
    close() {
      bars.update();
      bars.stop();
    },
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

import { readStream } from './stream-client.ts';

/**
 * What a browser's EventSource does, as far as a run's stream needs it: Node has none of its own.
 * It does not come back by itself when a stream breaks off; it says so and is closed.
 */
export class StreamedEventSource extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 0;
  readonly #abort = new AbortController();

  constructor(url: string) {
    super();
    this.#read(url).catch(() => this.#fail());
  }

  close(): void {
    this.readyState = StreamedEventSource.CLOSED;
    this.#abort.abort();
  }

  async #read(url: string): Promise<void> {
    const response = await fetch(url, { signal: this.#abort.signal });
    if (response.status !== 200) return this.#fail();
    this.readyState = 1;
    for await (const { event, data } of readStream(response)) {
      this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }));
      if (this.readyState === StreamedEventSource.CLOSED) return;
    }
    this.#fail();
  }

  #fail(): void {
    if (this.readyState === StreamedEventSource.CLOSED) return;
    this.readyState = StreamedEventSource.CLOSED;
    this.dispatchEvent(new Event('error'));
  }
}

/** A message to the payer's adapter: `PUT /<resource>/…`. */
export interface Message {
  readonly resource: 'parties' | 'quotes' | 'transfers';
  /** `/transfers/<id>`, and `/error` where it is one. */
  readonly path: string;
  readonly from: 'switch' | 'payeefsp';
  readonly body: unknown;
}

/** Sends it and does not wait: an adapter that does not listen is not the scheme's concern. */
export type Tell = (message: Message) => void;

/** @param onRefused called with what the adapter says of a message that it does not accept */
export function createTelling(payerUrl: string, onRefused: (why: string) => void): Tell {
  return ({ resource, path, from, body }) => {
    const mediaType = `application/vnd.interoperability.${resource}+json`;
    const headers = {
      // Left to fetch it would be a star for all, which the adapter calls malformed.
      accept: `${mediaType};version=1`,
      'content-type': `${mediaType};version=1.0`,
      date: new Date().toUTCString(),
      'fspiop-source': from,
      'fspiop-destination': 'payerfsp',
    };
    fetch(payerUrl + path, { method: 'PUT', headers, body: JSON.stringify(body) })
      .then(async (response) => {
        const words = await response.text();
        if (!response.ok) onRefused(`PUT ${path}: ${response.status} ${words}`);
      })
      .catch(() => {});
  };
}

/** An error as FSPIOP words it. */
export function anError(errorCode: string, errorDescription: string) {
  return { errorInformation: { errorCode, errorDescription } };
}

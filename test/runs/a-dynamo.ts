import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

interface Sent {
  readonly command: string;
  // Inputs of the SDK are as wide as they can be; a test looks at what it knows to be there.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly input: any;
}

/** A client of DynamoDB that gives prepared answers, in order, and keeps what it was sent. */
export function aDynamo(...answers: readonly unknown[]) {
  const sent: Sent[] = [];
  const client = {
    async send(command: { constructor: { name: string }; input: unknown }) {
      sent.push({ command: command.constructor.name, input: command.input });
      const answer = answers[sent.length - 1] ?? {};
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
  return { client: client as unknown as DynamoDBDocumentClient, sent };
}

/** A cancelled transaction, with a reason for each of its items. */
export function cancelled(...codes: readonly string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });
}

import type { LambdaFunctionURLEvent } from 'aws-lambda';
import type { StreamRequest } from '../../shared/live/open-stream.ts';
import { streamRunEnvironment } from '../../shared/runs/runs-environment.ts';
import { dynamo } from '../runtime/clients.ts';
import { readEnv } from '../runtime/env.ts';
import { isByFrontDoor } from '../runtime/front-door.ts';
import { logger } from '../runtime/observe.ts';
import { createTokenVerifier } from '../runtime/token-verifier.ts';
import { answerStream, type StreamingPorts } from './answer-stream.ts';
import { createRunStore } from './run-store.dynamodb.ts';
import { createDomainStreams } from './streams-of-domains.ts';
import { createTicketStore } from './ticket-store.dynamodb.ts';

const env = readEnv(streamRunEnvironment);
const runs = createRunStore(dynamo(), env.RUNS_TABLE);
const ports: StreamingPorts = {
  runs,
  streams: createDomainStreams(runs, env),
  tickets: createTicketStore(dynamo(), env.CONNECTIONS_TABLE),
  verifyToken: createTokenVerifier(env),
  isThroughFrontDoor: ({ headers }) => isByFrontDoor(headers, env.ORIGIN_SECRET),
};

function readRequest(event: LambdaFunctionURLEvent): StreamRequest {
  return {
    method: event.requestContext.http.method,
    path: event.rawPath,
    headers: event.headers,
    query: new URLSearchParams(event.rawQueryString),
  };
}

/** `GET /api/runs/{id}/stream`, and those of domains at their own addresses, behind a function URL with response streaming. */
export const handler = awslambda.streamifyResponse<LambdaFunctionURLEvent>(
  async (event, stream, context) => {
    logger.addContext(context);
    await answerStream(ports, readRequest(event), context.awsRequestId, (head) =>
      awslambda.HttpResponseStream.from(stream, { ...head }),
    );
  },
);

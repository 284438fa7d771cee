import * as z from 'zod';
import type { Route } from '../../http/route.ts';
import { callbackBody } from './read-callback.ts';

/**
 * What the scheme tells us by itself. No bearer token: who wrote a message, its signature proves
 * (`fspiop-signature`, Mojaloop "Signature" 1.1), over the path with or without our `/api`.
 */
const refusals = {
  400: { description: 'The body is not JSON' },
  401: { description: 'No signature of somebody whose word counts, or not over this message' },
  404: { description: 'No transfer has this id' },
  409: { description: 'It contradicts what is booked: noted as an incident, nothing is booked' },
  422: { description: 'The body does not say what became of which transfer' },
};

export const tellTransferRoute = {
  method: 'POST',
  path: '/api/transfers',
  summary: 'The scheme tells what became of the transfer that the body names',
  access: 'public',
  signedBody: callbackBody,
  answers: { 202: { description: 'Taken in; also when it was known already' }, ...refusals },
} as const satisfies Route;

export const putTransferRoute = {
  method: 'PUT',
  path: '/api/transfers/:transferId',
  summary: 'The scheme tells what became of a transfer',
  access: 'public',
  signedBody: callbackBody,
  answers: { 200: { description: 'Taken in; also when it was known already' }, ...refusals },
} as const satisfies Route;

export const putTransferErrorRoute = {
  method: 'PUT',
  path: '/api/transfers/:transferId/error',
  summary: 'The scheme tells what went wrong with a transfer; then it is asked what became of it',
  access: 'public',
  signedBody: callbackBody,
  answers: { 200: { description: 'Taken in; also when it was known already' }, ...refusals },
} as const satisfies Route;

export const ownKeysRoute = {
  method: 'GET',
  path: '/api/transfers/keys',
  summary: 'The public keys of what we sign (calls to callback_url), as a JSON Web Key Set',
  access: 'public',
  answers: {
    200: {
      description: 'None while no key is set up',
      schema: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
    },
  },
} as const satisfies Route;

export const callbackRoutes = [
  tellTransferRoute,
  putTransferRoute,
  putTransferErrorRoute,
  ownKeysRoute,
] as const;

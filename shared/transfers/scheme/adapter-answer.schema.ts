import * as z from 'zod';

/**
 * The parts of the adapter's answers that are read. Each part that is missing or odd is left out
 * alone: a strange quote must not hide that the money has moved.
 */
const text = z.string().optional().catch(undefined);
const codeText = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined);

const money = z.object({ amount: z.string(), currency: z.string() }).optional().catch(undefined);

const errorInformation = z
  .object({ errorCode: codeText, errorDescription: text })
  .optional()
  .catch(undefined);

const party = z
  .object({
    partyIdInfo: z.object({ fspId: text }).optional().catch(undefined),
    personalInfo: z
      .object({
        complexName: z.object({ firstName: text, lastName: text }).optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
    name: text,
  })
  .optional()
  .catch(undefined);

/** The adapter's record of a transfer: the body of a success, under `transferState` of an error. */
export const transferRecord = z.object({
  transferId: text,
  currency: text,
  getPartiesResponse: z
    .object({ body: z.object({ party }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  quoteResponse: z
    .object({
      body: z
        .object({ transferAmount: money, payeeReceiveAmount: money, payeeFspFee: money })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  fulfil: z
    .object({ body: z.object({ transferState: text }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
  lastError: z
    .object({ mojaloopError: z.object({ errorInformation }).optional().catch(undefined) })
    .optional()
    .catch(undefined),
});
export type TransferRecord = z.output<typeof transferRecord>;

/** An error's body. `statusCode` is a number on HTTP 400 and a text elsewhere. */
export const errorBody = z.object({
  message: text,
  statusCode: codeText,
  transferState: transferRecord.optional().catch(undefined),
  requestPartiesInformationState: transferRecord
    .pick({ lastError: true })
    .optional()
    .catch(undefined),
  errorInformation,
});

/** What all successes of the adapter have, also where the rest cannot be read. */
export const successBody = z.object({ currentState: z.string() });

/** The body of a look-up; `party.body` is `{}` when nobody was found. */
export const lookUpBody = z.object({
  party: z.object({ body: party }),
});
export type Party = z.output<typeof party>;

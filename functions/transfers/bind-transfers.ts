import type { AnswerStore } from '../../shared/http/answer-store.ts';
import type { ApiAnswer } from '../../shared/http/route.ts';
import type { Domain } from '../../shared/runs/run.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import * as accounts from '../../shared/transfers/accounts-routes.ts';
import * as bulks from '../../shared/transfers/bulks-routes.ts';
import { createBulkRoute } from '../../shared/transfers/create-bulk-routes.ts';
import type { TransfersStore } from '../../shared/transfers/transfers-store.ts';
import { type Binding, bind } from '../runtime/http.ts';
import { idempotent } from '../runtime/idempotent.ts';
import {
  type AccountsPorts,
  answerFund,
  answerLedger,
  answerOpen,
  listAccounts,
  readAccount,
} from './answer-accounts.ts';
import { type BulksPorts, listBulks, readStatus } from './answer-bulks.ts';
import { type CreatingPorts, createBulk } from './answer-create.ts';
import { answerCsv, type CsvPorts } from './answer-csv.ts';
import {
  answerApprove,
  answerCancel,
  answerReject,
  type DecisionsPorts,
} from './answer-decisions.ts';
import { answerRetry, type RetryingPorts } from './answer-retry.ts';
import { answerResolve, listUnresolved, type UnresolvedPorts } from './answer-unresolved.ts';

/** Everything that the endpoints of transfers stand on; each of them takes what it needs. */
export interface TransfersPorts
  extends AccountsPorts,
    BulksPorts,
    CreatingPorts,
    CsvPorts,
    DecisionsPorts,
    RetryingPorts,
    UnresolvedPorts {
  readonly runs: RunStore;
  readonly store: TransfersStore;
  readonly chunks: CreatingPorts['chunks'] & UnresolvedPorts['chunks'];
  readonly timing: CreatingPorts['timing'];
  /** Whether bulks can be paid here: a deployment without a scheme adapter has no pipeline. */
  hasPipeline(domain: Domain): boolean;
}

/** Every contract of bulks and accounts with what answers it. */
export function bindTransfers(ports: TransfersPorts, answers: AnswerStore): Binding[] {
  const { approveBulkRoute, rejectBulkRoute, cancelBulkRoute, retryFailedRoute } = bulks;
  /** What needs the pipeline. Outside of `idempotent`: tomorrow there may be one. */
  const whileOpen =
    <T>(answer: (request: T) => Promise<ApiAnswer>) =>
    async (request: T): Promise<ApiAnswer> =>
      ports.hasPipeline('transfers')
        ? answer(request)
        : { problem: 'UPL-12', data: { domain: 'transfers' } };
  return [
    bind(
      createBulkRoute,
      whileOpen(idempotent(answers, createBulkRoute, (request) => createBulk(ports, request))),
    ),
    bind(bulks.listBulksRoute, (request) => listBulks(ports, request)),
    bind(bulks.bulkStatusRoute, (request) => readStatus(ports, request)),
    bind(
      approveBulkRoute,
      whileOpen(idempotent(answers, approveBulkRoute, (request) => answerApprove(ports, request))),
    ),
    bind(
      rejectBulkRoute,
      whileOpen(idempotent(answers, rejectBulkRoute, (request) => answerReject(ports, request))),
    ),
    bind(
      cancelBulkRoute,
      whileOpen(idempotent(answers, cancelBulkRoute, (request) => answerCancel(ports, request))),
    ),
    bind(
      retryFailedRoute,
      whileOpen(idempotent(answers, retryFailedRoute, (request) => answerRetry(ports, request))),
    ),
    bind(bulks.resultCsvRoute, (request) => answerCsv(ports, request, 'result')),
    bind(bulks.failedCsvRoute, (request) => answerCsv(ports, request, 'failed')),
    bind(bulks.listUnresolvedRoute, (request) => listUnresolved(ports, request)),
    bind(
      bulks.resolveTransferRoute,
      idempotent(answers, bulks.resolveTransferRoute, (request) => answerResolve(ports, request)),
    ),
    bind(accounts.listAccountsRoute, (request) => listAccounts(ports, request)),
    bind(
      accounts.openAccountRoute,
      idempotent(answers, accounts.openAccountRoute, (request) => answerOpen(ports, request)),
    ),
    bind(accounts.readAccountRoute, (request) => readAccount(ports, request)),
    bind(
      accounts.fundAccountRoute,
      idempotent(answers, accounts.fundAccountRoute, (request) => answerFund(ports, request)),
    ),
    bind(accounts.readLedgerRoute, (request) => answerLedger(ports, request)),
  ];
}

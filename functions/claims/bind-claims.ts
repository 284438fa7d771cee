import * as claims from '../../shared/claims/claims-routes.ts';
import * as reports from '../../shared/claims/reports/reports-routes.ts';
import {
  importClaimsAliasRoute,
  importClaimsRoute,
} from '../../shared/claims/sessions/import-routes.ts';
import * as sessions from '../../shared/claims/sessions/sessions-routes.ts';
import type { AnswerStore } from '../../shared/http/answer-store.ts';
import type { RunStore } from '../../shared/runs/run-store.ts';
import { type DownloadPorts, download } from '../runs/answer-download.ts';
import { listEvents } from '../runs/answer-runs.ts';
import { type Binding, bind } from '../runtime/http.ts';
import { idempotent } from '../runtime/idempotent.ts';
import { type ClaimsApiPorts, listClaims, listInsured, readClaim } from './answer-claims.ts';
import { type ComparisonPorts, listComparison } from './answer-comparison.ts';
import { answerExport, type ExportingPorts } from './answer-export.ts';
import { answerErase, type FilesPorts, listFiles, readProof } from './answer-files.ts';
import { answerClaimsImport, type ClaimsImportPorts } from './answer-import.ts';
import { listSessions, readSession, type SessionsPorts } from './answer-sessions.ts';
import { answerSummary, type SummaryPorts } from './answer-summary.ts';
import { answerTemplate } from './answer-template.ts';
import { type UndoPorts, undo } from './answer-undo.ts';

/** Everything that the endpoints of claims stand on; each of them takes what it needs. */
export interface ClaimsPorts
  extends ClaimsApiPorts,
    ComparisonPorts,
    DownloadPorts,
    ExportingPorts,
    FilesPorts,
    ClaimsImportPorts,
    SessionsPorts,
    SummaryPorts,
    UndoPorts {
  /** Of claims alone: an import session's address finds nothing of another domain. */
  readonly runs: RunStore;
  /** Of all domains: a run of another one is told that it cannot be undone. */
  readonly allRuns: RunStore;
  readonly claims: ClaimsApiPorts['claims'] & ExportingPorts['claims'] & SummaryPorts['claims'];
  readonly chunks: DownloadPorts['chunks'] & UndoPorts['chunks'];
  readonly results: DownloadPorts['results'] & ExportingPorts['results'];
  readonly timing: UndoPorts['timing'];
}

/** Every contract of claims with what answers it. */
export function bindClaims(ports: ClaimsPorts, answers: AnswerStore): Binding[] {
  const anyRun = { ...ports, runs: ports.allRuns };
  const importClaims = idempotent(answers, importClaimsRoute, (request) =>
    answerClaimsImport(ports, request),
  );
  return [
    bind(importClaimsRoute, importClaims),
    bind(importClaimsAliasRoute, importClaims),
    bind(sessions.listSessionsRoute, (request) => listSessions(ports, request)),
    bind(sessions.readSessionRoute, (request) => readSession(ports, request)),
    bind(sessions.sessionEventsRoute, (request) => listEvents(ports, request)),
    bind(sessions.sessionDownloadRoute, (request) => {
      const query = { ...request.query, slot: undefined };
      return download(ports, { ...request, query });
    }),
    bind(
      sessions.undoSessionRoute,
      idempotent(answers, sessions.undoSessionRoute, (request) => undo(ports, request)),
    ),
    bind(
      sessions.undoRunRoute,
      idempotent(answers, sessions.undoRunRoute, (request) => undo(anyRun, request)),
    ),
    bind(sessions.sessionComparisonRoute, (request) => listComparison(ports, request)),
    bind(sessions.runComparisonRoute, (request) => listComparison(ports, request)),
    bind(reports.summaryRoute, (request) => answerSummary(ports, request)),
    bind(reports.exportRoute, (request) => answerExport(ports, request)),
    bind(reports.templateRoute, (request) => answerTemplate(request)),
    bind(claims.listClaimsRoute, (request) => listClaims(ports, request)),
    bind(claims.readClaimRoute, (request) => readClaim(ports, request)),
    bind(claims.listInsuredRoute, (request) => listInsured(ports, request)),
    bind(claims.listFilesRoute, (request) => listFiles(ports, request)),
    bind(claims.readProofRoute, (request) => readProof(ports, request)),
    bind(claims.eraseFileRoute, (request) => answerErase(ports, request)),
  ];
}

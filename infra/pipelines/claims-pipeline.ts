import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import {
  compareClaimsEnvironment,
  gatherClaimsEnvironment,
  readClaimsEnvironment,
  settleClaimsEnvironment,
} from '../../shared/claims/claims-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { grantListing, grantObjects, grantTable } from '../parts/grants.ts';
import { createPipelineMachine } from '../parts/pipeline-machine.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import { tellClaimsProcess } from './claims-process.ts';
import {
  createConcludeRun,
  createReceiveFiles,
  createWriteCorrections,
  createWriteLog,
  grantFaultPoints,
  restFolders,
} from './engine-steps.ts';

export interface ClaimsPipelineProps {
  readonly data: DataStack;
  readonly publicUrl: string;
}

/** Statement and recap in S3 → read into partitions by claim → every partition compared over the common period and mapped → every chunk settled once (or only compared with what is stored, in a dry run) → rejected claims into a workbook → run concluded → its log written. */
export class ClaimsPipeline extends Construct {
  readonly process: StateMachine;
  private readonly data: DataStack;

  constructor(scope: Construct, id: string, { data, publicUrl }: ClaimsPipelineProps) {
    super(scope, id);
    this.data = data;
    const steps = {
      receiveFiles: createReceiveFiles(this, data),
      readClaims: this.createReadClaims(),
      compareClaims: this.createCompareClaims(),
      gatherClaims: this.createGatherClaims(),
      settleClaims: this.createSettleClaims(),
      writeCorrections: createWriteCorrections(this, data, {
        handler: 'claims/write-corrections',
        whoIsHurt: 'Whoever has claims to correct finds no workbook of them, only the findings.',
      }),
      concludeRun: createConcludeRun(this, data, publicUrl),
      writeLog: createWriteLog(this, data),
      results: data.results,
      chunksAtOnce: deploymentOf(this).settings.mapConcurrency,
    };
    this.process = createPipelineMachine(
      this,
      tellClaimsProcess(this, steps),
      'Whoever imported claims waits for a session that the sweeper will end in ERROR.',
    );
  }

  private createReadClaims() {
    const { data } = this;
    const read = new DomainFunction(this, 'ReadClaims', {
      handler: 'claims/read-claims',
      schema: readClaimsEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        INGEST_BUCKET: data.ingest.bucketName,
        RESULTS_BUCKET: data.results.bucketName,
        CLAIMS_STRICT_HEADERS: deploymentOf(this).settings.claimsStrictHeaders ? 'on' : 'off',
      },
      whoIsHurt: 'Whoever imports claims waits: no statement and no recap is read.',
      timeout: Duration.minutes(15),
      memoryMegabytes: 1769,
    });
    // A replay, a correction and an undo look at what an earlier session found and wrote.
    grantTable(read, data.runs, ['GetItem', 'Query', 'PutItem']);
    grantListing(read, data.results, ['runs/']);
    grantObjects(read, data.ingest, ['processing/', ...restFolders], ['GetObject']);
    grantObjects(read, data.results, ['runs/'], ['GetObject', 'PutObject']);
    grantFaultPoints(read, data);
    return read;
  }

  private createCompareClaims() {
    const { data } = this;
    const compare = new DomainFunction(this, 'CompareClaims', {
      handler: 'claims/compare-claims',
      schema: compareClaimsEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        RESULTS_BUCKET: data.results.bucketName,
        CLAIMS_TOLERANCE: deploymentOf(this).settings.claimsTolerance,
      },
      whoIsHurt: 'Whoever imports claims waits: statement and recap are not compared.',
      timeout: Duration.seconds(285),
      memoryMegabytes: 1769,
    });
    grantTable(compare, data.runs, ['GetItem']);
    grantObjects(compare, data.results, ['runs/'], ['GetObject', 'PutObject']);
    grantFaultPoints(compare, data);
    return compare;
  }

  private createGatherClaims() {
    const { data } = this;
    const gather = new DomainFunction(this, 'GatherClaims', {
      handler: 'claims/gather-claims',
      schema: gatherClaimsEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        RESULTS_BUCKET: data.results.bucketName,
      },
      whoIsHurt: 'Whoever imports claims waits: what was compared is not settled.',
      timeout: Duration.minutes(5),
      memoryMegabytes: 1024,
    });
    grantTable(gather, data.runs, ['GetItem', 'PutItem']);
    grantObjects(gather, data.results, ['runs/'], ['GetObject', 'PutObject']);
    grantFaultPoints(gather, data);
    return gather;
  }

  private createSettleClaims() {
    const { data } = this;
    const settle = new DomainFunction(this, 'SettleClaims', {
      handler: 'claims/settle-claims',
      schema: settleClaimsEnvironment,
      environment: {
        RUNS_TABLE: data.runs.tableName,
        RESULTS_BUCKET: data.results.bucketName,
        CLAIMS_TABLE: data.claims.tableName,
        CREATE_MISSING_INSURED: deploymentOf(this).settings.createMissingInsured ? 'on' : 'off',
      },
      whoIsHurt: 'Whoever imports claims waits: what conforms is not written.',
      timeout: Duration.seconds(285),
      memoryMegabytes: 1769,
    });
    grantTable(settle, data.runs, ['GetItem', 'BatchGetItem', 'PutItem']);
    grantTable(settle, data.claims, ['BatchGetItem', 'PutItem']);
    grantObjects(settle, data.results, ['runs/'], ['GetObject', 'PutObject']);
    grantFaultPoints(settle, data);
    return settle;
  }
}

import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import {
  concludeRunEnvironment,
  receiveFilesEnvironment,
  writeCorrectionsEnvironment,
  writeLogEnvironment,
} from '../../shared/runs/runs-environment.ts';
import { DomainFunction } from '../parts/domain-function.ts';
import { grantListing, grantMissing, grantObjects, grantTable } from '../parts/grants.ts';
import { deploymentOf } from '../parts/quai-stack.ts';
import type { DataStack } from '../stacks/data-stack.ts';

/** Folders of the ingest bucket where a file lies before it rests. */
export const arrivalFolders = ['drop/', 'incoming/'] as const;
/** Folders where a file of an ended run rests. */
export const restFolders = ['processed/', 'error/'] as const;

/** The engine's first step: sniffs the files of a run and takes them into `processing/`. */
export function createReceiveFiles(scope: Construct, data: DataStack) {
  const receive = new DomainFunction(scope, 'ReceiveFiles', {
    handler: 'runs/receive-files',
    schema: receiveFilesEnvironment,
    environment: {
      RUNS_TABLE: data.runs.tableName,
      INGEST_BUCKET: data.ingest.bucketName,
      RESULTS_BUCKET: data.results.bucketName,
    },
    whoIsHurt: 'Whoever sent a file waits: files are not taken in.',
    timeout: Duration.minutes(15),
    memoryMegabytes: 1769,
  });
  grantReceiving(receive, data);
  grantFaultPoints(receive, data);
  return receive;
}

/** The engine's last step: proves the counts, puts the files to rest, ends the run. */
export function createConcludeRun(scope: Construct, data: DataStack, publicUrl: string) {
  const conclude = new DomainFunction(scope, 'ConcludeRun', {
    handler: 'runs/conclude-run',
    schema: concludeRunEnvironment,
    environment: {
      RUNS_TABLE: data.runs.tableName,
      INGEST_BUCKET: data.ingest.bucketName,
      RESULTS_BUCKET: data.results.bucketName,
      PUBLIC_URL: publicUrl,
    },
    whoIsHurt: 'Whoever sent a file sees its run hang at the end, until the sweeper ends it.',
    timeout: Duration.minutes(5),
    memoryMegabytes: 1024,
  });
  grantConcluding(conclude, data);
  grantFaultPoints(conclude, data);
  return conclude;
}

/** After the end: the whole log of a run as one file. */
export function createWriteLog(scope: Construct, data: DataStack) {
  const write = new DomainFunction(scope, 'WriteLog', {
    handler: 'runs/write-log',
    schema: writeLogEnvironment,
    environment: {
      RUNS_TABLE: data.runs.tableName,
      RESULTS_BUCKET: data.results.bucketName,
    },
    whoIsHurt: 'Whoever reads the log of a long run finds only its beginning.',
    timeout: Duration.minutes(15),
    memoryMegabytes: 1024,
  });
  grantTable(write, data.runs, ['GetItem', 'Query']);
  grantListing(write, data.results, ['runs/']);
  grantObjects(write, data.results, ['runs/'], ['GetObject']);
  grantObjects(write, data.results, ['runs/*/log.txt'], ['PutObject', 'AbortMultipartUpload']);
  return write;
}

/** What is to be corrected into a workbook, by a domain's own handler. */
export function createWriteCorrections(
  scope: Construct,
  data: DataStack,
  { handler, whoIsHurt }: { readonly handler: string; readonly whoIsHurt: string },
) {
  const write = new DomainFunction(scope, 'WriteCorrections', {
    handler,
    schema: writeCorrectionsEnvironment,
    environment: {
      RUNS_TABLE: data.runs.tableName,
      INGEST_BUCKET: data.ingest.bucketName,
      RESULTS_BUCKET: data.results.bucketName,
    },
    whoIsHurt,
    timeout: Duration.minutes(15),
    memoryMegabytes: 1769,
  });
  grantCorrections(write, data);
  grantFaultPoints(write, data);
  return write;
}

/** Rights to write the rows to correct: the file is read once more, beside what was found in it. */
function grantCorrections(grantee: IGrantable, data: DataStack): void {
  grantTable(grantee, data.runs, ['GetItem', 'Query', 'PutItem']);
  grantObjects(grantee, data.ingest, ['processing/', ...restFolders], ['GetObject']);
  grantListing(grantee, data.results, ['runs/']);
  grantObjects(grantee, data.results, ['runs/'], ['GetObject']);
  grantObjects(grantee, data.results, ['runs/*/corrections/'], ['PutObject']);
}

/** Rights to take the files of a run into `processing/`: the first step has them, whoever takes it. */
export function grantReceiving(grantee: IGrantable, data: DataStack): void {
  grantTable(grantee, data.runs, ['GetItem', 'PutItem']);
  grantMissing(grantee, data.ingest);
  const places = [...arrivalFolders, 'processing/', ...restFolders];
  grantObjects(grantee, data.ingest, places, ['GetObject']);
  grantObjects(grantee, data.ingest, arrivalFolders, ['GetObjectVersion', 'DeleteObjectVersion']);
  grantObjects(grantee, data.ingest, ['processing/'], ['PutObject']);
  grantObjects(grantee, data.results, ['runs/'], ['PutObject']);
}

/** Tests arm faults in the runs table, and whoever fires one takes it away. Never in production. */
export function grantFaultPoints(fn: LambdaFunction, data: DataStack): void {
  if (deploymentOf(fn).settings.faults === 'on') grantTable(fn, data.runs, ['DeleteItem']);
}

/** Rights to end a run: the last step has them, and the sweeper that ends runs in its place. */
export function grantConcluding(grantee: IGrantable, data: DataStack): void {
  grantTable(grantee, data.runs, ['GetItem', 'Query', 'PutItem']);
  grantMissing(grantee, data.ingest);
  const unrested = [...arrivalFolders, 'processing/'];
  grantObjects(grantee, data.ingest, [...unrested, ...restFolders], ['GetObject']);
  grantObjects(grantee, data.ingest, unrested, ['GetObjectVersion', 'DeleteObjectVersion']);
  grantObjects(grantee, data.ingest, restFolders, ['PutObject']);
  grantListing(grantee, data.results, ['runs/']);
  grantObjects(grantee, data.results, ['runs/'], ['GetObject', 'PutObject']);
}

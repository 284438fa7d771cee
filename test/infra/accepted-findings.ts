/** A finding of cdk-nag that we leave as it is, and why. */
export interface Accepted {
  /** The rule, with its detail in brackets where it has one. */
  readonly rule: RegExp;
  /** Paths of the constructs; all of them must match. */
  readonly where: RegExp;
  readonly because: string;
}

const noFurther = 'Objects of one prefix, executions of one machine, one index: named, then a star';

export const accepted: readonly Accepted[] = [
  {
    rule: /^IAM5\[Resource::\*\]$/,
    where: /^Quai(Claims|Console|Courses|Runs|Transfers)\/.*Role\/DefaultPolicy\/Resource$/,
    because: 'X-Ray and ListStreams know no resources; state machines need it to set up their log',
  },
  {
    rule: /^IAM5\[.*Ingest.*\/(drop|incoming|processing|processed|error)\/\*\]$/,
    where: /./,
    because: noFurther,
  },
  {
    rule: /^IAM5\[.*Results.*\/(runs\/\*(\/corrections\/\*|\/log\.txt|\/proofs\/\*|\/records\/\*)?|exports\/\*)\]$/,
    where: /./,
    because: noFurther,
  },
  { rule: /^IAM5\[.*Engine.*\/\*(\/_search)?\]$/, where: /./, because: noFurther },
  {
    rule: /^IAM5\[.*\/live\/POST\/@connections\/\*\]$/,
    where: /^QuaiRuns\/Live\//,
    because: noFurther,
  },
  {
    rule: /^IAM5\[.*:execution:.*:\*\]$/,
    where: /Process\/DistributedMapPolicy|SweepRunsRole|RunsApiRole/,
    because: noFurther,
  },
  {
    rule: /^IAM5\[.*\.Arn>:\*\]$/,
    where: /Pipeline\/Process\/Role|SchedulerRoleForTarget/,
    because: 'CDK grants a function with its versions; ours have none',
  },
  {
    rule: /^IAM5\[.*s3:::.*Results.*\/\*\]$/,
    where: /Pipeline\/Process\/Role/,
    because:
      'The map reads its chunk list; CDK grants reading in that bucket, which holds only runs',
  },
  {
    rule: /^APIG4$/,
    where: /^QuaiRuns\/Live\/Socket\/|Routes\//,
    because: 'Public by their contract (routes.test.ts lists them); the socket asks for a ticket',
  },
  {
    rule: /^APIG1$/,
    where: /^QuaiRuns\/Live\/Stage/,
    because: 'Logs of a WebSocket stage need a role set for the whole account; its functions log',
  },
  {
    rule: /^COG2$/,
    where: /./,
    because: 'API.md signs in with one call; nothing could answer a second factor',
  },
  {
    rule: /^COG8$/,
    where: /./,
    because: 'The plus plan costs per user; failures are counted by us',
  },
  {
    rule: /^SF1$/,
    where: /./,
    because: 'Errors only: the journal tells the rest, and inputs stay out of the log',
  },
  {
    rule: /^SMG4$/,
    where: /OriginSecret/,
    because: 'Changes with a deployment, on both sides at once',
  },
  {
    rule: /^SMG4$/,
    where: /JwsKeys/,
    because: 'Whoever runs the scheme puts new keys in when the scheme does; nobody else can',
  },
  {
    rule: /^SQS3$/,
    where: /\/Not(Swept|Recovered|Notified)\/|\/LateEndNotNotified\/|Retries\/StreamGivenUp/,
    because: 'They are dead-letter queues themselves: of schedules, a rule, readers of streams',
  },
  { rule: /^CFR1$/, where: /./, because: 'Partners call from everywhere' },
  { rule: /^CFR3$/, where: /./, because: 'The API, its functions and the web ACL log every call' },
  {
    rule: /^CFR4$/,
    where: /./,
    because: 'With its own name it asks for TLS 1.2; CloudFront’s cannot',
  },
  { rule: /^OS1$/, where: /./, because: 'No VPC in this product: signed requests over TLS only' },
  {
    rule: /^OS[35]$/,
    where: /./,
    because: 'No policy on the domain: only roles that name it get in',
  },
  {
    rule: /^OS[47]$/,
    where: /./,
    because: 'Follows from the tables: losing the node costs a reindex',
  },
  { rule: /^OS9\[/, where: /./, because: 'Slow searches are measured by the API itself' },
];

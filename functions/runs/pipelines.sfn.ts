import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type HistoryEvent,
  paginateGetExecutionHistory,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { runOfExecution } from '../../shared/runs/execution-of.ts';
import { type Domain, domains } from '../../shared/runs/run.ts';
import { countAttempts } from './execution-attempts.ts';

const machinesSchema = z.partialRecord(z.enum(domains), z.string().min(1));

/**
 * The domains' state machines. An execution is named after its run (`executionOf`), so starting one
 * twice is one execution.
 *
 * @param machines JSON: domain → ARN of its state machine (`STATE_MACHINES`)
 */
export function createPipelines(client: SFNClient, machines: string) {
  const arns = machinesSchema.parse(JSON.parse(machines));
  const arnOf = (domain: Domain) => {
    const arn = arns[domain];
    if (arn === undefined) throw new Error(`no pipeline for ${domain}`);
    return arn;
  };
  const executionArn = (domain: Domain, execution: string) =>
    `${arnOf(domain).replace(':stateMachine:', ':execution:')}:${execution}`;
  return {
    hasPipeline: (domain: Domain) => arns[domain] !== undefined,
    async startPipeline(domain: Domain, execution: string) {
      const input = JSON.stringify({ run_id: runOfExecution(execution) });
      try {
        await client.send(
          new StartExecutionCommand({ stateMachineArn: arnOf(domain), name: execution, input }),
        );
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
    async executionState(
      domain: Domain,
      execution: string,
    ): Promise<'running' | 'ended' | 'missing'> {
      try {
        const described = await client.send(
          new DescribeExecutionCommand({ executionArn: executionArn(domain, execution) }),
        );
        return described.status === 'RUNNING' ? 'running' : 'ended';
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return 'missing';
        throw error;
      }
    },
    async readAttempts(domain: Domain, execution: string) {
      const asked = { executionArn: executionArn(domain, execution), includeExecutionData: false };
      try {
        const events: HistoryEvent[] = [];
        // A map's children have histories of their own, so this one is a page or two.
        for await (const page of paginateGetExecutionHistory({ client, pageSize: 1_000 }, asked)) {
          events.push(...(page.events ?? []));
        }
        return countAttempts(events);
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return undefined;
        throw error;
      }
    },
    async stopExecution(domain: Domain, execution: string) {
      await client.send(
        new StopExecutionCommand({ executionArn: executionArn(domain, execution), cause: 'swept' }),
      );
    },
  };
}

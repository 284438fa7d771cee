import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import {
  Choice,
  Condition,
  type IChainable,
  Succeed,
  Wait,
  WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { concludeAfterFault, concludeRun, takeStep, writeLog } from './steps.ts';

export interface TransfersSteps {
  readonly takeIn: IFunction;
  readonly sendTransfers: IFunction;
  readonly concludeRun: IFunction;
  readonly writeLog: IFunction;
  /** How long one turn of sending may last; the function's own time-out. */
  readonly turn: Duration;
}

/**
 * The process of a payment file. Input: `{"run_id": "bulk-…"}`.
 *
 * Sending is a loop of turns: each pays what it can within its time and says how long to wait for
 * the next. A fault never ends a bulk that holds funds: concluding leaves it as it is, and the
 * sweeper starts another execution, which takes up the work here.
 */
export function tellTransfersProcess(scope: Construct, steps: TransfersSteps): IChainable {
  const log = writeLog(scope, steps.writeLog, Duration.minutes(15));
  const conclude = concludeRun(scope, steps.concludeRun);
  const afterFault = concludeAfterFault(scope, steps.concludeRun);
  for (const end of [conclude, afterFault]) end.next(log);

  const takeIn = takeStep(
    scope,
    'Take the payments in',
    { function: steps.takeIn, timeout: Duration.minutes(15), verdictPath: '$.taken' },
    afterFault,
  );
  const send = takeStep(
    scope,
    'Send what can be sent',
    { function: steps.sendTransfers, timeout: steps.turn, verdictPath: '$.turn' },
    afterFault,
  );
  const wait = new Wait(scope, 'Wait for the next turn', {
    time: WaitTime.secondsPath('$.turn.wait_seconds'),
  }).next(send);
  const isEverythingKnown = new Choice(scope, 'Is everything known that can be?')
    .when(Condition.stringEquals('$.turn.verdict', 'done'), conclude)
    .otherwise(wait);
  send.next(isEverythingKnown);

  const mayBeSent = new Choice(scope, 'May it be sent?')
    .when(Condition.stringEquals('$.taken.verdict', 'send'), send)
    // Somebody has to approve it; the answer starts another execution.
    .when(
      Condition.stringEquals('$.taken.verdict', 'waiting'),
      new Succeed(scope, 'The bulk waits for its approval'),
    )
    .otherwise(conclude);
  return takeIn.next(mayBeSent);
}

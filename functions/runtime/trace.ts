import { Tracer } from '@aws-lambda-powertools/tracer';

const tracer = new Tracer();

/** Opens a trace of this invocation; the function it returns closes it, with the fault if any. */
export function openSegment(name: string): (fault?: Error) => void {
  if (!tracer.isTracingEnabled()) return () => {};
  const parent = tracer.getSegment();
  const segment = parent?.addNewSubsegment(`## ${name}`);
  if (!parent || !segment) return () => {};
  tracer.setSegment(segment);
  tracer.annotateColdStart();
  tracer.addServiceNameAnnotation();
  return (fault) => {
    if (fault) tracer.addErrorAsMetadata(fault);
    segment.close();
    tracer.setSegment(parent);
  };
}

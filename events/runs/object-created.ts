import * as z from 'zod';

/** S3's own "Object Created", as EventBridge brings it; only what we read of it. */
export const objectCreated = {
  source: 'aws.s3',
  detailType: 'Object Created',
  detail: z.object({
    bucket: z.object({ name: z.string().min(1) }),
    object: z.object({
      key: z.string().min(1),
      'version-id': z.string().min(1).optional(),
    }),
  }),
} as const;

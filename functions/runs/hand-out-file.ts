import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ApiAnswer, ApiRequest } from '../../shared/http/route.ts';
import { safeFileName } from '../../shared/runs/file-name.ts';

export interface HandedFile {
  readonly bucket: string;
  readonly key: string;
  /** Under which a browser saves it. */
  readonly name: string;
  /** Instead of the type with which it is stored. */
  readonly contentType?: string;
}

const addressSeconds = 300;

/**
 * Leads to a stored file by an address that works for five minutes: a redirection, or JSON for who
 * accepts JSON. As an attachment, so that a browser saves it and never runs what is in it.
 *
 * @param presigning a client whose addresses work where the reader is
 */
export async function handOutFile(
  presigning: S3Client,
  { bucket, key, name, contentType }: HandedFile,
  { headers, now }: Pick<ApiRequest, 'headers' | 'now'>,
): Promise<ApiAnswer> {
  const object = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    ResponseContentDisposition: attachmentNamed(name),
    ...(contentType === undefined ? {} : { ResponseContentType: contentType }),
  });
  const url = await getSignedUrl(presigning, object, { expiresIn: addressSeconds });
  if (!headers['accept']?.includes('application/json')) {
    return { status: 302, headers: { location: url, 'cache-control': 'no-store' } };
  }
  const expires = new Date(now.getTime() + addressSeconds * 1000).toISOString();
  return { status: 200, json: { url, expires_at: expires } };
}

/** The header that makes a browser save an answer under a name. */
export function attachmentNamed(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(safeFileName(name))}`;
}

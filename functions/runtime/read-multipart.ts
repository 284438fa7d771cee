import { Busboy } from '@fastify/busboy';
import type { UploadedPart } from '../../shared/http/route.ts';

/** All files of a multipart request together (API.md); larger ones go to a presigned address. */
export const multipartBytesMax = 4 * 1024 * 1024;

export type MultipartReading =
  | {
      readonly kind: 'read';
      readonly fields: Readonly<Record<string, string>>;
      readonly files: readonly UploadedPart[];
    }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'malformed' };

/**
 * Takes a multipart/form-data body apart.
 *
 * @param contentType header with the boundary
 * @param body        at most what the gateway lets through (6 MB)
 */
export function readMultipart(contentType: string, body: Uint8Array): Promise<MultipartReading> {
  const fields: Record<string, string> = {};
  const files: UploadedPart[] = [];
  let bytes = 0;
  return new Promise((resolve) => {
    const parser = openParser(contentType);
    if (parser === undefined) return resolve({ kind: 'malformed' });
    let truncated = false;
    parser.on('field', (name, value, _nameTruncated, valueTruncated) => {
      truncated ||= valueTruncated;
      fields[name] = value;
    });
    parser.on('file', (name, stream, filename, _encoding, type) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => {
        bytes += piece.length;
        pieces.push(piece);
      });
      stream.on('end', () => {
        // Where the form names none there is none, whatever the parser's types say.
        const called = filename ?? '';
        files.push({ name, filename: called, contentType: type, content: Buffer.concat(pieces) });
      });
    });
    for (const limit of ['filesLimit', 'fieldsLimit', 'partsLimit'] as const) {
      parser.on(limit, () => {
        truncated = true;
      });
    }
    parser.on('error', () => resolve({ kind: 'malformed' }));
    parser.on('finish', () => {
      if (bytes > multipartBytesMax || truncated) return resolve({ kind: 'too-large' });
      resolve({ kind: 'read', fields, files });
    });
    parser.end(body);
  });
}

/** Undefined when the header names no boundary: the parser throws on that. */
function openParser(contentType: string): InstanceType<typeof Busboy> | undefined {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 20, fields: 50, parts: 70, fieldSize: 64 * 1024 },
    });
  } catch {
    return undefined;
  }
}

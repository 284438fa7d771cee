import type { z } from 'zod';
import type { Caller } from '../access/caller.ts';
import type { Action } from '../access/policy.ts';
import type { Language } from '../runs/run.ts';

/** Who may call: a line of the policy table, anybody with a valid token, or the whole world. */
export type RouteAccess = Action | 'signed-in' | 'public';

/**
 * The contract of one endpoint: validates the request, checks the right, and is the source of the
 * OpenAPI document. Paths are written `/api/runs/:id`; a trailing slash is the same route. At its end
 * a path may have `:id+`: the rest of the address, with slashes.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly access: RouteAccess;
  readonly query?: z.ZodType;
  /** JSON body. */
  readonly body?: z.ZodType;
  /**
   * JSON body with a signature over its bytes: the implementation gets those, so that it can check
   * who wrote them before anybody reads them. The schema is for the documentation.
   */
  readonly signedBody?: z.ZodType;
  /** multipart/form-data: names of the file parts, and a schema of the text fields. */
  readonly multipart?: {
    readonly files: readonly string[];
    readonly fields: z.ZodType;
    /** Files that go together, of which exactly one set is sent; without it all of them are. */
    readonly sets?: readonly (readonly string[])[];
  };
  readonly answers: Readonly<
    Record<
      number,
      { readonly description: string; readonly schema?: z.ZodType; readonly contentType?: string }
    >
  >;
}

export interface UploadedPart {
  readonly name: string;
  readonly filename: string;
  readonly contentType: string;
  readonly content: Uint8Array;
}

/** What an implementation gets: everything parsed and checked. */
export interface ApiRequest<Query = unknown, Body = unknown> {
  /** Anonymous only on `public` routes. */
  readonly caller: Caller | null;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly files: readonly UploadedPart[];
  readonly headers: Readonly<Record<string, string>>;
  readonly lang: Language;
  readonly requestId: string;
  /**
   * ULID of what is asked under an `Idempotency-Key`: the same when it is asked again after a fault,
   * so that a thing named after it is made once. Left out: the request has no key.
   */
  readonly workId?: string;
  /** Where the request came from; good for soft limits only. */
  readonly sourceAddress?: string;
  readonly now: Date;
}

/** A refusal: its status and texts come from the catalogue of messages. */
export interface Problem {
  readonly problem: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly errors?: readonly {
    readonly field: string;
    readonly code: string;
    readonly data?: Readonly<Record<string, unknown>>;
  }[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the problem document (RFC 9457, "Extension Members"), as they are sent. */
  readonly members?: Readonly<Record<string, unknown>>;
}

export type ApiAnswer =
  | {
      readonly status: number;
      readonly json: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly status: number;
      readonly text: string;
      readonly contentType: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly status: number;
      /** A small file: an answer is at most 6 MB, and a third more as the gateway takes it. */
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly contentType: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly status: number; readonly headers: Readonly<Record<string, string>> }
  | Problem;

export type Implementation = (request: ApiRequest<never, never>) => Promise<ApiAnswer>;

/** Types the parsed query and body of an implementation from its contract. */
export type RequestOf<R extends Route> = ApiRequest<
  R['query'] extends z.ZodType ? z.output<R['query']> : undefined,
  R['signedBody'] extends z.ZodType
    ? Uint8Array
    : R['body'] extends z.ZodType
      ? z.output<R['body']>
      : R['multipart'] extends { readonly fields: infer F extends z.ZodType }
        ? z.output<F>
        : undefined
>;

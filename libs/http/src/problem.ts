import type { FieldFault, Refusal, RefusalKind } from '#kernel';

/** An error as the client sees it: RFC 9457, with a stable `code`, the fields at fault and the correlation id. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  fields: readonly FieldFault[];
  correlationId?: string;
  [detail: string]: unknown;
}

/** Thrown in the HTTP layer to answer with a problem. */
export class ProblemException extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    readonly fields: readonly FieldFault[] = [],
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail);
  }
}

/** The HTTP status of each kind of refusal. */
export const STATUS_OF_KIND: Record<RefusalKind, number> = { invalid: 422, conflict: 409, 'not-found': 404, forbidden: 403, stale: 412 };

/** A business refusal as an exception of the HTTP layer. */
export const refused = (refusal: Refusal): ProblemException =>
  new ProblemException(STATUS_OF_KIND[refusal.kind], refusal.code, refusal.message, refusal.fields, refusal.details);

/** Codes that no module owns: the request itself is at fault, or the service is not able to answer now. */
export const REQUEST_CODES: Record<string, { status: number; message: string }> = {
  'request.invalid': { status: 400, message: 'Some fields are missing or wrong. Mend the fields listed and send it again.' },
  'request.malformed': { status: 400, message: 'The body is not well-formed JSON.' },
  'request.not-found': { status: 404, message: 'There is nothing at this address. See /docs for what there is.' },
  'request.not-acceptable': { status: 406, message: 'Nothing that Accept names is offered here.' },
  'request.too-large': { status: 413, message: 'The body is larger than the limit.' },
  'request.headers-too-large': { status: 431, message: 'The address and the headers are together larger than 16 KiB. Ask for less at once.' },
  'request.unsupported-media-type': { status: 415, message: 'Send application/json.' },
  'request.too-many': { status: 429, message: 'Too many requests. Wait as long as Retry-After says.' },
  'access.unauthenticated': { status: 401, message: 'Send a valid token: Authorization: Bearer …' },
  'access.forbidden': { status: 403, message: 'Your role does not allow this.' },
  'read-model.behind': { status: 503, message: 'The read model has not reached that position yet. Ask again in a moment.' },
  'service.unavailable': {
    status: 503,
    message: 'The database cannot be reached at the moment. Repeat the request in a while, a command under the same Idempotency-Key.',
  },
  'service.failed': {
    status: 500,
    message: 'Something went wrong on our side; nothing was changed unless a repeat says so. Quote the correlation id.',
  },
};

/** A problem that no module owns. */
export function requestProblem(code: keyof typeof REQUEST_CODES & string, fields: readonly FieldFault[] = [], because = ''): ProblemException {
  const entry = REQUEST_CODES[code] as { status: number; message: string };
  return new ProblemException(entry.status, code, because ? `${entry.message} ${because}` : entry.message, fields);
}

/** The body of a problem answer. */
export function problemBody(problem: ProblemException, correlationId: string | undefined): Problem {
  return {
    type: `https://stepwise.example/problems/${problem.code}`,
    title: TITLES[problem.status] ?? 'Error',
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    fields: problem.fields,
    ...(correlationId ? { correlationId } : {}),
    ...problem.details,
  };
}

const TITLES: Record<number, string> = {
  400: 'Bad request',
  401: 'Not authenticated',
  403: 'Not allowed',
  404: 'Not found',
  406: 'Not acceptable',
  409: 'Conflict',
  412: 'Changed since you read it',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Refused',
  429: 'Too many requests',
  431: 'Headers too large',
  500: 'Internal error',
  503: 'Not available now',
};

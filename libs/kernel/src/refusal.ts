/** What kind of no it is; at the HTTP edge 422, 409, 404, 403 and 412. */
export type RefusalKind = 'invalid' | 'conflict' | 'not-found' | 'forbidden' | 'stale';

/** What stands in a module's catalogue of refusals under one code. */
export interface RefusalEntry {
  kind: RefusalKind;
  /** What is wrong and what to do next, in one or two sentences, for a person to read. Never names a person. */
  message: string;
}

/** A field that is at fault, as a path into the request body: `person.nhsNumber`. */
export interface FieldFault {
  field: string;
  code: string;
  message: string;
}

/** A business refusal: a value, not an exception. Nothing was changed. `code` is stable and part of the interface. */
export class Refusal {
  constructor(
    readonly code: string,
    readonly kind: RefusalKind,
    readonly message: string,
    readonly fields: readonly FieldFault[] = [],
    /** Facts a machine may use, such as the failed criteria. Never personal. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {}
}

export const isRefusal = (value: unknown): value is Refusal => value instanceof Refusal;

/** A catalogue of refusals: the codes of one module, and the way to raise them. */
export interface Refusals<Code extends string> {
  readonly catalogue: Readonly<Record<Code, RefusalEntry>>;
  /** Raises a refusal; `field` names the part of the request at fault, `because` adds a sentence of particulars. */
  (code: Code, at?: { field?: string; because?: string; details?: Record<string, unknown> }): Refusal;
}

/** Declares a module's refusals. Every code belongs to exactly one catalogue; the interface documents list them all. */
export function refusals<Code extends string>(catalogue: Record<Code, RefusalEntry>): Refusals<Code> {
  const refuse = (code: Code, at: { field?: string; because?: string; details?: Record<string, unknown> } = {}): Refusal => {
    const entry = catalogue[code];
    const message = at.because ? `${entry.message} ${at.because}` : entry.message;
    const fields = at.field ? [{ field: at.field, code, message }] : [];
    return new Refusal(code, entry.kind, message, fields, at.details);
  };
  return Object.assign(refuse, { catalogue });
}

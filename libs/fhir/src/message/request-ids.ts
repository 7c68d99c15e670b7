import { isUuid, type FieldFault, type Uuid } from '#kernel';

/** The GUIDs that come in the headers of a BaRS request. */
export interface RequestIds {
  requestId: Uuid;
  correlationId: Uuid;
}

/** Headers as the HTTP server hands them over: names in lower case. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * Reads `X-Request-ID` and `X-Correlation-ID`. A missing one is a fault `required`, one that is no GUID `invalid`; faults of
 * headers are named `http.<header>`, as OperationOutcome.issue.location has it.
 */
export function readRequestIds(headers: Headers): RequestIds | { faults: FieldFault[] } {
  const faults: FieldFault[] = [];
  const read = (name: string): Uuid => {
    const value = headers[name.toLowerCase()];
    if (typeof value === 'string' && isUuid(value)) return value.toLowerCase();
    const missing = value === undefined || value === '';
    faults.push({
      field: `http.${name}`,
      code: missing ? 'fhir.required' : 'fhir.invalid',
      message: `${name} ${missing ? 'is required' : 'must be a GUID'}.`,
    });
    return '';
  };
  const ids = { requestId: read('X-Request-ID'), correlationId: read('X-Correlation-ID') };
  return faults.length > 0 ? { faults } : ids;
}

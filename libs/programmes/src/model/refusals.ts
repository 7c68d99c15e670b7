import { Refusal, refusals } from '#kernel';
import { faultInWords, type Fault } from './checks.js';

export const refuseProgramme = refusals({
  'programme.not-found': { kind: 'not-found', message: 'There is no such programme. GET /v1/programmes lists them.' },
  'programme.invalid-definition': {
    kind: 'invalid',
    message: 'The definition of the programme has faults. Correct every field named and publish it again.',
  },
  'programme.version-taken': {
    kind: 'conflict',
    message:
      'This version of the programme was published with other content, and a published version never changes. Publish the change as the next version.',
  },
  'programme.version-gap': {
    kind: 'conflict',
    message: 'Versions of a programme follow each other without gaps, starting at 1. Publish it as the next version.',
  },
});

/** The refusal of a definition that could not be read, with one field per fault. */
export function refuseDefinition(faults: readonly Fault[]): Refusal {
  const code = 'programme.invalid-definition';
  const { kind, message } = refuseProgramme.catalogue[code];
  const fields = faults.map((fault) => ({ field: fault.path, code, message: faultInWords(fault) }));
  return new Refusal(code, kind, message, fields);
}

import { refusals } from '#kernel';

/** What safeguarding refuses. */
export const refuseSafeguarding = refusals({
  'safeguarding.value-not-allowed': {
    kind: 'invalid',
    message: 'This field cannot have that value. The interface documents what may stand in it.',
  },
  'safeguarding.text-missing': { kind: 'invalid', message: 'Say it in words; a code alone does not do.' },
  'safeguarding.concern-not-found': {
    kind: 'not-found',
    message: 'This case has no such concern. Take the concern id from the list of its concerns.',
  },
  'safeguarding.already-closed': {
    kind: 'conflict',
    message: 'This concern is closed already. Correct its closing, or raise a new concern.',
  },
  'safeguarding.closed-before-raised': { kind: 'invalid', message: 'A concern cannot be closed before it was raised. Give a later time.' },
  'safeguarding.reader-not-a-person': {
    kind: 'forbidden',
    message: 'Only a person may read a concern, with a reason of their own. Nothing reads it by itself.',
  },
  'safeguarding.reading-over': {
    kind: 'conflict',
    message: 'This reading was recorded a while ago and is over. To read the concern again, send a new Idempotency-Key with your reason.',
  },
});

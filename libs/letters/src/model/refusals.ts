import { refusals } from '#kernel';

export const refuseLetter = refusals({
  'letter.not-found': { kind: 'not-found', message: 'There is no such letter. GET /v1/letters lists those that you may read.' },
  'letter.not-due': { kind: 'conflict', message: 'This letter is not waiting to be written.' },
  'letter.not-queued': { kind: 'conflict', message: 'This letter is not waiting to be sent.' },
  'letter.not-held': { kind: 'conflict', message: 'This letter is not held, so there is nothing to release.' },
  'letter.cannot-go': { kind: 'conflict', message: 'This letter still cannot go to a practice. Mend what holds it, and release it again.' },
  'letter.not-sent': { kind: 'conflict', message: 'This letter was not sent, so nothing can be known about its delivery.' },
  'letter.delivery-known': {
    kind: 'conflict',
    message: 'The delivery of this letter was reported already. If the report was wrong, correct it under the case with POST corrections.',
  },
  'letter.before-sending': { kind: 'invalid', message: 'effectiveAt lies before the letter was sent.' },
  'letter.not-written': { kind: 'conflict', message: 'This letter is not written yet. Its status says what it waits for.' },
});

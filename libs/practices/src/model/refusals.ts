import { refusals } from '#kernel';

export const refusePractice = refusals({
  'practice.not-listed': { kind: 'not-found', message: 'No directory has told of this practice. POST /v1/practices lists practices.' },
  'practice.listed-twice': {
    kind: 'invalid',
    message: 'A practice is listed twice from the same day, and not as the same. Leave the wrong one out and send the list again.',
  },
});

import { refusals } from '#kernel';

export const refusePractice = refusals({
  'practice.not-listed': { kind: 'not-found', message: 'No directory has told of this practice. POST /v1/practices lists practices.' },
  'practice.network-without-board': {
    kind: 'invalid',
    message: 'A practice that belongs to no board is in no network either. Name its board, or leave the network out.',
  },
  'practice.network-is-board': { kind: 'invalid', message: 'The same code is given as board and as network. Name the one of the network, or none.' },
  'practice.listed-twice': {
    kind: 'invalid',
    message: 'A practice is listed twice from the same day, and not as the same. Leave the wrong one out and send the list again.',
  },
});

import { refusals } from '#kernel';

export const refusePublication = refusals({
  'publication.not-found': {
    kind: 'not-found',
    message: 'There is no such publication, or it is not for you. GET /v1/reports/publications lists yours.',
  },
  'publication.too-large': {
    kind: 'invalid',
    message: 'The report has more figures than one publication can hold. Narrow it: a shorter period, fewer breakdowns, or filters.',
  },
  'publication.not-yours': { kind: 'forbidden', message: 'Only the organisation that published a report, or an operator, may withdraw it.' },
  'publication.withdrawn': { kind: 'conflict', message: 'This publication has been withdrawn already. Nothing is left to do.' },
  'publication.replaced-by-itself': { kind: 'invalid', message: 'A publication cannot take its own place. Name the other one, or leave it out.' },
  'publication.known-before': {
    kind: 'invalid',
    message: 'knownAt lies before what the publication knew. Give a later moment, or leave it out for what is known now.',
  },
});

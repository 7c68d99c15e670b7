import { refusals } from '#kernel';

export const refuseReport = refusals({
  'report.period-reversed': {
    kind: 'invalid',
    message: 'The period ends before it begins. Give `from` no later than `to`, and no later than today.',
  },
  'report.period-too-long': { kind: 'invalid', message: 'The period is longer than ten years. Ask for a shorter one.' },
  'report.known-in-future': { kind: 'invalid', message: 'knownAt lies in the future. Leave it out for what is known now.' },
  'report.not-yours': {
    kind: 'forbidden',
    message: 'A report can only be about programmes that your organisation provides or commissions. Leave the filter out, or name your own.',
  },
});

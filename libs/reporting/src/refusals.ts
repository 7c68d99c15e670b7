import { refusals } from '#kernel';

export const refuseReport = refusals({
  'report.period-reversed': {
    kind: 'invalid',
    message: 'The period ends before it begins. Give `from` no later than `to`, and no later than today.',
  },
  'report.period-too-long': { kind: 'invalid', message: 'The period is longer than ten years. Ask for a shorter one.' },
  'report.known-in-future': { kind: 'invalid', message: 'knownAt lies in the future. Leave it out for what is known now.' },
  'report.chart-too-large': {
    kind: 'invalid',
    message: 'The chart would show more groups than can be read. Narrow it by filters or ask for fewer breakdowns, or take JSON or CSV.',
  },
  'report.not-yours': {
    kind: 'forbidden',
    message: 'A report can only be about programmes that your organisation provides or commissions. Leave the filter out, or name your own.',
  },
  'report.evidence-by-auditor': {
    kind: 'forbidden',
    message:
      'Evidence shows the rows behind figures that are withheld from a commissioner. Ask with the token of an auditor who acts on your behalf.',
  },
  'report.identifiable-not-yours': {
    kind: 'forbidden',
    message: 'Only a team lead sees which cases stand behind a figure, and only those of their own provider. Leave `identifiable` out.',
  },
  'report.no-such-cell': { kind: 'invalid', message: 'The report has no such cell.' },
});

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
  'report.period-not-whole-months': {
    kind: 'invalid',
    message:
      'Your figures are of whole calendar months, so that nobody can be told by comparing periods. Give `from` as the first day of a month, and `to`, `asAt` or `on` as the last day of one, or as today or later.',
  },
  'report.too-narrow': {
    kind: 'invalid',
    message: 'Your figures can be broken down and narrowed by three things at once, besides months. Leave a filter or a breakdown out.',
  },
  'report.not-yours': {
    kind: 'forbidden',
    message: 'A report can only be about programmes that your organisation provides or commissions. Leave the filter out, or name your own.',
  },
  'report.evidence-by-auditor': {
    kind: 'forbidden',
    message:
      'Evidence shows the rows behind figures that are withheld from you. Ask with the token of an auditor who acts on behalf of the commissioner.',
  },
  'report.identifiable-not-yours': {
    kind: 'forbidden',
    message: 'Only a team lead sees which cases stand behind a figure, and only those of their own provider. Leave `identifiable` out.',
  },
  'report.no-such-cell': { kind: 'invalid', message: 'The report has no such cell.' },
});

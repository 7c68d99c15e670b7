import { refusals } from '#kernel';

/** Every way in which employer liaison says no, besides a missing consent (`consent.not-given`). */
export const refuse = refusals({
  'liaison.already-open': { kind: 'conflict', message: 'Liaison with an employer is open already. Close it before opening another.' },
  'liaison.not-opened': { kind: 'conflict', message: 'Liaison with the employer was not opened. Open it first.' },
  'liaison.suspended': {
    kind: 'forbidden',
    message: 'Liaison is suspended because the person took their consent back. If they consent again, record that and resume it; else close it.',
  },
  'liaison.not-suspended': { kind: 'conflict', message: 'Liaison is not suspended, so there is nothing to resume.' },
  'liaison.closed': {
    kind: 'conflict',
    message: 'Liaison was closed by then. What happened before can be recorded with its own date; for something new, open it again.',
  },
  'liaison.before-opening': { kind: 'invalid', message: 'effectiveAt lies before liaison was opened.' },
  'liaison.before-suspension': { kind: 'invalid', message: 'effectiveAt lies before liaison was suspended.' },
  'liaison.closed-before-fact': { kind: 'conflict', message: 'Something was recorded for a later time. Date the close after it.' },
  'liaison.report-empty': { kind: 'invalid', message: 'The report says nothing. Give functional limits, adjustments or a text.' },
  'liaison.report-unchanged': { kind: 'invalid', message: 'The correction changes nothing. Give new functional limits, adjustments or a text.' },
  'liaison.report-not-offered': { kind: 'conflict', message: 'No report was offered to the person. They see it before anybody else does.' },
  'liaison.report-replaced': { kind: 'conflict', message: 'Another report was offered since. Use the id of the one on offer.' },
  'liaison.report-already-released': {
    kind: 'conflict',
    message: 'This report went to the employer and cannot be taken back. To change what was said, offer a new report.',
  },
  'liaison.report-withheld': {
    kind: 'forbidden',
    message: 'The person withheld this report. If they have changed their mind, offer it to them again.',
  },
  'liaison.before-offer': { kind: 'invalid', message: 'effectiveAt lies before the report on record was offered to the person.' },
  'liaison.adjustments-listed-wrong': { kind: 'invalid', message: 'Propose 1 to 20 adjustments, each once.' },
  'liaison.no-response': { kind: 'invalid', message: 'Give the response to at least one adjustment.' },
  'liaison.adjustment-not-proposed': {
    kind: 'invalid',
    message: 'This adjustment was not proposed to the employer. Take the ids from the adjustments of the case.',
  },
  'liaison.adjustment-answered-twice': { kind: 'invalid', message: 'This adjustment has two responses in one answer. Give one.' },
  'liaison.adjustment-not-agreed': { kind: 'conflict', message: 'Only an adjustment that the employer accepted or modified can be implemented.' },
  'liaison.adjustment-implemented': { kind: 'conflict', message: 'This adjustment is in place already. If that is wrong, correct the record of it.' },
  'liaison.before-proposal': { kind: 'invalid', message: 'effectiveAt lies before the adjustment was proposed.' },
  'liaison.before-response': { kind: 'invalid', message: 'effectiveAt lies before the employer agreed to the adjustment.' },
  'liaison.phased-return-weeks': { kind: 'invalid', message: 'A phased return lasts 1 to 26 weeks. Give the hours of each.' },
  'liaison.phased-return-hours': { kind: 'invalid', message: 'The hours of a week are 0 to 48.' },
  'liaison.phased-return-without-hours': { kind: 'invalid', message: 'A phased return has hours of work in at least one week.' },
  'liaison.phased-return-start': { kind: 'invalid', message: 'A phased return starts within a year of its agreement. Check the year.' },
});

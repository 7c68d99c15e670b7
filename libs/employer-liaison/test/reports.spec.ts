import { describe, test } from '@jest/globals';
import { derivedId, STEPWISE_NAMESPACE } from '#kernel';
import { given } from '#support/decisions.js';
import type { LiaisonCommand } from '../src/model/commands.js';
import { employerLiaison } from '../src/model/employer-liaison.js';
import { aConsentingPerson, onMarch, opened, report, reportOffered, reportReleased, reportWithheld } from './stories.js';

const offer = (facts: Partial<Extract<LiaisonCommand, { type: 'OfferReport' }>> = {}): LiaisonCommand => ({
  type: 'OfferReport',
  functionalLimits: ['standing'],
  adjustments: ['altered-hours'],
  ...facts,
});
const correct: LiaisonCommand = { type: 'CorrectReport', functionalLimits: ['walking'], text: 'I can stand for an hour' };
const release: LiaisonCommand = { type: 'ReleaseReport', how: 'written' };
const withhold: LiaisonCommand = { type: 'WithholdReport', note: 'Not before the meeting' };

const story = () => given(employerLiaison, aConsentingPerson());

describe('a report for the employer', () => {
  test('is shown to the person first, its text kept personal', () => {
    story()
      .events(opened())
      .when(offer({ text: 'Please let the person sit' }))
      .then({
        type: 'ReportOfferedToPerson',
        data: { reportId: derivedId(STEPWISE_NAMESPACE, 'test-command|report'), functionalLimits: ['standing'], adjustments: ['altered-hours'] },
        personal: { text: 'Please let the person sit' },
      });
  });

  test('is corrected by the person before it goes out', () => {
    story()
      .events(opened(), reportOffered())
      .when(correct)
      .then({
        type: 'ReportCorrectedByPerson',
        data: { reportId: report(), functionalLimits: ['walking'] },
        personal: { text: 'I can stand for an hour' },
      });
  });

  test('goes out when the person says so, and it is kept how they did', () => {
    story()
      .events(opened(), reportOffered())
      .when(release)
      .then({ type: 'ReportReleased', data: { reportId: report(), how: 'written' } });
  });

  test('stays in when the person says so', () => {
    story()
      .events(opened(), reportOffered())
      .when(withhold)
      .then({ type: 'ReportWithheld', data: { reportId: report() }, personal: { note: 'Not before the meeting' } });
  });

  test('that was withheld can be offered again, and released then', () => {
    story().events(opened(), reportOffered(), reportWithheld()).when(offer()).then({ type: 'ReportOfferedToPerson' });
    story()
      .events(opened(), reportOffered(), reportWithheld(), reportOffered(2))
      .when(release)
      .then({ type: 'ReportReleased', data: { reportId: report(2) } });
  });

  test('may be named by its id', () => {
    story()
      .events(opened(), reportOffered())
      .when({ ...release, reportId: report() } as LiaisonCommand)
      .then({ type: 'ReportReleased' });
  });

  test('refused: a report that says nothing; a text alone says something', () => {
    const empty = { functionalLimits: [], adjustments: [] };
    story().events(opened()).when(offer(empty)).refused('liaison.report-empty', 'functionalLimits');
    story()
      .events(opened())
      .when(offer({ ...empty, text: '' }))
      .refused('liaison.report-empty');
    story()
      .events(opened())
      .when(offer({ ...empty, text: 'Fit for all duties' }))
      .then({ type: 'ReportOfferedToPerson' });
    story()
      .events(opened())
      .when(offer({ adjustments: [] }))
      .then({ type: 'ReportOfferedToPerson' });
  });

  test('refused: a correction that changes nothing; taking every limit out changes something', () => {
    story().events(opened(), reportOffered()).when({ type: 'CorrectReport' }).refused('liaison.report-unchanged', 'functionalLimits');
    story().events(opened(), reportOffered()).when({ type: 'CorrectReport', functionalLimits: [] }).then({ type: 'ReportCorrectedByPerson' });
    story().events(opened(), reportOffered()).when({ type: 'CorrectReport', adjustments: [] }).then({ type: 'ReportCorrectedByPerson' });
  });

  test('refused: offered with a date before the report on record', () => {
    const later = [opened(), reportOffered(1, {}, onMarch('10'))];
    story()
      .events(...later)
      .effective('2026-03-10T09:59:59.999Z')
      .when(offer())
      .refused('liaison.before-offer', 'effectiveAt');
    story()
      .events(...later)
      .effective(onMarch('10'))
      .when(offer())
      .then({ type: 'ReportOfferedToPerson' });
  });
});

describe.each([correct, release, withhold])('$type', (command) => {
  test('refused: before the person was offered the report', () => {
    story().events(opened()).when(command).refused('liaison.report-not-offered');
  });

  test('refused: once the person withheld it', () => {
    story().events(opened(), reportOffered(), reportWithheld()).when(command).refused('liaison.report-withheld');
  });

  test('refused: once it was released, which cannot be undone', () => {
    story().events(opened(), reportOffered(), reportReleased()).when(command).refused('liaison.report-already-released');
  });

  test('refused: of a version that another has taken the place of', () => {
    story()
      .events(opened(), reportOffered(1), reportOffered(2))
      .when({ ...command, reportId: report(1) } as LiaisonCommand)
      .refused('liaison.report-replaced', 'reportId');
  });

  test('refused: dated before the offer; from its time on it may be', () => {
    const past = [opened(), reportOffered(1, {}, onMarch('10'))];
    story()
      .events(...past)
      .effective('2026-03-10T09:59:59.999Z')
      .when(command)
      .refused('liaison.before-offer', 'effectiveAt');
    story()
      .events(...past)
      .effective(onMarch('10'))
      .when(command)
      .then({ type: expectedOf(command) });
  });
});

const expectedOf = (command: LiaisonCommand) =>
  command.type === 'CorrectReport' ? 'ReportCorrectedByPerson' : command.type === 'ReleaseReport' ? 'ReportReleased' : 'ReportWithheld';

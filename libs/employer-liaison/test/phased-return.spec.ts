import { describe, test } from '@jest/globals';
import { given } from '#support/decisions.js';
import type { LiaisonCommand } from '../src/model/commands.js';
import { employerLiaison } from '../src/model/employer-liaison.js';
import { aConsentingPerson, onMarch, opened, phasedReturnAgreed } from './stories.js';

const agree = (hoursByWeek: number[], startsOn = '2026-03-23'): LiaisonCommand => ({ type: 'AgreePhasedReturn', startsOn, hoursByWeek });
const story = () => given(employerLiaison, aConsentingPerson()).events(opened()).at(onMarch('16'));
const weeks = (count: number) => Array.from({ length: count }, () => 16);

describe('agreeing a phased return', () => {
  test('says how many hours in each week', () => {
    story()
      .when(agree([0, 12, 18.5, 37.5]))
      .then({ type: 'PhasedReturnAgreed', data: { startsOn: '2026-03-23', hoursByWeek: [0, 12, 18.5, 37.5] } });
  });

  test('may be done anew', () => {
    story()
      .events(opened(), phasedReturnAgreed([16, 24]))
      .when(agree([20]))
      .then({ type: 'PhasedReturnAgreed' });
  });

  test.each([[1], [26]])('may last %i weeks', (count) => {
    story()
      .when(agree(weeks(count)))
      .then({ type: 'PhasedReturnAgreed' });
  });

  test.each([[0], [27]])('refused: %i weeks', (count) => {
    story()
      .when(agree(weeks(count)))
      .refused('liaison.phased-return-weeks', 'hoursByWeek');
  });

  test.each([[-0.5], [48.5], [Number.NaN], [Number.POSITIVE_INFINITY]])('refused: a week of %p hours', (hours) => {
    story()
      .when(agree([16, hours]))
      .refused('liaison.phased-return-hours', 'hoursByWeek.1');
  });

  test('48 hours are the most', () => {
    story()
      .when(agree([48]))
      .then({ type: 'PhasedReturnAgreed' });
  });

  test('refused: no hour of work at all', () => {
    story()
      .when(agree([0, 0]))
      .refused('liaison.phased-return-without-hours', 'hoursByWeek');
  });

  test('refused: over a year away, either way', () => {
    for (const day of ['2025-03-15', '2027-03-17'])
      story()
        .when(agree([16], day))
        .then({ type: 'PhasedReturnAgreed' });
    for (const day of ['2025-03-14', '2027-03-18'])
      story()
        .when(agree([16], day))
        .refused('liaison.phased-return-start', 'startsOn');
  });
});

import { expect, test } from '@jest/globals';
import { aStagedProgramme } from '#support/stories.js';
import {
  accepted,
  amended,
  assessed,
  attempted,
  attended,
  booked,
  brief,
  contacted,
  doneAfter,
  id,
  letterDue,
  letterSent,
  letterSays,
  on,
  referred,
  transferred,
  triaged,
} from './story.js';

const inSupport = [referred('2026-01-05'), accepted('2026-01-06'), triaged('2026-01-07')];

test('nothing is done before a referral is received', () => expect(doneAfter([])).toEqual([]));

test('a referral counts on the day of its notice and under its source, as last told', () => {
  const [referral] = doneAfter([referred('2026-01-05'), amended('2026-01-06', { noticeReceivedOn: '2026-01-02', source: 'nurse' })]);
  expect(brief(referral!)).toBe('referral nurse 2026-01-02');
});

test('an attempt that reaches the person is a contact, and so is a person who gets in touch; none is counted twice', () => {
  const reached = attempted('2026-01-09', 'spoke');
  const story = [
    ...inSupport,
    attempted('2026-01-08', 'no-answer'),
    reached,
    contacted('2026-01-09', id('attempt 2026-01-09')),
    contacted('2026-01-12'),
  ];
  expect(doneAfter(story).map(brief).slice(2)).toEqual([
    'contact-attempt no-answer 2026-01-08',
    'contact-attempt spoke 2026-01-09',
    'contact 2026-01-09',
    'contact 2026-01-12',
  ]);
});

test('a letter counts on the day on which it was sent, a letter not sent does not', () => {
  const letters = [
    letterDue('a', '2026-01-05', 'referral-received'),
    letterSent('a', '2026-01-07'),
    letterDue('b', '2026-01-08', 'progress'),
    letterSays('b', '2026-01-08', 'LetterHeld'),
  ];
  expect(
    doneAfter([...inSupport, ...letters])
      .map(brief)
      .slice(2),
  ).toEqual(['letter referral-received 2026-01-07']);
});

test('what was done before a transfer belongs to the programme before it', () => {
  const other = aStagedProgramme({ id: 'other', provider: { code: 'PRV09', name: 'Southfield' } });
  const before = [booked('a', '2026-01-08', on('2026-01-15')), attended('a', '2026-01-15'), assessed('a', '2026-01-15')];
  const after = [transferred('2026-02-01', { id: 'other', version: 1 }), contacted('2026-02-03')];
  const done = doneAfter([...inSupport, ...before, ...after], other);
  expect(done.map(({ kind, programme }) => `${kind} ${programme.provider}`)).toEqual([
    'referral PRV01',
    'acceptance PRV01',
    'contact PRV09',
    'appointment PRV01',
    'assessment PRV01',
  ]);
});

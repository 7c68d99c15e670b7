import { describe, expect, it } from '@jest/globals';
import { ProblemException } from '#http';
import type { Actor } from '#kernel';
import { reportOf } from '../src/http/delivery-body.js';
import { cursorOf, placeOf } from '../src/http/letter-query.js';
import { formFor } from '../src/http/media-type.js';
import { mayRead, visible } from '../src/http/reading-right.js';
import type { Letter } from '../src/model/state.js';
import { PERSON } from './letter-stories.js';

const status = (attempt: () => unknown): number | undefined => {
  try {
    attempt();
    return undefined;
  } catch (error) {
    return (error as ProblemException).status;
  }
};

describe('the form of a letter', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/json', 'application/json'],
    ['text/plain', 'text/plain'],
    ['TEXT/PLAIN; charset=utf-8', 'text/plain'],
    ['text/*', 'text/plain'],
    ['text/html, text/plain;q=0.5', 'text/plain'],
    ['text/plain;q=0.5, application/json;q=0.9', 'application/json'],
    ['application/json;q=0, */*', 'text/plain'],
    ['text/html,application/xhtml+xml,*/*;q=0.8', 'application/json'],
  ])('for Accept %s is %s', (accept, form) => expect(formFor(accept)).toBe(form));

  it.each(['application/pdf', 'text/html', 'application/json;q=0', 'application/json;q=nonsense'])('for Accept %s is none', (accept) =>
    expect(status(() => formFor(accept))).toBe(406),
  );
});

describe('who may see which letters', () => {
  const practice: Actor = { id: 'gp-1', role: 'gp-practice', organisation: 'A81001' };
  const person: Actor = { id: PERSON, role: 'person', organisation: 'public' };
  const caseworker: Actor = { id: 'caseworker-1', role: 'caseworker', organisation: 'PRV01' };
  const about = { kind: 'progress', milestone: 'm', version: 1, personId: PERSON, dueAt: '2026-03-02T09:00:00.000Z', practice: 'A81001' } as const;
  const held: Letter = { ...about, status: 'held', why: 'no-consent' };
  const sent: Letter = { ...about, status: 'sent', sending: { sentAt: about.dueAt, transport: 'outbox', contentHash: 'h' } };

  it('staff: all', () => {
    expect(visible(caseworker, { status: 'held' })).toEqual({ status: 'held' });
    expect(mayRead(caseworker, held)).toBe(true);
  });

  it('a practice: those that went out to it', () => {
    expect(visible(practice, {})).toEqual({ practice: 'A81001', sentOnly: true });
    expect(visible(practice, { practice: 'A81001', kind: 'progress' })).toMatchObject({ kind: 'progress', sentOnly: true });
    expect(status(() => visible(practice, { practice: 'B82002' }))).toBe(403);
    expect([sent, held, { ...sent, practice: 'B82002' }].map((letter) => mayRead(practice, letter))).toEqual([true, false, false]);
  });

  it('a person: those that went out about them', () => {
    expect(visible(person, { practice: 'A81001' })).toEqual({ practice: 'A81001', personId: PERSON, sentOnly: true });
    expect([sent, held, { ...sent, personId: 'somebody-else' }].map((letter) => mayRead(person, letter))).toEqual([true, false, false]);
  });
});

describe('a report of a delivery', () => {
  it.each([{ result: 'delivered' }, { result: 'rejected', reason: 'person-not-known' }, { result: 'undeliverable', reason: 'no-mailbox' }] as const)(
    '%j is taken',
    (body) => expect(reportOf(body)).toEqual(body),
  );

  it.each([
    { result: 'delivered', reason: 'other' },
    { result: 'rejected' },
    { result: 'rejected', reason: 'no-mailbox' },
    { result: 'undeliverable' },
    { result: 'undeliverable', reason: 'unreadable' },
  ] as const)('%j is not', (body) => expect(status(() => reportOf(body))).toBe(400));
});

describe('a place in the list', () => {
  it('comes back as it went out', () => expect(placeOf(cursorOf('0000000000000042'))).toBe('0000000000000042'));
  it('is nothing where none is given', () => expect(placeOf(undefined)).toBeUndefined());
  it('that nobody gave out is refused', () => expect(status(() => placeOf('MTI'))).toBe(400));
});

import { describe, expect, it } from '@jest/globals';
import { derivedId, STEPWISE_NAMESPACE, type CorrectFact, type Instant } from '#kernel';
import { safeguardingKey, safeguardingStanding, safeguardingStream, type SafeguardingEvent } from '#safeguarding/contract';
import { safeguarding, type CloseConcern, type RaiseConcern, type ReadConcern, type SafeguardingContext } from '#safeguarding';
import { given, pastEventId, recorded, THE_CASE, type Past } from '#support/decisions.js';
import { anAcceptedReferral } from '#support/stories.js';

type PastOf<T extends SafeguardingEvent['type']> = Past<Extract<SafeguardingEvent, { type: T }>>;

const aCase: SafeguardingContext = { referral: anAcceptedReferral() };
const concernId = 'e0000000-0000-4000-8000-000000000001';
const otherConcern = 'e0000000-0000-4000-8000-000000000002';

const raised = (id = concernId, at: Instant = '2026-03-10T09:00:00.000Z'): PastOf<'ConcernRaised'> => ({
  type: 'ConcernRaised',
  data: { concernId: id, category: 'domestic-abuse', severity: 'high' },
  at,
});
const closed = (id = concernId): PastOf<'ConcernClosed'> => ({
  type: 'ConcernClosed',
  data: { concernId: id, outcome: 'referred-to-local-authority' },
  at: '2026-03-12T09:00:00.000Z',
});
const read = (): PastOf<'ConcernRead'> => ({ type: 'ConcernRead', data: { concernId, reason: 'audit' }, at: '2026-03-11T09:00:00.000Z' });

const toRaise = (overrides: Partial<RaiseConcern> = {}): RaiseConcern => ({
  type: 'RaiseConcern',
  category: 'self-neglect',
  severity: 'medium',
  description: 'Said there was nothing to eat at home',
  ...overrides,
});
const toClose = (overrides: Partial<CloseConcern> = {}): CloseConcern => ({
  type: 'CloseConcern',
  concernId,
  outcome: 'managed-by-provider',
  note: 'Food bank arranged',
  ...overrides,
});
const toRead = (overrides: Partial<ReadConcern> = {}): ReadConcern => ({
  type: 'ReadConcern',
  concernId,
  reason: 'handover',
  explanation: 'Taking over the case today',
  ...overrides,
});

describe('raising a concern', () => {
  it('keeps what was seen apart from its category and severity', () => {
    given(safeguarding, aCase)
      .when(toRaise())
      .then({
        type: 'ConcernRaised',
        data: { concernId: derivedId(STEPWISE_NAMESPACE, 'test-command|concern'), category: 'self-neglect', severity: 'medium' },
        personal: { description: 'Said there was nothing to eat at home' },
      });
  });

  it.each(['received', 'possible-duplicate', 'not-accepted', 'withdrawn'] as const)('is possible while the referral is %s', (status) => {
    given(safeguarding, { referral: anAcceptedReferral({ status }) })
      .when(toRaise())
      .then({ type: 'ConcernRaised' });
  });

  it('is possible after a death', () => {
    given(safeguarding, { referral: anAcceptedReferral({ diedAt: '2026-03-05T09:00:00.000Z' }) })
      .when(toRaise())
      .then({ type: 'ConcernRaised' });
  });

  it('is possible beside another concern', () => {
    given(safeguarding, aCase).events(raised()).when(toRaise()).then({ type: 'ConcernRaised' });
  });

  it('refuses a case that does not exist, unknown codes, and no description', () => {
    given(safeguarding, { referral: { status: 'none' } })
      .when(toRaise())
      .refused('case.not-found');
    given(safeguarding, aCase)
      .when(toRaise({ category: 'noise' as 'other' }))
      .refused('safeguarding.value-not-allowed', 'category');
    given(safeguarding, aCase)
      .when(toRaise({ severity: 'mild' as 'low' }))
      .refused('safeguarding.value-not-allowed', 'severity');
    given(safeguarding, aCase)
      .when(toRaise({ description: ' \n' }))
      .refused('safeguarding.text-missing', 'description');
  });
});

describe('closing a concern', () => {
  it('takes what became of it', () => {
    given(safeguarding, aCase)
      .events(raised())
      .when(toClose())
      .then({ type: 'ConcernClosed', data: { concernId, outcome: 'managed-by-provider' }, personal: { note: 'Food bank arranged' } });
  });

  it('needs no note', () => {
    const { decision } = given(safeguarding, aCase)
      .events(raised())
      .when(toClose({ note: undefined }));
    expect(decision).toEqual([{ type: 'ConcernClosed', data: { concernId, outcome: 'managed-by-provider' }, personal: {} }]);
  });

  it('refuses a concern that the case does not have, or that is closed', () => {
    given(safeguarding, aCase).when(toClose()).refused('safeguarding.concern-not-found', 'concernId');
    given(safeguarding, aCase).events(raised(otherConcern)).when(toClose()).refused('safeguarding.concern-not-found', 'concernId');
    given(safeguarding, aCase).events(raised(), closed()).when(toClose()).refused('safeguarding.already-closed');
  });

  it('refuses a time before it was raised, and takes the moment of it', () => {
    const story = given(safeguarding, aCase).events(raised());
    story.effective('2026-03-10T08:59:59.999Z').when(toClose()).refused('safeguarding.closed-before-raised', 'effectiveAt');
    story.effective('2026-03-10T09:00:00.000Z').when(toClose()).then({ type: 'ConcernClosed' });
  });

  it('refuses an outcome that is not in the vocabulary', () => {
    given(safeguarding, aCase)
      .events(raised())
      .when(toClose({ outcome: 'forgotten' as 'risk-removed' }))
      .refused('safeguarding.value-not-allowed', 'outcome');
  });
});

describe('reading a concern', () => {
  it('is recorded with its reason, open or closed, each time', () => {
    const event = {
      type: 'ConcernRead',
      data: { concernId, reason: 'handover' },
      personal: { explanation: 'Taking over the case today' },
    } as const;
    given(safeguarding, aCase).events(raised()).when(toRead()).then(event);
    given(safeguarding, aCase).events(raised(), read(), closed()).when(toRead()).then(event);
  });

  it('refuses a reading without a reason from the list and in words', () => {
    const story = given(safeguarding, aCase).events(raised());
    story.when(toRead({ reason: 'curiosity' as 'other' })).refused('safeguarding.value-not-allowed', 'reason');
    story.when(toRead({ explanation: '' })).refused('safeguarding.text-missing', 'explanation');
  });

  it('refuses a concern that the case does not have', () => {
    given(safeguarding, aCase).when(toRead()).refused('safeguarding.concern-not-found', 'concernId');
  });

  it('is for people only', () => {
    given(safeguarding, aCase)
      .events(raised())
      .by({ id: 'letters', role: 'system', organisation: 'stepwise' })
      .when(toRead())
      .refused('safeguarding.reader-not-a-person');
  });
});

describe('correcting a concern', () => {
  const correcting = (n: number, facts: Record<string, unknown> = {}, newEffectiveAt?: Instant): CorrectFact => {
    const struckOut = Object.keys(facts).length === 0 && newEffectiveAt === undefined;
    return { type: 'CorrectFact', eventId: pastEventId(n), reason: 'clerical-error', facts, newEffectiveAt, struckOut };
  };
  const story = () => given(safeguarding, aCase).events(raised(), closed(), read());

  it('changes what was raised and what became of it', () => {
    story()
      .when(correcting(0, { category: 'neglect', severity: 'low', description: 'x' }))
      .then({ type: 'FactCorrected' });
    story()
      .when(correcting(1, { outcome: 'not-substantiated', note: 'y' }))
      .then({ type: 'FactCorrected' });
    story()
      .when(correcting(0, {}, '2026-03-12T09:00:00.000Z'))
      .then({ type: 'FactCorrected' });
  });

  it('strikes out a closing, and a concern that was not closed', () => {
    story()
      .when(correcting(1))
      .then({ type: 'FactCorrected', data: { struckOut: true } });
    given(safeguarding, aCase)
      .events(raised(), read())
      .when(correcting(0))
      .then({ type: 'FactCorrected', data: { struckOut: true } });
  });

  it('refuses unknown codes and another concern', () => {
    story()
      .when(correcting(0, { severity: 'mild' }))
      .refused('correction.value-not-valid', 'facts.severity');
    story()
      .when(correcting(1, { outcome: 7 }))
      .refused('correction.value-not-valid', 'facts.outcome');
    story()
      .when(correcting(1, { concernId: otherConcern }))
      .refused('correction.field-not-correctable', 'facts.concernId');
  });

  it('cannot take away the concern under its closing, or move it past it', () => {
    story().when(correcting(0)).refused('safeguarding.concern-not-found', 'facts');
    story()
      .when(correcting(0, {}, '2026-03-12T09:00:00.001Z'))
      .refused('safeguarding.closed-before-raised', 'facts');
  });

  it('never touches the record of a reading', () => {
    story()
      .when(correcting(2, { reason: 'supervision' }))
      .refused('correction.not-correctable', 'eventId');
  });
});

describe('what other modules see of safeguarding', () => {
  const openConcerns = (...past: Past<SafeguardingEvent>[]) => safeguardingStanding(recorded('safeguarding', past)).openConcerns;

  it('is how many concerns are open', () => {
    expect(openConcerns()).toBe(0);
    expect(openConcerns(raised(), raised(otherConcern), read())).toBe(2);
    expect(openConcerns(raised(), raised(otherConcern), closed())).toBe(1);
    expect(openConcerns(raised(), closed())).toBe(0);
  });

  it('lives in a stream and under a key of its own', () => {
    expect(safeguardingStream(THE_CASE)).toBe(`safeguarding-${THE_CASE}`);
    expect(safeguardingKey(THE_CASE)).toBe(`safeguarding-${THE_CASE}`);
  });
});

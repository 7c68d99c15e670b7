import { describe, expect, it } from '@jest/globals';
import { correctedHistory, type Actor, type Role } from '#kernel';
import type { ReferralEvent } from '#referral/contract';
import { belongsTo, refuseStrangers } from '../src/model/strangers.js';
import { recorded } from '#support/decisions.js';
import { THE_PERSON } from '#support/stories.js';
import { facts, received } from './stories.js';

/** A referral that somebody at PRV01 keyed in for the practice A81001. */
const owners = belongsTo(correctedHistory<ReferralEvent>(recorded('referral', [received({ ...facts(), referrer: { organisation: 'A81001' } })])));
const actor = (role: Role, organisation: string, id = 'account-1'): Actor => ({ id, role, organisation });

describe('a referral', () => {
  it('belongs to its person, to who sent it and to who refers', () =>
    expect(owners).toEqual({ personId: THE_PERSON, organisations: ['PRV01', 'A81001'] }));

  it.each([
    actor('gp-practice', 'A81001'),
    actor('referrer', 'PRV01'),
    actor('person', 'public', THE_PERSON),
    actor('caseworker', 'PRV09'),
    actor('system', 'stepwise'),
  ])('may be changed by %j', (whoever) => expect(refuseStrangers(whoever, owners)).toBeUndefined());

  it.each([actor('gp-practice', 'B82002'), actor('referrer', 'RYE'), actor('person', 'public', 'somebody-else'), actor('person', 'A81001')])(
    'is as if it were not for %j',
    (stranger) => expect(refuseStrangers(stranger, owners)?.code).toBe('case.not-found'),
  );

  it('that is new is nobody’s yet', () => {
    expect(belongsTo([])).toBeUndefined();
    expect(refuseStrangers(actor('gp-practice', 'A81001'), undefined)).toBeUndefined();
  });
});

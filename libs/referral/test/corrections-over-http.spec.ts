import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import type { Recorded } from '#kernel';
import { referral, referralCorrections } from '#referral';
import type { ReferralEvent } from '#referral/contract';
import { recorded, THE_CASE, type Past } from '#support/decisions.js';
import { amended, received } from './stories.js';

/** Facts that are worked out, so that nobody types them. */
const WORKED_OUT = ['ageBand', 'postcodeDistrict', 'nhsNumberStatus'];

function fieldsOf(type: object): string[] {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type as never, '', false, false);
  return rules.map(({ propertyName }) => propertyName);
}

/** What follows from corrected facts of an event. */
function follows(event: Past<ReferralEvent>, facts: Record<string, unknown>) {
  const [happened] = recorded<ReferralEvent>('referral', [event]);
  return referralCorrections.corrections[event.type]?.derive?.(facts, happened as Recorded);
}

describe('corrections of a referral over HTTP', () => {
  const open = Object.entries(referral.correctable).flatMap(([type, rule]) =>
    rule === 'never' ? [] : [{ type, fields: [...rule.data, ...rule.personal] }],
  );

  it.each(open.filter(({ fields }) => fields.length > 0))('check every field of $type that somebody may correct', ({ type, fields }) => {
    const typed = fields.filter((field) => !WORKED_OUT.includes(field));
    expect(fieldsOf(referralCorrections.corrections[type]?.facts ?? {})).toEqual(expect.arrayContaining(typed));
  });

  it('let nobody type what is worked out', () => {
    expect(fieldsOf(referralCorrections.corrections['ReferralReceived']?.facts ?? {})).not.toEqual(
      expect.arrayContaining([expect.stringMatching(WORKED_OUT.join('|'))]),
    );
  });

  it('find the one stream that a case has here', async () => {
    const targets = await referralCorrections.targets({} as never, THE_CASE);
    expect(targets.map((target) => referralCorrections.stream(target))).toEqual([`referral-${THE_CASE}`]);
  });
});

describe('what follows from a correction of the referral', () => {
  it('is the age band, on the day of notice', () => {
    expect(follows(received(), { birthDate: '2001-03-02' })).toEqual({ ageBand: '25-34' });
    expect(follows(received(), { birthDate: '2001-03-03' })).toEqual({ ageBand: '18-24' });
    expect(follows(received(), { birthDate: null })).toEqual({ ageBand: 'unknown' });
  });

  it('is an NHS number that nobody has verified, written together', () => {
    expect(follows(received(), { nhsNumber: '999 000 0018' })).toEqual({ nhsNumber: '9990000018', nhsNumberStatus: 'unverified' });
    expect(follows(received(), { nhsNumber: '9990000019' })).toEqual({ nhsNumber: '9990000019', nhsNumberStatus: 'invalid-checksum' });
    expect(follows(received(), { nhsNumber: null })).toEqual({ nhsNumberStatus: 'none' });
  });

  it('is the postcode district, or that there is none any more', () => {
    expect(follows(received(), { contact: { postcode: 'ls10 4yu' } })).toEqual({ postcodeDistrict: 'LS10' });
    expect(follows(received(), { contact: { telephone: '07700 900123' } })).toEqual({ postcodeDistrict: null });
    expect(follows(received(), { contact: null })).toEqual({ postcodeDistrict: null });
  });

  it('is nothing if nothing follows', () => {
    expect(follows(received(), { sex: 'male', reason: 'Pain' })).toEqual({});
  });
});

describe('what follows from a correction of an amendment', () => {
  it('goes among the facts that it brought', () => {
    const brought = amended({ practice: 'A81002', postcodeDistrict: 'LS11' });
    expect(follows(brought, { birthDate: '2001-03-02', contact: null })).toEqual({ facts: { practice: 'A81002', ageBand: '25-34' } });
  });

  it('keeps what was worked out when the facts are told anew', () => {
    const brought = amended({ practice: 'A81002', sex: 'male', ageBand: '25-34' });
    expect(follows(brought, { facts: { practice: 'A81003' } })).toEqual({ facts: { practice: 'A81003', ageBand: '25-34' } });
  });

  it('is nothing if nothing follows', () => {
    expect(follows(amended({ practice: 'A81002' }), { name: { given: 'Alex', family: 'Sample' } })).toEqual({});
  });
});

import { describe, expect, it } from '@jest/globals';
import { suppliedBy } from '../src/http/supplied-information.js';

describe('an answer of a referrer', () => {
  it('is told apart into facts, what identifies the person, and words', () => {
    expect(
      suppliedBy(
        {
          employment: { status: 'employed', employerSize: '1-9', employerName: 'Example Bakery' },
          practice: 'A81002',
          contact: { telephone: '07700 900123', postcode: 'ls10 4yu' },
          birthDate: '2001-03-02',
          nhsNumber: '999 000 0018',
          answer: 'Nine people',
        },
        '2026-03-02',
      ),
    ).toEqual({
      type: 'SupplyInformation',
      facts: {
        employment: { status: 'employed', employerSize: '1-9' },
        practice: 'A81002',
        ageBand: '25-34',
        nhsNumberStatus: 'unverified',
        postcodeDistrict: 'LS10',
      },
      personal: {
        contact: { telephone: '07700 900123', postcode: 'ls10 4yu' },
        birthDate: '2001-03-02',
        nhsNumber: '9990000018',
        employer: { name: 'Example Bakery' },
      },
      answer: 'Nine people',
    });
  });

  it('says nothing of what was not asked, and takes no postcode district away', () => {
    expect(suppliedBy({ contact: { telephone: '07700 900123' } }, '2026-03-02')).toEqual({
      type: 'SupplyInformation',
      facts: {},
      personal: { contact: { telephone: '07700 900123' } },
    });
  });
});

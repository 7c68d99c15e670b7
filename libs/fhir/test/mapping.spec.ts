import { describe, expect, it } from '@jest/globals';
import { aBarsReferral, aUkCoreBundle, type Fhir } from '#support/fhir.js';
import { faultsOf, read } from './reading.js';

describe('a BaRS referral becomes an intake', () => {
  it('with everything that it says', () => {
    const { intake } = read(aBarsReferral());
    expect(intake).toEqual({
      programme: 'staged-work-health',
      sourceMessage: { system: 'A81001', id: 'https://practice.example/referral|4711' },
      facts: {
        source: 'gp',
        channel: 'fhir-message',
        referrer: { organisation: 'A81001', profession: 'gp' },
        practice: 'A81001',
        sex: 'female',
        ethnicGroup: 'not-stated',
        conditionGroups: ['musculoskeletal', 'pain'],
        employment: { status: 'employed', offSick: true },
        absenceStartedOn: '2026-02-16',
        fitNote: { statement: 'not-fit', adjustments: [], assessedOn: '2026-02-27', from: '2026-02-16', to: '2026-03-15' },
      },
      personal: {
        name: { given: 'Robin', family: 'Example', title: 'Mx' },
        birthDate: '1984-05-04',
        nhsNumber: '9990000018',
        contact: { telephone: '07700 900123', address: '1 Example Street, Leeds', postcode: 'LS10 4YU' },
        referrerName: 'Dr Sam Sample',
        conditionText: 'Low back pain; Fibromyalgia',
        reason: 'Cannot lift at work any more.',
      },
      nhsNumberVerified: true,
      consents: [{ recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'] }],
    });
  });

  it('with the message beside it, verbatim', () => {
    expect(read(aBarsReferral(), { message: '{ "verbatim": true }' }).intake.personal.message).toBe('{ "verbatim": true }');
  });

  it('so does a plain UK Core Bundle', () => {
    const { intake } = read(aUkCoreBundle(), { channel: 'fhir-bundle' });
    expect(intake).toMatchObject({
      programme: 'staged-work-health',
      sourceMessage: { system: 'A81001', id: 'https://practice.example/referral|4712' },
      facts: { source: 'gp', practice: 'A81001', conditionGroups: ['common-mental-health', 'pain'], fitNote: { statement: 'may-be-fit' } },
      nhsNumberVerified: false,
      consents: [],
    });
    expect(intake.facts.employment.offSick).toBeUndefined();
  });
});

describe('the person', () => {
  const person = (patient: Fhir) => read(aBarsReferral((parts) => Object.assign(parts.patient, patient))).intake;

  it('goes by the official name, else the usual, never an old one', () => {
    const name = (use: string, family: string) => ({ use, family, given: ['Robin'] });
    expect(person({ name: [name('old', 'Before'), name('usual', 'Usual'), name('official', 'Official')] }).personal.name.family).toBe('Official');
    expect(person({ name: [name('old', 'Before'), name('usual', 'Usual')] }).personal.name.family).toBe('Usual');
    expect(faultsOf(aBarsReferral((parts) => (parts.patient['name'] = [name('old', 'Before')])))).toEqual([
      'required Bundle.entry[2].resource.name[0]',
    ]);
  });

  it('is unverified unless the number is said to be present and verified', () => {
    const identifier = [{ system: 'http://fhir.nhs.uk/id/nhs-number', value: '9990000018' }];
    expect(person({ identifier })).toMatchObject({ personal: { nhsNumber: '9990000018' }, nhsNumberVerified: false });
  });

  it('has an NHS number of ten digits, or none', () => {
    const numbered = (value: string) =>
      aBarsReferral(({ patient }) => (patient['identifier'] = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value }]));
    expect(read(numbered('999 000 0018')).intake.personal.nhsNumber).toBe('999 000 0018');
    for (const value of ['999000001', '99900000180', '999 0000018', 'A990000018']) {
      expect(faultsOf(numbered(value))).toEqual(['value Bundle.entry[2].resource.identifier[0].value']);
    }
  });

  it('is reached by their own telephone, where BaRS puts it under a contact who is oneself', () => {
    const relationship = (code: string) => [{ coding: [{ code }] }];
    const contact = [
      { relationship: relationship('EP'), telecom: [{ system: 'phone', value: '07700 900999', rank: 1 }] },
      {
        relationship: relationship('ONESELF'),
        telecom: [
          { system: 'phone', value: '0113 496 0000', rank: 2 },
          { system: 'phone', value: '07700 900111', rank: 1 },
        ],
      },
    ];
    expect(person({ telecom: undefined, contact }).personal.contact?.telephone).toBe('07700 900111');
  });

  it('of a restricted record has no address, only the district', () => {
    const { contact } = person({ meta: { security: [{ code: 'R' }] } }).personal;
    expect([contact?.address, contact?.postcode]).toEqual([undefined, 'LS10']);
  });

  it('cannot be referred once they have died', () => {
    const died = (patient: Fhir) => faultsOf(aBarsReferral((parts) => Object.assign(parts.patient, patient)));
    expect(died({ deceasedDateTime: '2026-01-01' })).toEqual(['invariant Bundle.entry[2].resource.deceasedDateTime']);
    expect(died({ deceasedBoolean: true })).toEqual(['invariant Bundle.entry[2].resource.deceasedBoolean']);
    expect(died({ deceasedBoolean: false })).toEqual([]);
  });

  it('belongs to an ethnic group by the national category', () => {
    const extension = (code: string) => [
      { url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-EthnicCategory', valueCodeableConcept: { coding: [{ code }] } },
    ];
    expect(['A', 'G', 'R', 'N', 'S', 'Z', '1A'].map((code) => person({ extension: extension(code) }).facts.ethnicGroup)).toEqual([
      'white',
      'mixed',
      'asian',
      'black',
      'other',
      'not-stated',
      'not-stated',
    ]);
  });
});

describe('who refers', () => {
  const referrer = (change: Parameters<typeof aBarsReferral>[0], signedIn = 'A81001') => read(aBarsReferral(change), { signedIn }).intake;

  it('is secondary care where nothing else is said and the organisation is no practice', () => {
    const intake = referrer((parts) => {
      parts.practice['identifier'] = [{ system: 'https://fhir.nhs.uk/Id/ods-organization-code', value: 'RYE' }];
      parts.role['code'] = [];
    }, 'RYE');
    expect(intake.facts).toMatchObject({ source: 'secondary-care', referrer: { organisation: 'RYE' } });
    expect(intake.facts.practice).toBeUndefined();
  });

  it('is whoever is signed in where no organisation has a code', () => {
    const intake = referrer((parts) => (parts.practice['identifier'] = []), 'B82002');
    expect(intake).toMatchObject({ facts: { referrer: { organisation: 'B82002' } }, sourceMessage: { system: 'B82002' } });
  });

  it('is as the source of the request says, over the role', () => {
    const extension = [
      {
        url: 'https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-SourceOfServiceRequest',
        valueCodeableConcept: { coding: [{ code: '185370009' }] },
      },
    ];
    expect(referrer((parts) => (parts.request['extension'] = extension)).facts.source).toBe('physiotherapist');
  });

  it('is the person if they are the requester', () => {
    expect(referrer((parts) => (parts.request['requester'] = parts.request['subject'])).facts.source).toBe('self');
  });

  it('names the message within the organisation signed in, so that nobody passes for its sender', () => {
    expect(referrer(() => undefined, 'RYE').sourceMessage).toEqual({ system: 'RYE/A81001', id: 'https://practice.example/referral|4711' });
  });
});

describe('a message is named', () => {
  const named = (change: (request: Fhir) => void) => read(aBarsReferral((parts) => change(parts.request))).intake.sourceMessage?.id;

  it('by the identifier of its request, else its id, else its fullUrl', () => {
    expect(named((request) => Object.assign(request, { identifier: [{ value: '17' }], id: 'request-17' }))).toBe('17');
    expect(named((request) => Object.assign(request, { identifier: undefined, id: 'request-17' }))).toBe('request-17');
    expect(named((request) => delete request['identifier'])).toBe('urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c02');
  });

  it('never by an NHS number', () => {
    const identifier = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9990000018' }];
    expect(named((request) => (request['identifier'] = identifier))).toBe('urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c02');
  });
});

describe('conditions', () => {
  it('that are not known by their code give no group, so that a person asks', () => {
    const { facts, personal } = read(
      aBarsReferral((parts) => {
        parts.request['reasonCode'] = [{ coding: [{ system: 'http://snomed.info/sct', code: '271835004', display: 'Abdominal distension' }] }];
        delete (parts as Partial<typeof parts>).fitNote;
      }),
    ).intake;
    expect([facts.conditionGroups, personal.conditionText]).toEqual([[], 'Abdominal distension']);
  });

  it('come from Conditions as well, but not from refuted ones', () => {
    const condition = (code: string, verification: string) => ({
      resource: {
        resourceType: 'Condition',
        verificationStatus: { coding: [{ code: verification }] },
        code: { coding: [{ system: 'http://snomed.info/sct', code }] },
      },
    });
    const message = aBarsReferral((parts) => delete (parts as Partial<typeof parts>).fitNote);
    (message['entry'] as Fhir[]).push(condition('195967001', 'confirmed'), condition('24700007', 'refuted'));
    expect(read(message).intake.facts.conditionGroups).toEqual(['musculoskeletal', 'respiratory']);
  });
});

describe('consents', () => {
  const consents = (consent: Fhir) =>
    read(aBarsReferral((parts) => Object.assign(parts.consent, consent))).intake.consents.map(({ recipient, content }) => [recipient, ...content]);
  const recipient = (code: string) => ({ coding: [{ system: 'https://stepwise.example/CodeSystem/consent-recipient', code }] });

  it('cover the employer only if they say so, and then function and adjustments', () => {
    expect(consents({ category: [recipient('employer')] })).toEqual([['employer', 'function-and-adjustments']]);
    expect(consents({ provision: { actor: [{ role: recipient('gp') }, { role: recipient('jobcentre') }] } })).toEqual([
      ['gp', 'everything'],
      ['jobcentre', 'progress'],
    ]);
  });

  it('that deny, or are not in force, give nothing', () => {
    expect(consents({ provision: { type: 'deny' } })).toEqual([]);
    expect(consents({ status: 'rejected' })).toEqual([]);
    expect(consents({ provision: { period: { end: '2026-03-01' } } })).toEqual([]);
    expect(consents({ provision: { period: { start: '2026-03-03' } } })).toEqual([]);
    expect(consents({ provision: { period: { start: '2026-03-02', end: '2026-03-02' } } })).toEqual([['gp', 'everything']]);
    expect(consents({ scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'research' }] } })).toEqual([]);
  });

  it('are taken from whom the person denies them, whatever else the message gives', () => {
    const denial = { resourceType: 'Consent', status: 'active', category: [recipient('gp')], provision: { type: 'deny' } };
    const message = aBarsReferral(({ consent }) => (consent['category'] = [recipient('gp'), recipient('employer')]));
    (message['entry'] as Fhir[]).push({ fullUrl: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-0f2d6f0a1c99', resource: denial });
    expect(read(message).intake.consents.map(({ recipient: to }) => to)).toEqual(['employer']);
    const exception = { type: 'deny', actor: [{ role: recipient('employer') }] };
    expect(consents({ category: [recipient('gp'), recipient('employer')], provision: { provision: [exception] } })).toEqual([['gp', 'everything']]);
  });

  it('for nobody known are a fault', () => {
    expect(faultsOf(aBarsReferral((parts) => (parts.consent['category'] = [recipient('neighbour')])))).toEqual([
      'value Bundle.entry[10].resource.category',
    ]);
  });
});

describe('references', () => {
  const request = (change: (request: Fhir) => void) => faultsOf(aBarsReferral((parts) => change(parts.request)));

  it('within the message must lead somewhere', () => {
    expect(request((r) => (r['requester'] = { reference: 'urn:uuid:0b6c9f7e-61a5-4c0a-9a36-000000000000' }))).toEqual([
      'not-found Bundle.entry[1].resource.requester.reference',
    ]);
    expect(request((r) => (r['subject'] = { reference: 'Patient/elsewhere' }))).toEqual(['not-found Bundle.entry[1].resource.subject.reference']);
  });

  it('must lead to what belongs there', () => {
    expect(request((r) => (r['subject'] = r['requester']))).toContain('value Bundle.entry[1].resource.subject.reference');
  });

  it('cannot lead to two entries: each has a fullUrl of its own', () => {
    const message = aBarsReferral();
    const entries = message['entry'] as Fhir[];
    entries.push({ ...entries.at(-1), fullUrl: String(entries[2]?.['fullUrl']).toUpperCase().replace('URN:UUID', 'urn:uuid') });
    expect(faultsOf(message)).toEqual(['invariant Bundle.entry[12].fullUrl']);
  });

  it('must be references', () => {
    expect(request((r) => (r['performer'] = [{ reference: 'd5ffd0cd-ec7e-48a1-84f1-91f4c0eb8fc5' }]))).toEqual([
      'value Bundle.entry[1].resource.performer[0].reference',
    ]);
    expect(request((r) => (r['basedOn'] = { reference: 'CarePlan/1' }))).toEqual(['structure Bundle.entry[1].resource.basedOn']);
  });

  it('may lead elsewhere if they are relative or absolute', () => {
    expect(request((r) => (r['requester'] = { reference: 'Practitioner/elsewhere', display: 'Dr Sam Sample' }))).toEqual([]);
  });
});

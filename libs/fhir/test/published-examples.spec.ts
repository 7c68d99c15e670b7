import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refused, requestProblem, type ProblemException } from '#http';
import { startStepwise, type Stepwise } from '#support/app.js';
import { aBarsReferral, barsHeaders, type BarsParts, type Fhir } from '#support/fhir.js';
import { readFitNote } from '../src/mapping/fit-note.js';
import { readPerson, type ReadPerson } from '../src/mapping/person.js';
import { readReferrer } from '../src/mapping/referrer.js';
import { badRequest, refuseFhir, tooLate } from '../src/problems.js';
import { FhirBundle } from '../src/reader/fhir-bundle.js';
import { fhirErrors } from '../src/resources/operation-outcome.js';
import { fhirOfXml } from './fhir-xml.js';
import { faultsIn, faultsOf, read, surroundings } from './reading.js';

/** Examples that others published, beside the repository; it works without them. */
const FOLDER = join(import.meta.dirname, '../../../../shared/data');
const BARS = 'NHSDigital__booking-and-referral-fhir-api/specification/examples1.4.0';
const UK_CORE = 'NHSDigital__FHIR-R4-UKCORE-STAGING-MAIN/examples';
const ERS = 'NHSDigital__e-referrals-service-api/sandbox/src/mocks/stu3';
const PDS = 'NHSDigital__personal-demographics-service-api';

const published = existsSync(FOLDER) ? describe : describe.skip;
const text = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');
const json = (file: string): Fhir => JSON.parse(text(file)) as Fhir;
const xml = (file: string): Fhir => fhirOfXml(text(`${UK_CORE}/${file}`));
/** The files of a kind; a table of tests must not be empty, so where the folder is absent the kind stands for them. */
const filesEndingIn = (end: string): string[] =>
  existsSync(FOLDER) ? readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(end)) : [`*${end}`];
const bundleOf = (...resources: Fhir[]): FhirBundle =>
  FhirBundle.read({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
const resourcesIn = (bundle: Fhir): Fhir[] =>
  (bundle['entry'] as { resource?: Fhir }[]).map(({ resource }) => resource).filter((resource) => resource !== undefined);

const faulty = (issue: string): ProblemException => badRequest('Wrong.', [{ field: 'Bundle', code: `fhir.${issue}`, message: 'Wrong.' }]);

published('published examples (skipped unless ../shared/data is there)', () => {
  describe('a Patient', () => {
    const person = (patient: Fhir): { person: ReadPerson; faults: string[] } => {
      const bundle = bundleOf(patient);
      return {
        person: readPerson(bundle.first('Patient'), bundle),
        faults: faultsIn(bundle).map((fault) => fault.replace('Bundle.entry[0].resource.', '')),
      };
    };

    it('of UK Core is read', () => {
      expect(person(xml('UKCore-Patient-RichardSmith-Example.xml'))).toMatchObject({
        faults: [],
        person: {
          personal: {
            name: { given: 'Richard', family: 'SMITH' },
            birthDate: '1970-09-11',
            nhsNumber: '9912003888',
            contact: { telephone: '01131231234', address: '4 Sandmoor Drive, LEEDS', postcode: 'LS17 7DF' },
          },
          facts: { sex: 'male', ethnicGroup: 'mixed' },
          nhsNumberVerified: true,
        },
      });
    });

    it.each<[file: string, family: string, practice: string | undefined, postcode: string | undefined, faults: string[]]>([
      ['sandbox/mocks/Patient.json', 'Smith', 'Y12345', 'LS1 6AE', ['invariant deceasedDateTime']],
      ['sandbox/mocks/Sensitive_Patient.json', 'Smythe', undefined, undefined, ['invariant deceasedDateTime']],
      ['sandbox/mocks/Minimal_Patient.json', '', undefined, undefined, ['required name[0]']],
      ['karate-tests/src/test/java/mocks/stubs/patientResponses/patient_5900046192.json', 'Karate-test-gtikmto', undefined, 'SM5 9PX', []],
      ['karate-tests/src/test/java/mocks/stubs/patientResponses/patient_9693632109.json', 'GARTON', 'A20047', 'DN18 5DW', []],
      ['karate-tests/src/test/java/mocks/stubs/patientResponses/patient_9732110317.json', 'Sanderson', undefined, 'ZY5T2PX', []],
    ])('of the demographics service is read: %s', (file, family, practice, postcode, faults) => {
      const found = person(json(`${PDS}/${file}`));
      expect([found.person.personal.name.family, found.person.facts.practice, found.person.personal.contact?.postcode, found.faults]).toEqual([
        family,
        practice,
        postcode,
        faults,
      ]);
      expect(found.person.nhsNumberVerified).toBe(true);
    });

    it.each<[file: string, families: string[], faults: string[]]>([
      [`${PDS}/sandbox/mocks/PatientSearch.json`, ['Smith'], ['invariant deceasedDateTime']],
      [`${PDS}/karate-tests/src/test/java/mocks/stubs/searchResponses/dateOfDeath_searchset.json`, ['TUNNEY'], ['invariant deceasedDateTime']],
      [`${PDS}/karate-tests/src/test/java/mocks/stubs/searchResponses/mock_multiple_searchset.json`, ['McMatch-Multiple', 'McMatch-Multiple'], []],
      ['nhsconnect__gpconnect/_includes/foundations/find_patient_response_example.json', ['Jackson'], []],
    ])('found by a search is read: %s', (file, families, faults) => {
      const found = resourcesIn(json(file)).map(person);
      expect(found.map(({ person: one }) => one.personal.name.family)).toEqual(families);
      expect(found.flatMap((one) => one.faults)).toEqual(faults);
    });
  });

  it('a response to "fitness for work" is a fit note', () => {
    const bundle = bundleOf(xml('UKCore-QuestionnaireResponse-FitnessForWork-Example.xml'));
    expect(readFitNote(bundle)).toMatchObject({
      fitNote: { statement: 'may-be-fit', adjustments: [], assessedOn: '2023-11-13' },
      conditions: [{ code: '203082005' }],
    });
    expect(faultsIn(bundle)).toEqual([]);
  });

  it('a response to something else is none', () => {
    const bundle = bundleOf(xml('UKCore-QuestionnaireResponse-InpatientSurvey-Example.xml'));
    expect([readFitNote(bundle), faultsIn(bundle)]).toEqual([undefined, []]);
  });

  it('a request with its requester, role and practice says who refers', () => {
    const files = [
      'ServiceRequest-ColonoscopyRequest',
      'Practitioner-DoctorPaulRastall',
      'PractitionerRole-GeneralPractitioner',
      'Organization-WhiteRoseMedicalCentre',
    ];
    const bundle = bundleOf(...files.map((file) => xml(`UKCore-${file}-Example.xml`)));
    expect(readReferrer(bundle.first('ServiceRequest'), undefined, bundle, 'RYE')).toEqual({
      facts: { source: 'gp', referrer: { organisation: 'GP5', profession: 'gp' } },
      name: 'Dr Paul Rastall',
    });
    expect(faultsIn(bundle)).toEqual([]);
  });

  // "Referred by trigger criteria" names nobody: then it is the role that says who refers, or the kind of organisation.
  it.each<[file: string, more: string[], source: string]>([
    ['Extension-UKCore-SourceOfServiceRequest', [], 'gp'],
    ['UKCore-ServiceRequest-ColonoscopyRequest', [], 'gp'],
    ['UKCore-ServiceRequest-HipReplacement', [], 'secondary-care'],
    ['UKCore-ServiceRequest-HipReplacement', ['Practitioner-DoctorPaulRastall', 'PractitionerRole-GeneralPractitioner'], 'gp'],
  ])('the source of %s with %j is told', (file, more, source) => {
    const bundle = bundleOf(xml(`${file}-Example.xml`), ...more.map((one) => xml(`UKCore-${one}-Example.xml`)));
    expect(readReferrer(bundle.first('ServiceRequest'), undefined, bundle, 'RYE').facts.source).toBe(source);
    expect(faultsIn(bundle)).toEqual([]);
  });

  it.each<[file: string, problem: ProblemException]>([
    ['400-REC_BAD_REQUEST-invariant', faulty('invariant')],
    ['400-REC_BAD_REQUEST-required', faulty('required')],
    ['400-REC_BAD_REQUEST-value', faulty('value')],
    ['403-REC_FORBIDDEN-forbidden', requestProblem('access.forbidden')],
    ['404-REC_NOT_FOUND-not-found', requestProblem('request.not-found')],
    ['408-REC_TIMEOUT-timeout', tooLate()],
    ['409-REC_CONFLICT-duplicate', refused(refuseFhir('fhir.duplicate'))],
    ['422-REC_UNPROCESSABLE_ENTITY-not-supported', refused(refuseFhir('fhir.not-supported'))],
    ['500-REC_SERVER_ERROR-exception', requestProblem('service.failed')],
  ])('an error is told as a receiver must: %s', (file, problem) => {
    const inShort = (outcome: unknown) =>
      (outcome as { issue: Fhir[] }).issue.map(({ severity, code, details }) => [severity, code, (details as { coding: Fhir[] }).coding[0]]);
    expect(problem.status).toBe(Number(file.slice(0, 3)));
    expect(inShort(fhirErrors(problem))).toEqual(inShort(json(`${BARS}/OperationOutcome/REC/${file}.json`)));
  });

  it('UK Core resources together are a referral', () => {
    const files = [
      'ServiceRequest-ColonoscopyRequest',
      'Patient-RichardSmith',
      'QuestionnaireResponse-FitnessForWork',
      'Practitioner-DoctorPaulRastall',
    ];
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: files.map((file) => ({ resource: xml(`UKCore-${file}-Example.xml`) })) };
    expect(read(bundle, { channel: 'fhir-bundle', today: '2026-03-02' }).intake).toMatchObject({
      facts: { source: 'gp', employment: { status: 'employed' }, conditionGroups: ['pain'], fitNote: { statement: 'may-be-fit' } },
      personal: { name: { family: 'SMITH' }, conditionText: 'Swollen abdomen; Fibromyalgia', referrerName: 'Dr Paul Rastall' },
    });
  });

  it('the BaRS request for validation would be a referral if it were one', () => {
    const message = json(`${BARS}/process_message/request/ValidationRequest (POST) .json`);
    const [, request] = resourcesIn(message);
    Object.assign(request as Fhir, { category: [{ coding: [{ code: 'referral' }] }], authoredOn: '2021-11-26T15:00:00+00:00' });
    const { intake } = read(message, { signedIn: 'RND', services: new Map([['111111111', 'staged-work-health']]) });
    expect(intake).toMatchObject({
      programme: 'staged-work-health',
      sourceMessage: { system: 'RND', id: 'urn:uuid:236bb75d-90ef-461f-b71e-fde7f899802c' },
      facts: { source: 'secondary-care', referrer: { organisation: 'RND' }, ethnicGroup: 'white' },
      personal: {
        name: { given: 'Julie', family: 'Jones', title: 'Mrs' },
        nhsNumber: '3478526985',
        contact: { telephone: '07736312544', email: 'jjones@hotmail.co.uk' },
        referrerName: 'Marcy BLAKE',
      },
      consents: [{ recipient: 'gp' }],
    });
  });

  it('the invalid ServiceRequest has each of its defects named', () => {
    const published = json(`${BARS}/service_request/PUT-body.json`);
    const message = aBarsReferral(
      (parts) =>
        (parts.request = {
          ...parts.request,
          basedOn: published['basedOn'],
          performer: published['performer'],
          PatientInstruction: published['PatientInstruction'],
        }),
    );
    expect(faultsOf(message)).toEqual([
      'value Bundle.entry[1].resource.performer[0].reference',
      'structure Bundle.entry[1].resource.basedOn',
      'structure Bundle.entry[1].resource.patientInstruction',
    ]);
    expect(faultsOf(published, surroundings())).toContain('structure Bundle.resourceType');
  });

  describe('at the edge', () => {
    let stepwise: Stepwise;
    beforeAll(async () => {
      stepwise = await startStepwise();
    });
    afterAll(() => stepwise.stop());

    interface Outcome {
      resourceType: string;
      issue: { code: string; details: { coding: { code: string }[] } }[];
    }
    const post = async (path: string, body: string, type = 'application/fhir+json') => {
      const { status, body: outcome } = await stepwise.post<Outcome>(`/fhir/R4/${path}`, body, 'gp-practice', {
        ...barsHeaders(),
        'content-type': type,
      });
      return [status, outcome.resourceType, outcome.issue?.[0]?.details.coding[0]?.code, outcome.issue?.[0]?.code];
    };

    // STU3 and earlier forms of a referral, and what is none: a resource by itself is no message.
    it.each([
      `${ERS}/createReferralAndSendForTriage/responses/ReferralRequest.json`,
      `${ERS}/retrieveReferralRequest/responses/Unbooked.json`,
      `${ERS}/retrieveReferralRequest/responses/WithAdditionalRequirements.json`,
      `${ERS}/retrieveWorklist/responses/ReferralsForReview.json`,
      `${ERS}/rejectReferral/requests/BasicExampleDbs.json`,
      `${ERS}/recordTriageOutcome/requests/AcceptReferBookLater.json`,
      `${ERS}/recordTriageOutcome/requests/ReturnToReferrerWithAdvice.json`,
      'nhsconnect__gpconnect/_includes/appointments/book_appt_request_example.json',
    ])('%s is no Bundle', async (file) => {
      for (const path of ['$process-message', 'Bundle']) {
        expect(await post(path, text(file))).toEqual([400, 'OperationOutcome', 'REC_BAD_REQUEST', 'structure']);
      }
    });

    it.each<[file: string, status: number, national: string, issue: string]>([
      [`${BARS}/process_message/POST-body.json`, 422, 'REC_UNPROCESSABLE_ENTITY', 'not-supported'],
      [`${BARS}/process_message/request/ValidationRequest (POST) .json`, 422, 'REC_UNPROCESSABLE_ENTITY', 'not-supported'],
      [`${BARS}/process_message/POST-success.json`, 400, 'REC_BAD_REQUEST', 'invariant'],
      [`${BARS}/service_request/PUT-body.json`, 400, 'REC_BAD_REQUEST', 'structure'],
      [`${BARS}/service_request/GET-success.json`, 400, 'REC_BAD_REQUEST', 'required'],
      [`${ERS}/createReferralAndSendForTriage/requests/Parameters.json`, 400, 'REC_BAD_REQUEST', 'structure'],
      [`${ERS}/cancelReferral/requests/NoLongerRequired.json`, 400, 'REC_BAD_REQUEST', 'structure'],
      [
        'NHSDigital__e-referrals-service-api/sandbox/src/mocks/r4/searchServiceRequest/responses/ResponseExampleReferral.json',
        400,
        'REC_BAD_REQUEST',
        'invariant',
      ],
    ])('%s is answered with %i %s %s', async (file, ...expected) => {
      const [status, national, issue] = expected;
      expect(await post('$process-message', text(file))).toEqual([status, 'OperationOutcome', national, issue]);
    });

    it.each(filesEndingIn('.json'))('%s is no referral, and says why', async (file) => {
      for (const path of ['$process-message', 'Bundle']) {
        const [status, type] = await post(path, text(file));
        expect([path, type]).toEqual([path, 'OperationOutcome']);
        expect([400, 422]).toContain(status);
      }
    });

    it.each(filesEndingIn('.xml'))('%s is XML, which is not taken', async (file) => {
      expect(await post('Bundle', text(file), 'application/fhir+xml')).toEqual([415, 'OperationOutcome', 'REC_BAD_REQUEST', 'not-supported']);
    });

    it('a published NHS number that fails its check is refused by name', async () => {
      const message = aBarsReferral(
        (parts: BarsParts) => (parts.patient['identifier'] = [{ system: 'https://fhir.nhs.uk/Id/nhs-number', value: '3478526985' }]),
      );
      expect(await post('$process-message', JSON.stringify(message))).toEqual([422, 'OperationOutcome', 'REC_UNPROCESSABLE_ENTITY', 'value']);
    });
  });
});

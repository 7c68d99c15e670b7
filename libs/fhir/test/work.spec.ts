import { describe, expect, it } from '@jest/globals';
import { aBarsReferral, aFitNote, type BarsParts, type Fhir } from '#support/fhir.js';
import { faultsOf, read, theProgramme } from './reading.js';

const without = (change: (parts: BarsParts) => void = () => undefined) =>
  aBarsReferral((parts) => {
    delete (parts as Partial<BarsParts>).fitNote;
    change(parts);
  });
const say =
  (...extension: Fhir[]) =>
  (parts: BarsParts) =>
    (parts.request['extension'] = [{ url: 'https://stepwise.example/StructureDefinition/work', extension }]);
const observe = (observation: Fhir): Fhir => {
  const message = without();
  (message['entry'] as Fhir[]).push({ resource: { resourceType: 'Observation', status: 'final', ...observation } });
  return message;
};
const snomed = (code: string): Fhir => ({ coding: [{ system: 'http://snomed.info/sct', code }] });

describe('work at referral', () => {
  it('is as the extension says, field by field', () => {
    const { facts, personal } = read(
      without(
        say(
          { url: 'employmentStatus', valueCode: 'self-employed' },
          { url: 'employerSize', valueCode: '1-9' },
          { url: 'occupationGroup', valueCode: '5' },
          { url: 'atRiskOfAbsence', valueBoolean: true },
          { url: 'employerName', valueString: 'Example Bakery' },
        ),
      ),
    ).intake;
    expect(facts.employment).toEqual({ status: 'self-employed', employerSize: '1-9', occupationGroup: '5', atRiskOfAbsence: true });
    expect(personal.employer).toEqual({ name: 'Example Bakery' });
  });

  it('is as an Observation of employment status says', () => {
    expect(read(observe({ code: snomed('224362002'), valueCodeableConcept: snomed('73438004') })).intake.facts.employment).toEqual({
      status: 'unemployed',
    });
  });

  it('is sick leave since the day that an Observation of it says', () => {
    const { facts } = read(observe({ code: snomed('224459001'), valueBoolean: true, effectivePeriod: { start: '2026-02-02' } })).intake;
    expect([facts.employment, facts.absenceStartedOn]).toEqual([{ status: 'employed', offSick: true }, '2026-02-02']);
  });

  it('is not what an Observation denies or took back', () => {
    const forAnybody = { programmes: [theProgramme({ criteria: [] })] };
    expect(faultsOf(observe({ code: snomed('224459001'), valueBoolean: false }), forAnybody)).toHaveLength(1);
    expect(faultsOf(observe({ status: 'entered-in-error', code: snomed('224459001') }), forAnybody)).toHaveLength(1);
  });

  it('follows from the programme addressed, where that takes people in work alone', () => {
    const employment = (oneOf: ('employed' | 'self-employed' | 'unemployed')[]) => ({
      programmes: [theProgramme({ criteria: [{ id: 'work', plainWords: 'Work.', kind: 'employment', oneOf }] })],
    });
    expect(read(without(), employment(['employed', 'self-employed'])).intake.facts.employment).toEqual({ status: 'employed' });
    expect(read(without(), employment(['unemployed'])).intake.facts.employment).toEqual({ status: 'unemployed' });
    expect(faultsOf(without(), employment(['employed', 'unemployed']))).toEqual([
      "required Bundle.entry[1].resource.extension('https://stepwise.example/StructureDefinition/work')",
    ]);
  });

  it('names the stage asked for', () => {
    const stage = (code: string) =>
      aBarsReferral((parts) => (parts.request['orderDetail'] = [{ coding: [{ system: 'https://stepwise.example/CodeSystem/stage', code }] }]));
    expect(read(stage('C')).intake.facts.requestedStage).toBe('C');
    expect(faultsOf(stage('D'))).toEqual(['value Bundle.entry[1].resource.orderDetail']);
  });
});

describe('a fit note', () => {
  const noted = (fitNote: Fhir) => aBarsReferral((parts) => (parts.fitNote = fitNote));
  const answer = (code: string): Fhir => ({ linkId: code, answer: [{ valueCoding: { system: 'http://snomed.info/sct', code } }] });

  it('with advice means may be fit, with its adjustments', () => {
    const codes = ['775281000000100', '775321000000108', '775301000000104', '775351000000103'];
    const { facts } = read(noted({ resourceType: 'QuestionnaireResponse', status: 'completed', item: codes.map(answer) })).intake;
    expect(facts.fitNote).toEqual({
      statement: 'may-be-fit',
      adjustments: ['phased-return', 'amended-duties', 'altered-hours', 'workplace-adaptation'],
    });
  });

  it('that finds not fit means off sick since its first day, or at risk of it while that is to come', () => {
    const answers = aFitNote()['item'] as Fhir[];
    const { facts } = read(noted(aFitNote())).intake;
    expect([facts.employment, facts.absenceStartedOn]).toEqual([{ status: 'employed', offSick: true }, '2026-02-16']);
    const fromTomorrow = answers.map((item) => (item['linkId'] === 'Q4' ? { ...item, answer: [{ valueDate: '2026-03-03' }] } : item));
    const ahead = read(noted({ ...aFitNote(), item: fromTomorrow })).intake.facts;
    expect(ahead.employment).toEqual({ status: 'employed', atRiskOfAbsence: true });
    expect(ahead).not.toHaveProperty('absenceStartedOn');
  });

  it('cannot find both', () => {
    const both = noted({ resourceType: 'QuestionnaireResponse', status: 'completed', item: [answer('160910001'), answer('225891002')] });
    expect(faultsOf(both)).toContain('invariant Bundle.entry[11].resource.item');
  });

  it('must find something', () => {
    const neither = noted({ ...aFitNote(), item: [] });
    expect(faultsOf(neither)).toContain('required Bundle.entry[11].resource.item');
  });

  it('taken back does not count, and of several the latest does', () => {
    const message = noted({ ...aFitNote(), status: 'entered-in-error' });
    const later = aFitNote({ code: '225891002', display: 'Fit for work with restrictions' });
    (later['item'] as Fhir[])[0] = { text: 'Assessment Date', answer: [{ valueDate: '2026-03-01' }] };
    (message['entry'] as Fhir[]).push({ resource: aFitNote() }, { resource: later });
    expect(read(message).intake.facts.fitNote).toMatchObject({ statement: 'may-be-fit', assessedOn: '2026-03-01' });
  });

  it('that is another questionnaire is passed over', () => {
    expect(
      read(noted({ resourceType: 'QuestionnaireResponse', status: 'completed', questionnaire: 'https://example.com/Inpatient', item: [answer('1')] }))
        .intake.facts.fitNote,
    ).toBeUndefined();
  });
});

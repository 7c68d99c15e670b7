import { known, type LocalDate } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { Intake } from '#referral';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';
import { readConditions } from './conditions.js';
import { readConsents } from './consents.js';
import { readDestination, type Destination, type OwnAddresses } from './destination.js';
import { readFitNote } from './fit-note.js';
import { readPerson } from './person.js';
import { readReferrer } from './referrer.js';
import { readSourceMessage } from './source-message.js';
import { readWork } from './work.js';

/** What a referral is read against. */
export interface Surroundings extends OwnAddresses {
  channel: 'fhir-message' | 'fhir-bundle';
  /** Organisation of whoever is signed in. */
  signedIn: string;
  today: LocalDate;
  /** The message as it came, verbatim. */
  message?: string;
}

/** A referral as the intake takes it. It counts only if the Bundle has no faults. */
export interface ReadReferral {
  intake: Intake;
  destination: Destination;
  /** Where in the message each field of the intake came from, by the intake's name for it. */
  origins: ReadonlyMap<string, string>;
}

/** The most characters kept as the reason; the whole is in the message. */
const REASON_LENGTH = 4_000;

/** Reads a referral out of a Bundle. Faults are left with the Bundle. */
export function readReferral(bundle: FhirBundle, at: Surroundings): ReadReferral {
  const [request, header] = [bundle.first('ServiceRequest'), bundle.first('MessageHeader')];
  const patient = patientOf(request, bundle);
  const sender = bundle.follow(header.at('sender'), ['Organization', 'Practitioner', 'PractitionerRole']);
  const destination = readDestination(header, request, bundle, at);
  const person = readPerson(patient, bundle);
  const referrer = readReferrer(request, sender, bundle, at.signedIn);
  const fitNote = readFitNote(bundle);
  const conditions = readConditions(request, bundle, fitNote?.conditions ?? []);
  const [programme, ...others] = destination.programmes;
  const work = readWork(request, bundle, fitNote?.fitNote, others.length === 0 ? programme : undefined, at.today);
  checkRequest(request, bundle, at.today);
  const intake: Intake = {
    ...known({ programme: chosen(destination)?.id, sourceMessage: readSourceMessage(request, sender, bundle, at.signedIn) }),
    facts: known({
      ...referrer.facts,
      ...person.facts,
      channel: at.channel,
      conditionGroups: conditions.groups,
      employment: work.employment,
      absenceStartedOn: work.absenceStartedOn,
      requestedStage: work.requestedStage,
      fitNote: fitNote?.fitNote,
    }),
    personal: {
      ...person.personal,
      ...known({
        employer: work.employerName === undefined ? undefined : { name: work.employerName },
        referrerName: referrer.name,
        conditionText: conditions.text,
        reason: reasonOf(request, bundle),
        message: at.message,
      }),
    },
    nhsNumberVerified: person.nhsNumberVerified,
    consents: readConsents(bundle, at.today),
  };
  const absence = `${request.expression}.extension`;
  const origins = new Map([
    ['sourceMessageId', `${request.expression}.identifier`],
    ['person.nhsNumber', person.nhsNumberAt],
    ['person.birthDate', `${patient.expression}.birthDate`],
    ['absenceStartedOn', absence],
    ['employment.offSick', absence],
    ['employment.weeksUnemployed', absence],
    ['fitNote.from', fitNote?.at ?? request.expression],
    ['fitNote.to', fitNote?.at ?? request.expression],
    ['fitNote.assessedOn', fitNote?.at ?? request.expression],
    ['fitNote.adjustments', fitNote?.at ?? request.expression],
    ['programme', destination.at],
  ]);
  return { intake, destination, origins };
}

/** The programme that an address stands for, if it stands for one alone. */
export const chosen = ({ programmes: [first, ...others] }: Destination): Programme | undefined => (others.length === 0 ? first : undefined);

/** The Patient that the request is about; the only one there if it names none. */
function patientOf(request: Element, bundle: FhirBundle): Element {
  if (!request.exists) return bundle.first('Patient');
  const found = bundle.follow(request.at('subject'), ['Patient']);
  if (found) return found;
  const first = bundle.first('Patient');
  if (!first.exists) first.fault('required', 'is required: the person referred');
  else if (request.at('subject.reference').exists) request.at('subject.reference').fault('not-found', 'must point to the Patient in this Bundle');
  else request.at('subject').required('the Patient referred');
  return first;
}

/** Checks what no mapping reads: references that must lead somewhere, and days that cannot be. */
function checkRequest(request: Element, bundle: FhirBundle, today: LocalDate): void {
  for (const reference of request.each('basedOn')) bundle.follow(reference, ['CarePlan', 'ServiceRequest', 'MedicationRequest']);
  if (request.at('encounter').exists) bundle.follow(request.at('encounter'), ['Encounter']);
  const authoredOn = request.at('authoredOn').day();
  if (authoredOn !== undefined && authoredOn > today) request.at('authoredOn').fault('value', 'lies in the future');
  const [start, end] = [request.at('occurrencePeriod.start').day(), request.at('occurrencePeriod.end').day()];
  if (start !== undefined && end !== undefined && end < start) request.at('occurrencePeriod.end').fault('invariant', 'lies before its start');
}

/** Why the person is referred, in the referrer's words: notes of the request, advice to the person, notes of the care plan. */
function reasonOf(request: Element, bundle: FhirBundle): string | undefined {
  const plan = bundle.first('CarePlan');
  const notes = [...request.each('note'), ...plan.each('note')].map((note) => note.at('text').text(50_000));
  const texts = [...notes, request.at('patientInstruction').text(50_000), plan.at('description').text(50_000)];
  const reason = texts.filter((text) => text !== undefined).join('\n\n');
  return reason === '' ? undefined : reason.length > REASON_LENGTH ? `${reason.slice(0, REASON_LENGTH - 1)}…` : reason;
}

import type { Kysely } from 'kysely';
import { personNow } from '#case-view';
import type { Streams } from '#handling';
import { known, type Actor, type LocalDate, type Uuid } from '#kernel';
import { casesOfPractice, type CaseRow, type PlaceInList } from '#outcomes';
import type { Looks } from '#people';
import { ERASED, type Vault } from '#privacy';
import { consentCovers, referenceOf, referralStanding, referralStream, type ReferralEvent } from '#referral/contract';

/** A patient of a practice, and how they fared as far as they agreed that their GP is told. */
export interface Patient {
  /** Short reference of the case. */
  reference: string;
  name: string;
  birthDate?: LocalDate;
  referredOn: LocalDate;
  /** Where the referral and the case stand. */
  standing: string;
  notAcceptedBecause?: string;
  /** Of whoever let their progress be told. */
  progress?: { stage?: string; contactOn?: LocalDate; assessedOn?: LocalDate; planAgreedOn?: LocalDate; firstSessionOn?: LocalDate };
  /** Of whoever let their outcome be told. */
  outcome?: { dischargedOn?: LocalDate; outcome?: string; returnedToWorkOn?: LocalDate; sustainedOn?: LocalDate };
}

/** What patients are looked up with. */
export interface PatientSources {
  db: Kysely<object>;
  streams: Pick<Streams, 'read'>;
  vault: Vault;
  looks: Pick<Looks, 'note'>;
}

/**
 * The patients of a practice referred in a period, for the practice itself. Only those are named whose consent towards their GP
 * stands at this moment, read from the log; whoever withdrew it, or was erased, is not listed. Each look is noted.
 */
export async function patientsOf(
  { db, streams, vault, looks }: PatientSources,
  request: { practice: string; from: LocalDate; to: LocalDate },
  page: { limit: number; after?: PlaceInList },
  actor: Actor,
): Promise<{ patients: Patient[]; next?: PlaceInList }> {
  const { cases, next } = await casesOfPractice(db, request, page);
  const patients = await Promise.all(cases.map((row) => patientOf(row, { streams, vault, looks }, request.practice, actor)));
  return { patients: patients.flatMap((patient) => patient ?? []), ...(next ? { next } : {}) };
}

async function patientOf(
  row: CaseRow,
  { streams, vault, looks }: Omit<PatientSources, 'db'>,
  practice: string,
  actor: Actor,
): Promise<Patient | undefined> {
  const events = await streams.read<ReferralEvent>(referralStream(row.case_id));
  const referral = referralStanding(events);
  // The list may lag a moment behind the log; who may be named is decided by the log.
  if (referral.status === 'none' || referral.practice !== practice) return undefined;
  const { consents, personId } = referral;
  if (!consentCovers(consents, 'gp')) return undefined;
  const person = await personNow(events, vault);
  if (person === ERASED || person.name === undefined) return undefined;
  await looks.note(actor, personId, 'case', row.case_id);
  return {
    reference: referenceOf(row.case_id),
    name: `${person.name.given} ${person.name.family}`,
    ...(person.birthDate ? { birthDate: person.birthDate } : {}),
    referredOn: row.referred_on,
    standing: row.standing,
    ...(row.not_accepted_because ? { notAcceptedBecause: row.not_accepted_because } : {}),
    ...(consentCovers(consents, 'gp', 'progress') ? { progress: progressIn(row) } : {}),
    ...(consentCovers(consents, 'gp', 'outcome') ? { outcome: outcomeIn(row) } : {}),
  };
}

const progressIn = (row: CaseRow): Patient['progress'] =>
  known({
    stage: row.stage ?? undefined,
    contactOn: row.engaged_on ?? undefined,
    assessedOn: row.assessed_on ?? undefined,
    planAgreedOn: row.planned_on ?? undefined,
    firstSessionOn: row.first_session_on ?? undefined,
  });

const outcomeIn = (row: CaseRow): Patient['outcome'] =>
  known({
    dischargedOn: row.discharged_on ?? undefined,
    outcome: row.outcome ?? undefined,
    returnedToWorkOn: row.returned_on ?? undefined,
    sustainedOn: row.sustained_on ?? undefined,
  });

/** A place in the list as clients carry it, without a meaning to them. */
export const cursorOf = ({ referredOn, caseId }: PlaceInList): string => Buffer.from(`${referredOn} ${caseId}`).toString('base64url');

/** The place that a cursor stands for; `undefined` if nobody gave out such a cursor. */
export function placeOf(cursor: string): PlaceInList | undefined {
  const match = /^(\d{4}-\d\d-\d\d) ([0-9a-f-]{36})$/.exec(Buffer.from(cursor, 'base64url').toString());
  const [, referredOn, caseId] = match ?? [];
  return referredOn && caseId ? { referredOn, caseId: caseId as Uuid } : undefined;
}

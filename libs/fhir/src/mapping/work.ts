import { known, type LocalDate } from '#kernel';
import {
  EMPLOYER_SIZES,
  EMPLOYMENT_STATUSES,
  OCCUPATION_GROUPS,
  STAGES,
  type EmploymentStatus,
  type Programme,
  type Stage,
} from '#programmes/contract';
import type { Intake } from '#referral';
import { absenceByFitNote, type FitNote } from '#referral/contract';
import { STAGE_CODES, WORK_EXTENSION } from '../codes/systems.js';
import { WORK_FINDINGS, type WorkFinding } from '../codes/work.js';
import { codings, extension, sameSystem } from '../reader/datatypes.js';
import type { Element } from '../reader/element.js';
import type { FhirBundle } from '../reader/fhir-bundle.js';

/** What a message says of the person's work. */
export interface ReadWork {
  employment: Intake['facts']['employment'];
  absenceStartedOn?: LocalDate;
  requestedStage?: Stage;
  /** Personal. */
  employerName?: string;
}

/** The most weeks of unemployment that anybody has. */
const MOST_WEEKS = 5_000;

/**
 * Work as it stands at referral. Said in our extension of the ServiceRequest or in an Observation of employment status;
 * what one leaves out the other may say. Where neither gives the employment status, it follows from: a fit note (which is
 * for work), an absence or an employer; else from the programme addressed, if that takes people in work alone, or people
 * of one status alone: who refers to it says as much. Otherwise it is asked for: a guess would be held against the person.
 */
export function readWork(
  request: Element,
  bundle: FhirBundle,
  fitNote: FitNote | undefined,
  addressed: Programme | undefined,
  today: LocalDate,
): ReadWork {
  const said = extension(request, WORK_EXTENSION);
  const at = (url: string): Element => extension(said, url);
  const observed = observedWork(bundle);
  const byFitNote = absenceByFitNote(fitNote, today);
  const offSick = at('offSick').at('valueBoolean').flag() ?? observed?.finding.offSick ?? byFitNote.offSick;
  const absenceStartedOn = at('absenceStartedOn').at('valueDate').day() ?? observed?.since ?? (offSick ? byFitNote.absenceStartedOn : undefined);
  const employerName = at('employerName').at('valueString').text(200);
  const hasWork = fitNote !== undefined || offSick === true || absenceStartedOn !== undefined || employerName !== undefined;
  const stated = at('employmentStatus').at('valueCode').oneOf(EMPLOYMENT_STATUSES) ?? observed?.finding.status;
  const status = stated ?? (hasWork ? 'employed' : addressed && statusTakenAsRead(addressed));
  if (status === undefined) {
    said.fault(
      'required',
      'is required, since nothing tells the employment status: add it, or an Observation with code 224362002 (SNOMED CT) and a finding, or a fit note',
    );
  }
  return known({
    employment: known({
      status: status ?? 'employed',
      employerSize: at('employerSize').at('valueCode').oneOf(EMPLOYER_SIZES),
      occupationGroup: at('occupationGroup').at('valueCode').oneOf(OCCUPATION_GROUPS),
      offSick,
      atRiskOfAbsence: at('atRiskOfAbsence').at('valueBoolean').flag() ?? (offSick ? undefined : byFitNote.atRiskOfAbsence),
      weeksUnemployed: at('weeksUnemployed').at('valueInteger').count(MOST_WEEKS),
    }),
    absenceStartedOn,
    requestedStage: stageAskedFor(request),
    employerName,
  });
}

/** The first Observation that tells about work. */
function observedWork(bundle: FhirBundle): { finding: WorkFinding; since?: LocalDate } | undefined {
  for (const observation of bundle.all('Observation')) {
    const status = observation.at('status').text();
    if (status === 'entered-in-error' || status === 'cancelled' || observation.at('valueBoolean').flag() === false) continue;
    const codes = [...codings(observation.at('valueCodeableConcept')), ...codings(observation.at('code'))];
    const finding = codes.map(({ code }) => WORK_FINDINGS.get(code)).find((found) => found !== undefined);
    if (finding) return { finding, ...known({ since: finding.offSick ? observation.at('effectivePeriod.start').day() : undefined }) };
  }
  return undefined;
}

/** The employment status that everybody has whom a programme takes: employed, if all it takes have work. */
function statusTakenAsRead({ criteria }: Programme): EmploymentStatus | undefined {
  const taken = criteria.flatMap((criterion) => (criterion.kind === 'employment' ? [criterion.oneOf] : []))[0];
  if (taken?.length === 1) return taken[0];
  return taken?.every((status) => status === 'employed' || status === 'self-employed') ? 'employed' : undefined;
}

function stageAskedFor(request: Element): Stage | undefined {
  const codes = request
    .each('orderDetail')
    .flatMap(codings)
    .filter(({ system }) => sameSystem(system, STAGE_CODES));
  const stage = codes[0]?.code as Stage | undefined;
  if (stage === undefined || STAGES.includes(stage)) return stage;
  return request.at('orderDetail').fault('value', `must name one of the stages ${STAGES.join(', ')}`);
}

import type { EmploymentStatus } from '#programmes/contract';

/** What a SNOMED CT finding about work says. */
export interface WorkFinding {
  status: EmploymentStatus;
  offSick?: true;
}

/**
 * SNOMED CT findings by what they say about work: as the value of an Observation of employment status (224362002), or as
 * the code of an Observation. Source: SNOMED CT, employment status findings.
 */
export const WORK_FINDINGS: ReadonlyMap<string, WorkFinding> = new Map([
  ['224363007', { status: 'employed' }],
  ['160903007', { status: 'employed' }],
  ['160904001', { status: 'employed' }],
  ['406156006', { status: 'employed' }],
  ['224459001', { status: 'employed', offSick: true }],
  ['160906004', { status: 'self-employed' }],
  ['73438004', { status: 'unemployed' }],
  ['65853000', { status: 'student' }],
  ['105493001', { status: 'economically-inactive' }],
]);

import type { WorkStatus } from './vocabulary.js';

/** Where the national codes of work statuses come from: document and table. */
export const WORK_STATUS_SOURCE = 'IAPT data set, table IDS004, EMPLOYMENT STATUS';

/** What a work status means for an outcome. Unpaid work is not work here: `volunteering` is out of work. */
export type WorkStanding = 'working' | 'off-sick' | 'out-of-work' | 'unknown';

/** Weekly hours in the bands of the national return. */
export type HoursBand = '30+' | '16-29' | '5-15' | '1-4';

/** A work status as national returns carry it. */
export interface NationalWorkStatus {
  /** As `WORK_STATUS_SOURCE` numbers them: 01 to 08, or ZZ for not stated. */
  code: '01' | '02' | '03' | '04' | '05' | '06' | '07' | '08' | 'ZZ';
  selfEmployed: boolean;
  offSick: boolean;
  /** Absent: not in work, or hours not known or under one. */
  hoursBand?: HoursBand;
}

type Meaning = Omit<NationalWorkStatus, 'hoursBand'> & { standing: WorkStanding };

const MEANINGS: Readonly<Record<WorkStatus, Meaning>> = {
  'at-work': { code: '01', selfEmployed: false, offSick: false, standing: 'working' },
  'at-work-with-adjustments': { code: '01', selfEmployed: false, offSick: false, standing: 'working' },
  'off-sick': { code: '01', selfEmployed: false, offSick: true, standing: 'off-sick' },
  'self-employed': { code: '01', selfEmployed: true, offSick: false, standing: 'working' },
  'self-employed-off-sick': { code: '01', selfEmployed: true, offSick: true, standing: 'off-sick' },
  unemployed: { code: '02', selfEmployed: false, offSick: false, standing: 'out-of-work' },
  student: { code: '03', selfEmployed: false, offSick: false, standing: 'out-of-work' },
  'long-term-sick': { code: '04', selfEmployed: false, offSick: false, standing: 'out-of-work' },
  homemaker: { code: '05', selfEmployed: false, offSick: false, standing: 'out-of-work' },
  'not-seeking-work': { code: '06', selfEmployed: false, offSick: false, standing: 'out-of-work' },
  volunteering: { code: '07', selfEmployed: false, offSick: false, standing: 'out-of-work' },
  retired: { code: '08', selfEmployed: false, offSick: false, standing: 'out-of-work' },
  'not-stated': { code: 'ZZ', selfEmployed: false, offSick: false, standing: 'unknown' },
};

/** Whether somebody with this status is working, off sick, out of work, or did not say. */
export const workStanding = (status: WorkStatus): WorkStanding => MEANINGS[status].standing;

/** A work status in national codes (`WORK_STATUS_SOURCE`); `hoursPerWeek` in hours, where known. */
export function nationalWorkStatus(status: WorkStatus, hoursPerWeek?: number): NationalWorkStatus {
  const { code, selfEmployed, offSick, standing } = MEANINGS[status];
  const hoursBand = standing === 'working' && hoursPerWeek !== undefined ? bandOf(hoursPerWeek) : undefined;
  return { code, selfEmployed, offSick, ...(hoursBand ? { hoursBand } : {}) };
}

function bandOf(hoursPerWeek: number): HoursBand | undefined {
  if (hoursPerWeek >= 30) return '30+';
  if (hoursPerWeek >= 16) return '16-29';
  if (hoursPerWeek >= 5) return '5-15';
  return hoursPerWeek >= 1 ? '1-4' : undefined;
}

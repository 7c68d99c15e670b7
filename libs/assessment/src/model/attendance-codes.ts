/** Where the attendance codes come from: document and element. */
export const ATTENDANCE_SOURCE = 'NHS Data Dictionary, ATTENDED OR DID NOT ATTEND CODE';

/**
 * The national attendance codes (`ATTENDANCE_SOURCE`) in plain words.
 * Only 3 is a DNA. 0 is "not yet" and is never recorded; 2 and 4 come from a cancellation.
 */
export const ATTENDANCE_CODES = {
  '5': 'Seen, and on time',
  '6': 'Arrived late, but was seen',
  '7': 'Arrived late and could not be seen',
  '3': 'Did not attend and gave no notice',
  '2': 'Cancelled by the person or on their behalf',
  '4': 'Cancelled by the provider',
  '0': 'Not yet: the appointment lies ahead or awaits its record',
} as const;

export type AttendanceCode = keyof typeof ATTENDANCE_CODES;

/** The codes that a person records after an appointment; the others follow from bookings and cancellations. */
export const RECORDED_ATTENDANCES = ['5', '6', '7', '3'] as const satisfies readonly AttendanceCode[];
export type RecordedAttendance = (typeof RECORDED_ATTENDANCES)[number];

/** The codes of somebody who was seen. */
export type SeenCode = '5' | '6';

/** Whether the person was seen: on time (5) or late (6). */
export const isSeen = (code: AttendanceCode | undefined): code is SeenCode => code === '5' || code === '6';

/** Whether it was a DNA: the person did not come and gave no notice (3). A late arrival or a cancellation is none. */
export const isDna = (code: AttendanceCode | undefined): code is '3' => code === '3';

/**
 * Whether the person arrived on time; `undefined` where nobody arrived. A late arrival is late even if it was seen, and
 * somebody who has not come yet is neither on time nor late.
 */
export function arrivedOnTime(code: AttendanceCode | undefined): boolean | undefined {
  if (code === '5') return true;
  return code === '6' || code === '7' ? false : undefined;
}

/** Whether a code is one that a person records after the appointment. */
export const isRecordedAttendance = (code: AttendanceCode): code is RecordedAttendance =>
  (RECORDED_ATTENDANCES as readonly AttendanceCode[]).includes(code);

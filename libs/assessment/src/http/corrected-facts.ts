import { Identifier } from '#http';
import { AppointmentAttendanceBody, AppointmentCancellationBody } from './appointment-bodies.js';

const about = 'The appointment that it is about.';

/** The facts of an attendance under the names that its event has them by. */
export class CorrectedAttendance extends AppointmentAttendanceBody {
  @Identifier({ about })
  appointmentId: string;
}

/** The facts of a cancellation under the names that its event has them by. */
export class CorrectedCancellation extends AppointmentCancellationBody {
  @Identifier({ about })
  appointmentId: string;
}

import type { CorrectableModule } from '#corrections';
import { InterventionModuleCommand } from '../handled-intervention.js';
import { interventionIdsOf, interventionIndexStream, type InterventionNoted } from '../model/intervention-index.js';
import { interventionStream } from '../model/standing.js';
import {
  InterventionCompletionBody,
  InterventionOrderBody,
  InterventionStopBody,
  SupplierAcceptanceBody,
  SupplierDeclineBody,
} from './order-bodies.js';
import { SessionAttendanceBody, SessionBody, SessionCancellationBody } from './session-bodies.js';

/** How the facts of interventions are corrected: as they were entered. A case has as many streams here as it has interventions. */
export const interventionCorrections: CorrectableModule = {
  async targets(streams, caseId) {
    const ids = interventionIdsOf(await streams.read<InterventionNoted>(interventionIndexStream(caseId)));
    return ids.map((partId) => ({ caseId, partId }));
  },
  stream: ({ partId = '' }) => interventionStream(partId),
  command: InterventionModuleCommand,
  corrections: {
    InterventionOrdered: { facts: InterventionOrderBody },
    AcceptedBySupplier: { facts: SupplierAcceptanceBody },
    DeclinedBySupplier: { facts: SupplierDeclineBody },
    SessionBooked: { facts: SessionBody },
    SessionCancelled: { facts: SessionCancellationBody },
    SessionAttendanceRecorded: { facts: SessionAttendanceBody },
    InterventionCompleted: { facts: InterventionCompletionBody },
    InterventionStopped: { facts: InterventionStopBody },
  },
};

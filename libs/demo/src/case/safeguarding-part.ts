import type { Uuid } from '#kernel';
import { SafeguardingModuleCommand, type SafeguardingCommand } from '#safeguarding';
import type { CaseDesk } from './case-desk.js';

type Of<T extends SafeguardingCommand['type']> = Extract<SafeguardingCommand, { type: T }>;

/** Safeguarding concerns of a case. */
export class SafeguardingPart {
  constructor(private readonly desk: CaseDesk) {}

  raised(category: Of<'RaiseConcern'>['category'], severity: Of<'RaiseConcern'>['severity']): Promise<void> {
    return this.does({ type: 'RaiseConcern', category, severity, description: 'Said something at the appointment that needs looking into.' });
  }

  /** Somebody breaks the glass to read it. */
  read(reason: Of<'ReadConcern'>['reason']): Promise<void> {
    return this.does({ type: 'ReadConcern', concernId: this.concernId, reason, explanation: 'To prepare the call with the local authority.' });
  }

  closed(outcome: Of<'CloseConcern'>['outcome']): Promise<void> {
    return this.does({ type: 'CloseConcern', concernId: this.concernId, outcome });
  }

  private get concernId(): Uuid {
    return this.desk.eventOf<{ concernId: Uuid }>('ConcernRaised').data.concernId;
  }

  private async does(command: SafeguardingCommand): Promise<void> {
    await this.desk.send(this.desk.staff.teamLead, (target, envelope) => new SafeguardingModuleCommand(target, command, envelope));
  }
}

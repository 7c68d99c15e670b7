import type { InterventionKind } from '#programmes/contract';
import { AssessmentPart } from './assessment-part.js';
import { CaseDesk } from './case-desk.js';
import { Course } from './course.js';
import { EmployerPart } from './employer-part.js';
import { EndingPart } from './ending-part.js';
import { ReferralPart } from './referral-part.js';
import { SafeguardingPart } from './safeguarding-part.js';
import { TriagePart } from './triage-part.js';

/** A case as a story tells it, by the parts of the service. */
export class DemoCase {
  readonly referral: ReferralPart;
  readonly triage: TriagePart;
  readonly assessment: AssessmentPart;
  readonly employer: EmployerPart;
  readonly ending: EndingPart;
  readonly safeguarding: SafeguardingPart;

  constructor(readonly desk: CaseDesk) {
    this.referral = new ReferralPart(desk);
    this.triage = new TriagePart(desk);
    this.assessment = new AssessmentPart(desk, () => this.triage.assessmentMode);
    this.employer = new EmployerPart(desk);
    this.ending = new EndingPart(desk);
    this.safeguarding = new SafeguardingPart(desk);
  }

  get chance() {
    return this.desk.chance;
  }

  /** Orders an intervention; while it runs, the plan is reviewed as it falls due. */
  orders(kind: InterventionKind, sessions: number, mode?: 'telephone' | 'video' | 'face-to-face' | 'group'): Promise<Course> {
    return Course.ordered(this.desk, { kind, plannedSessions: sessions, mode, betweenSessions: () => this.assessment.reviewedIfDue() });
  }

  /** Another case in the same story: of the same person, unless somebody else is named. */
  another(person = this.desk.person): DemoCase {
    const { stage, hand, programme, chance } = this.desk;
    return new DemoCase(new CaseDesk(stage, hand, person, programme, chance));
  }

  /** Within `entries`, everything is entered now and happened some days ago. */
  enteredLate(days: number, entries: () => Promise<unknown>): Promise<void> {
    return this.desk.enteredLate(days, entries);
  }

  /** The person has their identity erased. */
  async erased(): Promise<void> {
    const { stage, hand, staff, personId } = this.desk;
    const command = { type: 'ErasePerson', requestedBy: 'person', reason: 'consent-withdrawn' } as const;
    hand.accepted(await stage.eraser.erase(personId, command, hand.envelope(staff.teamLead)));
  }
}

import type { Actor } from '#kernel';
import type { AssessmentMode, Stage } from '#programmes/contract';
import { TriageModuleCommand, type TriageCommand } from '#triage';
import type { CaseDesk } from './case-desk.js';

type Of<T extends TriageCommand['type']> = Extract<TriageCommand, { type: T }>;

/** Triage of a case: the decision, who has it, and reaching the person. */
export class TriagePart {
  private withClinician = false;
  private mode: AssessmentMode | undefined;

  constructor(private readonly desk: CaseDesk) {}

  /** Somebody decides; a clinician where it was passed to one, else a caseworker. */
  async decided(stage: Stage, mode: AssessmentMode = this.modeByChance()): Promise<void> {
    const { chance, staff } = this.desk;
    this.mode = mode;
    const priority = chance.weighted({ routine: 7, soon: 3, urgent: this.withClinician ? 3 : 0 });
    await this.does(
      { type: 'DecideTriage', stage, priority, ...(stage === 'A' ? {} : { assessmentMode: mode }) },
      this.withClinician ? staff.clinician : staff.caseworker,
    );
  }

  /** A clinician has to look before it is decided. */
  async escalated(reason: Of<'EscalateToClinician'>['reason']): Promise<void> {
    await this.does({ type: 'EscalateToClinician', reason });
    this.withClinician = true;
  }

  /** A risk shows; a clinical one takes the triage to a clinician. */
  async riskFlagged(risk: Of<'FlagRisk'>['risk']): Promise<void> {
    await this.does({ type: 'FlagRisk', risk, note: 'Said on the telephone.' });
    this.withClinician ||= risk === 'self-harm' || risk === 'harm-to-others' || risk === 'urgent-medical-need';
  }

  riskCleared(risk: Of<'ClearRisk'>['risk']): Promise<void> {
    return this.does({ type: 'ClearRisk', risk }, this.desk.staff.clinician);
  }

  allocated(): Promise<void> {
    const { staff } = this.desk;
    return this.does({ type: 'AllocateCase', practitioner: staff.caseworker.id, team: staff.team }, staff.teamLead);
  }

  /** A colleague takes over. */
  async reallocated(reason: Of<'ReallocateCase'>['reason']): Promise<void> {
    const { staff } = this.desk;
    await this.does({ type: 'ReallocateCase', practitioner: staff.colleague.id, team: staff.team, reason }, staff.teamLead);
    this.desk.staff = { ...staff, caseworker: staff.colleague, colleague: staff.caseworker };
  }

  called(result: Of<'RecordContactAttempt'>['result']): Promise<void> {
    return this.does({ type: 'RecordContactAttempt', method: 'telephone', result });
  }

  texted(): Promise<void> {
    return this.does({ type: 'RecordContactAttempt', method: 'sms', result: 'sent' });
  }

  wroteALetter(): Promise<void> {
    return this.does({ type: 'RecordContactAttempt', method: 'letter', result: 'sent' });
  }

  /** The person gets in touch by themself. */
  gotInTouch(): Promise<void> {
    return this.does({ type: 'RecordContactAttempt', method: 'email', result: 'replied' });
  }

  /** Staff declare what the schedule may have declared before them. */
  unableToContact(): Promise<void> {
    return this.does({ type: 'DeclareUnableToContact' });
  }

  steppedTo(to: Stage, reason: Of<'ChangeStage'>['reason'], assessmentMode?: AssessmentMode): Promise<void> {
    this.mode = assessmentMode ?? this.mode;
    return this.does({ type: 'ChangeStage', to, reason, ...(assessmentMode ? { assessmentMode } : {}) });
  }

  /** The person asks to wait for some days. */
  paused(reason: Of<'PauseWait'>['reason'], days: number): Promise<void> {
    return this.does({ type: 'PauseWait', reason, expectedUntil: this.desk.daysAgo(-days) });
  }

  resumed(): Promise<void> {
    return this.does({ type: 'ResumeWait' });
  }

  /** The last contact attempt never happened: it was keyed into the wrong case. */
  attemptStruckOut(): Promise<void> {
    return this.desk.correct(TriageModuleCommand, 'ContactAttempted', 'struck-out', 'wrong-person');
  }

  /** How the person is to be seen. */
  get assessmentMode(): AssessmentMode {
    return this.mode ?? this.modeByChance();
  }

  /** How people of the programme are mostly seen. */
  private modeByChance(): AssessmentMode {
    const { programme, chance } = this.desk;
    if (programme === 'condition-management-ni') return 'face-to-face';
    return chance.weighted(
      programme === 'staged-work-health' ? { telephone: 6, video: 2, 'face-to-face': 2 } : { telephone: 0, video: 3, 'face-to-face': 7 },
    );
  }

  private async does(command: TriageCommand, actor: Actor = this.desk.staff.caseworker): Promise<void> {
    await this.desk.send(actor, (target, envelope) => new TriageModuleCommand(target, command, envelope));
  }
}

/** Something that does not hold of an evidence file. */
export interface EvidenceFault {
  /** The row at fault, from 1; absent: the file as a whole. */
  row?: number;
  /** The event at fault, by id. */
  eventId?: string;
  /** What does not hold, in words. */
  says: string;
}

/** What a look through an evidence file has found. */
export interface EvidenceVerdict {
  report: string;
  position: string;
  rows: number;
  /** The figures that the rows amount to. */
  figures: Readonly<Record<string, unknown>>;
  /** Whether it was held against the log; else figures and hash alone were checked. */
  heldAgainstLog: boolean;
  /** The first of them. */
  faults: readonly EvidenceFault[];
  /** How many there are. */
  faultCount: number;
}

const MOST = 100;

/** Faults as they are found: the first hundred are kept, all are counted. */
export class Faults {
  readonly kept: EvidenceFault[] = [];
  count = 0;

  add(fault: EvidenceFault): void {
    this.count++;
    if (this.kept.length < MOST) this.kept.push(fault);
  }
}

/** The file is no evidence at all; the message says why. */
export class NotEvidence extends Error {}

/** What is wrong with an element, in the words of FHIR's issue types (http://hl7.org/fhir/R4/valueset-issue-type.html). */
export type IssueCode = 'required' | 'structure' | 'value' | 'invariant' | 'not-supported' | 'not-found' | 'too-long';

/** One element that cannot be taken as it is. */
export interface ElementFault {
  /** FHIRPath of the element. */
  expression: string;
  issue: IssueCode;
  /** A sentence for a person to read. Never quotes the value, which may be personal. */
  message: string;
}

/** More faults than anybody mends at a time; a hostile message could hold a hundred thousand. */
const MOST = 50;

/** The faults of one message, each element and issue once, in the order found. */
export class ElementFaults {
  private readonly found = new Map<string, ElementFault>();

  add(fault: ElementFault): void {
    const key = `${fault.issue} ${fault.expression}`;
    if (this.found.size < MOST && !this.found.has(key)) this.found.set(key, fault);
  }

  get all(): readonly ElementFault[] {
    return [...this.found.values()];
  }

  get none(): boolean {
    return this.found.size === 0;
  }
}

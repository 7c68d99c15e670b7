/** A connection of pg, as far as a copy needs it. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sync(): void;
}

/** What is written, and where: see `copyIn` of a pool. */
export interface Copy {
  into: string;
  lines: string;
}

/**
 * One `copy … from stdin`, alone or between other statements, in the conversation of pg with a server. pg has no call of its own
 * for it: it hands the messages of the server to whatever was submitted last.
 */
export class CopyIn {
  /** @param around statements before and after it; in one message with it they are one transaction */
  constructor(
    private readonly copy: Copy,
    private readonly done: (error?: Error) => void,
    private readonly around: { first?: string; last?: string } = {},
  ) {}

  /** Lines go out without waiting for the server to ask for them: one that refuses what comes before them passes them over. */
  submit(connection: CopyConnection): void {
    const { first, last } = this.around;
    connection.query([first, `copy ${this.copy.into} from stdin`, last].filter(Boolean).join('; '));
    connection.sendCopyFromChunk(Buffer.from(this.copy.lines));
    connection.endCopyFrom();
  }

  handleCopyInResponse(): void {}

  /** Nobody asks what the statements around it say. */
  handleRowDescription(): void {}

  handleDataRow(): void {}

  handleCommandComplete(): void {}

  /** pg tells nobody that the server is ready again after an error; what is asked next waits for it. */
  handleError(error: Error): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done();
  }
}

/** A connection of pg, as far as a copy needs it. */
interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sync(): void;
}

/**
 * One `copy … from stdin` in the conversation of pg with a server, which has no call of its own for it: pg hands the
 * messages of the server to whatever was submitted last.
 */
export class CopyIn {
  constructor(
    private readonly into: string,
    private readonly lines: string,
    private readonly done: (error?: Error) => void,
  ) {}

  submit(connection: CopyConnection): void {
    connection.query(`copy ${this.into} from stdin`);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.lines));
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  /** pg tells nobody that the server is ready again after an error; what is asked next waits for it. */
  handleError(error: Error): void {
    this.done(error);
  }

  handleReadyForQuery(): void {
    this.done();
  }
}

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
  private error: Error | undefined;

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

  handleError(error: Error): void {
    this.error = error;
    // A connection that broke says nothing more; a statement that failed is followed by "ready".
    if (!('severity' in error)) this.done(error);
  }

  handleReadyForQuery(): void {
    this.done(this.error);
  }
}

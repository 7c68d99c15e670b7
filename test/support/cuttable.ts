import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A port in front of a server on this machine, whose connections can be cut off. */
export class Cuttable {
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;
  port = 0;

  private constructor(private readonly target: number) {}

  static async before(target: number): Promise<Cuttable> {
    const cuttable = new Cuttable(target);
    await cuttable.open();
    return cuttable;
  }

  get isOpen(): boolean {
    return this.server !== undefined;
  }

  /** Cuts off whoever is connected; they may connect again. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Cuts off whoever is connected and lets nobody in until `open`. */
  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    this.cut();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** Lets clients in again, at the same address. */
  async open(): Promise<void> {
    if (this.server) return;
    const server = (this.server = createServer((client) => this.join(client, connect(this.target, '127.0.0.1'))));
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  private join(client: Socket, behind: Socket): void {
    const ends: readonly (readonly [Socket, Socket])[] = [
      [client, behind],
      [behind, client],
    ];
    for (const [one, other] of ends) {
      this.sockets.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}

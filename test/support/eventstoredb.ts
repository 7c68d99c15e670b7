import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import featuresService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { Cuttable } from './cuttable.js';
import { StoredEvents, type Expected, type Outcome } from './eventstoredb-events.js';
import { appendAnswer, batchAnswer, checkpoint, expectedOf, expectedOfBatch, nameOf } from './eventstoredb-messages.js';
import { gossiping } from './eventstoredb-gossip.js';
import { read, Subscription } from './eventstoredb-reads.js';

type Proposed = streams.AppendReq.ProposedMessage;

/**
 * How a call goes wrong: the connection breaks before or after it was carried out, it is never answered, it is answered late, another
 * writer was first, or another node leads. `fine`: it does not.
 */
export type Trouble = 'fine' | 'drop-before' | 'drop-after' | 'silence' | 'conflict' | 'not-leader' | 'no-access' | { delayMs: number };

type Call = 'append' | 'read' | 'subscribe';

/**
 * An EventStoreDB for tests, as far as this product uses one: on the wire, by the service definitions of the real client. It
 * misbehaves when it is told to.
 */
export class EventStoreDouble {
  /** After which positions subscriptions began so far. */
  readonly subscribedAfter: bigint[] = [];
  /** Calls so far. */
  readonly calls = { append: 0, batchAppend: 0, read: 0, subscribe: 0 };
  private readonly troubles: Record<Call, Trouble[]> = { append: [], read: [], subscribe: [] };
  private readonly subscriptions = new Set<Subscription>();
  private leader: EventStoreDouble | undefined;
  /** The nodes of its cluster, if it is one of several. */
  private cluster: readonly EventStoreDouble[] = [this];

  private constructor(
    readonly events: StoredEvents,
    private readonly server: Server,
    private readonly door: Cuttable,
  ) {}

  /** @param events what it holds; given, it is another node of the same cluster */
  static async start(events = new StoredEvents()): Promise<EventStoreDouble> {
    const server = new Server({ 'grpc.max_receive_message_length': 32 * 1024 * 1024 });
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))),
    );
    const double = new EventStoreDouble(events, server, await Cuttable.before(port));
    const append: handleClientStreamingCall<streams.AppendReq, streams.AppendResp> = (call, answer) => double.append(call, answer);
    const batchAppend: handleBidiStreamingCall<streams.BatchAppendReq, streams.BatchAppendResp> = (call) => double.batchAppend(call);
    const read: handleServerStreamingCall<streams.ReadReq, streams.ReadResp> = (call) => void double.read(call);
    server.addService(streamsService.StreamsService, { append, batchAppend, read });
    server.addService(
      gossipService.GossipService,
      gossiping(() => double.cluster.map((node) => node.member)),
    );
    server.addService(featuresService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<features.SupportedMethods>) => answer(null, supported()),
    });
    return double;
  }

  /** Nodes of one cluster, which hold the same events; the first one leads. */
  static async startCluster(size: number): Promise<EventStoreDouble[]> {
    const events = new StoredEvents();
    const nodes = await Promise.all(Array.from({ length: size }, () => EventStoreDouble.start(events)));
    for (const node of nodes) node.cluster = nodes;
    for (const node of nodes.slice(1)) node.follow(nodes[0]);
    return nodes;
  }

  get port(): number {
    return this.door.port;
  }

  private get member(): { port: number; leads: boolean; alive: boolean } {
    return { port: this.port, leads: !this.leader, alive: this.door.isOpen };
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.door.port}?tls=false`;
  }

  /** How the next calls of a kind go, one after the other; those after them go well. */
  next(call: Call, ...troubles: Trouble[]): void {
    this.troubles[call].push(...troubles);
  }

  /** Breaks every connection. */
  cut(): void {
    this.door.cut();
  }

  /** Breaks every connection and lets nobody in until it is back. */
  async away(): Promise<void> {
    await this.door.close();
  }

  async back(): Promise<void> {
    await this.door.open();
  }

  /** Ends every subscription with an error, over connections that stay. */
  killSubscriptions(): void {
    for (const subscription of this.subscriptions) subscription.fail({ code: status.ABORTED, details: 'Subscription dropped: not ready' });
  }

  /** Sends nothing more to those who have subscribed so far, without a word. */
  fallSilent(): void {
    for (const subscription of this.subscriptions) subscription.end();
  }

  /** Tells every subscription how far it has searched. */
  tellCheckpoint(commit: bigint, prepare = commit): void {
    for (const subscription of this.subscriptions) subscription.tell(checkpoint(commit, prepare));
  }

  /** Another node leads from now on; none: this one does. */
  follow(leader: EventStoreDouble | undefined): void {
    this.leader = leader;
  }

  async stop(): Promise<void> {
    await this.door.close();
    this.server.forceShutdown();
  }

  private append(call: ServerReadableStream<streams.AppendReq, streams.AppendResp>, answer: sendUnaryData<streams.AppendResp>): void {
    this.calls.append++;
    const proposed: Proposed[] = [];
    let options = new streams.AppendReq.Options();
    call.on('data', (request: streams.AppendReq) => {
      if (request.hasOptions()) options = request.getOptions() as streams.AppendReq.Options;
      else proposed.push(request.getProposedMessage() as Proposed);
    });
    call.on('error', () => undefined);
    call.on('end', async () => {
      // A call that is cut off ends as well, in the middle of its events.
      await new Promise((resolve) => setImmediate(resolve));
      if (call.cancelled) return;
      const trouble = await this.meet('append');
      if (trouble === 'stop') return;
      if (trouble === 'not-leader' || this.leader) return answer(this.notLeader());
      const expected = expectedOf(options);
      const outcome = this.write(nameOf(options.getStreamIdentifier()), expected, proposed, trouble);
      if (trouble === 'drop-after') return this.cut();
      if (outcome.kind === 'too-large') return answer(failure('maximum-append-size-exceeded', { 'maximum-append-size': '1048576' }));
      answer(null, appendAnswer(outcome, expected));
    });
  }

  private batchAppend(call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void {
    const parts = new Map<string, { options: streams.BatchAppendReq.Options; proposed: Proposed[] }>();
    call.on('error', () => undefined);
    call.on('end', () => call.end());
    call.on('data', async (request: streams.BatchAppendReq) => {
      const id = request.getCorrelationId()?.getString() || JSON.stringify(request.getCorrelationId()?.toObject());
      const part = parts.get(id) ?? { options: request.getOptions() as streams.BatchAppendReq.Options, proposed: [] };
      parts.set(id, part);
      part.proposed.push(...(request.getProposedMessagesList() as unknown as Proposed[]));
      if (!request.getIsFinal()) return;
      parts.delete(id);
      this.calls.batchAppend++;
      const trouble = await this.meet('append');
      if (trouble === 'stop') return;
      if (trouble === 'not-leader' || this.leader) return call.emit('error', this.notLeader());
      const stream = nameOf(part.options.getStreamIdentifier());
      const outcome = this.write(stream, expectedOfBatch(part.options), part.proposed, trouble);
      if (trouble === 'drop-after') return this.cut();
      call.write(batchAnswer(outcome, stream, request.getCorrelationId()));
    });
  }

  private async read(call: ServerWritableStream<streams.ReadReq, streams.ReadResp>): Promise<void> {
    const options = call.request.getOptions() as streams.ReadReq.Options;
    const kind = options.hasSubscription() ? 'subscribe' : 'read';
    this.calls[kind]++;
    call.on('error', () => undefined);
    const trouble = await this.meet(kind);
    if (trouble === 'stop') return;
    if (trouble === 'no-access') return void call.emit('error', failure('access-denied', {}, status.PERMISSION_DENIED));
    if (kind === 'read') {
      for (const message of read(this.events, options)) call.write(message);
      if (trouble === 'drop-after') this.cut();
      else call.end();
      return;
    }
    const subscription = new Subscription(call, this.events, options);
    this.subscriptions.add(subscription);
    this.subscribedAfter.push(subscription.after);
    call.on('cancelled', () => {
      subscription.end();
      this.subscriptions.delete(subscription);
    });
    if (trouble === 'drop-after') this.cut();
  }

  /** What happens before a call is carried out. */
  private async meet(call: Call): Promise<Trouble | 'stop'> {
    const trouble = this.troubles[call].shift() ?? 'fine';
    if (trouble === 'silence') return 'stop';
    if (trouble === 'drop-before') {
      this.cut();
      return 'stop';
    }
    if (typeof trouble === 'object') await new Promise((resolve) => setTimeout(resolve, trouble.delayMs));
    return trouble;
  }

  private write(stream: string, expected: Expected, proposed: readonly Proposed[], trouble: Trouble): Outcome {
    if (trouble === 'conflict') return { kind: 'wrong-version', current: (this.events.stream(stream)?.length ?? 0) - 1 };
    return this.events.append(stream, expected, proposed);
  }

  private notLeader(): Failure {
    const { port } = this.leader ?? this;
    return failure('not-leader', { 'leader-endpoint-host': '127.0.0.1', 'leader-endpoint-port': String(port) }, status.NOT_FOUND);
  }
}

type Failure = Error & { code: status; details: string; metadata: Metadata };

function failure(exception: string, more: Record<string, string>, code = status.INVALID_ARGUMENT): Failure {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries({ exception, ...more })) metadata.set(name, value);
  return Object.assign(new Error(exception), { code, details: exception, metadata });
}

/** What the server says that it can do: both ways to append. */
function supported(): features.SupportedMethods {
  const methods = ['append', 'batchappend', 'read'].map((name) =>
    new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name),
  );
  return new features.SupportedMethods().setEventStoreServerVersion('23.10.0').setMethodsList(methods);
}

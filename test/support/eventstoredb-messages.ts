import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Expected, Outcome, StoredEvent } from './eventstoredb-events.js';

/** The name of a stream on the wire. */
export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

/** What an append expects of its stream. */
export function expectedOf(options: streams.AppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return options.hasNoStream() ? -1 : Number(options.getRevision());
}

/** What an append of the batch call expects of its stream. */
export function expectedOfBatch(options: streams.BatchAppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasStreamExists()) return 'exists';
  return options.hasNoStream() ? -1 : Number(options.getStreamPosition());
}

/** An event as the server tells it. */
export function eventMessage(event: StoredEvent): streams.ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(new shared.UUID().setString(event.id));
  recorded.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)));
  recorded.setStreamRevision(String(event.revision));
  recorded.setCommitPosition(String(event.position)).setPreparePosition(String(event.position));
  recorded.setData(event.data).setCustomMetadata(event.metadata);
  const described = recorded.getMetadataMap();
  described.set('type', event.type).set('content-type', event.contentType).set('created', '16094592000000000');
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position));
  return new streams.ReadResp().setEvent(read);
}

/** The server's word that there is no such stream. */
export const notFound = (stream: string): streams.ReadResp =>
  new streams.ReadResp().setStreamNotFound(
    new streams.ReadResp.StreamNotFound().setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream))),
  );

/** How far a filtered subscription has searched. */
export const checkpoint = (commit: bigint, prepare = commit): streams.ReadResp =>
  new streams.ReadResp().setCheckpoint(new streams.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)));

/** The answer to an append. */
export function appendAnswer(outcome: Exclude<Outcome, { kind: 'too-large' }>, expected: Expected): streams.AppendResp {
  if (outcome.kind === 'wrong-version') {
    const wrong = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current < 0) wrong.setCurrentNoStream(new shared.Empty());
    else wrong.setCurrentRevision(String(outcome.current));
    if (expected === 'exists') wrong.setExpectedStreamExists(new shared.Empty());
    else if (expected === 'any') wrong.setExpectedAny(new shared.Empty());
    else if (expected < 0) wrong.setExpectedNoStream(new shared.Empty());
    else wrong.setExpectedRevision(String(expected));
    return new streams.AppendResp().setWrongExpectedVersion(wrong);
  }
  const success = new streams.AppendResp.Success().setCurrentRevision(String(outcome.revision));
  if (outcome.kind === 'repeated') success.setNoPosition(new shared.Empty());
  else
    success.setPosition(new streams.AppendResp.Position().setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position)));
  return new streams.AppendResp().setSuccess(success);
}

/** The answer to an append of the batch call. */
export function batchAnswer(outcome: Outcome, stream: string, correlation: shared.UUID | undefined): streams.BatchAppendResp {
  const answer = new streams.BatchAppendResp().setCorrelationId(correlation);
  answer.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)));
  if (outcome.kind === 'wrong-version') {
    const wrong = new shared.WrongExpectedVersion().setExpectedAny(new empty.Empty());
    if (outcome.current < 0) wrong.setCurrentNoStream(new empty.Empty());
    else wrong.setCurrentStreamRevision(String(outcome.current));
    return answer.setError(statusOf(wrong.serializeBinary(), 'WrongExpectedVersion'));
  }
  if (outcome.kind === 'too-large') {
    const large = new shared.MaximumAppendSizeExceeded().setMaxappendsize(1024 * 1024);
    return answer.setError(statusOf(large.serializeBinary(), 'MaximumAppendSizeExceeded'));
  }
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(outcome.revision));
  if (outcome.kind === 'repeated') success.setNoPosition(new empty.Empty());
  else success.setPosition(new shared.AllStreamPosition().setCommitPosition(String(outcome.position)).setPreparePosition(String(outcome.position)));
  return answer.setSuccess(success);
}

function statusOf(details: Uint8Array, type: string): status.Status {
  const packed = new any.Any();
  packed.pack(details, `event_store.client.${type}`);
  return new status.Status().setCode(9).setDetails(packed);
}

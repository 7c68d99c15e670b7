import type { handleUnaryCall } from '@grpc/grpc-js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';

/** A node of a cluster, as the others tell of it. */
export interface Member {
  port: number;
  leads: boolean;
  alive: boolean;
}

const { VNodeState } = gossip.MemberInfo;

/** Answers who is in the cluster and who leads it. */
export function gossiping(members: () => readonly Member[]): { read: handleUnaryCall<shared.Empty, gossip.ClusterInfo> } {
  return {
    read: (_, answer) => answer(null, new gossip.ClusterInfo().setMembersList(members().map(memberInfo))),
  };
}

function memberInfo({ port, leads, alive }: Member): gossip.MemberInfo {
  const info = new gossip.MemberInfo().setInstanceId(new shared.UUID().setString(crypto.randomUUID())).setTimeStamp('0');
  info.setState(leads ? VNodeState.LEADER : VNodeState.FOLLOWER).setIsAlive(alive);
  return info.setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port));
}

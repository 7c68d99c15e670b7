import { Choice, Identifier, QueryWhole, Text } from '#http';
import {
  ERASURE_REASONS,
  ERASURE_REQUESTERS,
  LINK_REASONS,
  UNLINK_REASONS,
  type ErasureReason,
  type ErasureRequester,
  type LinkReason,
  type UnlinkReason,
} from '../model/vocabulary.js';

const OTHER = { about: 'The other record: its person id.' } as const;

export class ErasureBody {
  @Choice(ERASURE_REQUESTERS, { about: 'Who asks for it.' })
  requestedBy: ErasureRequester;

  @Choice(ERASURE_REASONS, { about: 'On which ground of UK GDPR article 17(1). A code, because words could name somebody.' })
  reason: ErasureReason;
}

export class LinkBody {
  @Identifier(OTHER)
  other: string;

  @Choice(LINK_REASONS, { about: 'Why these are records of the same person.' })
  reason: LinkReason;
}

export class UnlinkBody {
  @Identifier(OTHER)
  other: string;

  @Choice(UNLINK_REASONS, { about: 'Why the link is taken back.' })
  reason: UnlinkReason;
}

export class AccessLogQuery {
  @QueryWhole({ about: 'The most entries to answer with; 50 unless said.', min: 1, max: 500, example: 50, optional: true })
  limit?: number;

  @Text({ about: 'Where to go on: `next` of the page before.', example: 'MTI', max: 40, optional: true })
  cursor?: string;
}

import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, getSchemaPath } from '@nestjs/swagger';
import { Roles, TellsInstead } from '#access';
import { Problems, refused, type AnyRefusals } from '#http';
import { isUnderPolicy, REPORT_READERS } from '../audience.js';
import { refuseReport } from '../refusals.js';
import { EvidenceAnswer } from './evidence-answers.js';

/** Who may look behind figures: who sees them as they are. For anybody else rows would undo what is withheld from them. */
const UNDER_POLICY = REPORT_READERS.filter((role) => isUnderPolicy({ role }));
const EVIDENCE_READERS = REPORT_READERS.filter((role) => !isUnderPolicy({ role }));

/** An operation that gives the evidence of a cell: who may ask, and what it is answered with. */
export const GivesEvidence = (summary: string, ...refusals: readonly AnyRefusals[]): MethodDecorator =>
  applyDecorators(
    Roles(...EVIDENCE_READERS),
    TellsInstead(UNDER_POLICY, () => refused(refuseReport('report.evidence-by-auditor'))),
    ApiOperation({ summary }),
    ApiExtraModels(EvidenceAnswer),
    ApiOkResponse({
      description:
        'The facts behind the cell, under pseudonyms, each with its events. As `application/x-ndjson` all of them: a line that says what it is evidence of, a line for each row, and a line with the number of rows and the hash.',
      content: {
        'application/json': { schema: { $ref: getSchemaPath(EvidenceAnswer) } },
        'application/x-ndjson': { schema: { type: 'string' } },
      },
    }),
    Problems(refuseReport, ...refusals),
  ) as MethodDecorator;

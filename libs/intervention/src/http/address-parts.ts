import { applyDecorators } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

const uuid = { type: 'string', format: 'uuid' } as const;

/** Describes the intervention in an address. One of another case is answered as if it did not exist. */
export const OfIntervention = (): MethodDecorator =>
  ApiParam({ name: 'interventionId', description: 'The intervention, from the interventions of the case.', schema: uuid });

/** Describes the session in an address, and the intervention that it belongs to. */
export const OfSession = (): MethodDecorator =>
  applyDecorators(
    OfIntervention(),
    ApiParam({ name: 'sessionId', description: 'The session, from the sessions of the intervention.', schema: uuid }),
  );

import { isRefusal, known, type Instant, type Refusal } from '#kernel';
import { requireAcceptedCase } from '#handling/contract';
import type { CatalogueEntry, InterventionKind, Programme } from '#programmes/contract';
import type { Decide } from './commands.js';
import type { EventOf } from './events.js';
import { refuse } from './refusals.js';
import type { InterventionState } from './state.js';

/**
 * Orders an intervention from the catalogue of the case's programme; the catalogue alone says what may be ordered, at
 * any stage. A supplier of the programme's own accepts at once.
 */
export const orderIntervention: Decide<'OrderIntervention'> = (command, state, at) => {
  const refused = requireAcceptedCase(at) ?? refuseSecondOrder(state);
  if (refused) return refused;
  const entry = catalogueEntry(at.programme, command.kind, command.supplier);
  if (isRefusal(entry)) return entry;
  const tooMany = refuseSessionPlan(entry, command.plannedSessions);
  if (tooMany) return tooMany;
  const ordered: EventOf<'InterventionOrdered'> = {
    type: 'InterventionOrdered',
    data: {
      interventionId: command.interventionId,
      kind: command.kind,
      supplier: entry.supplier.code,
      external: entry.external,
      plannedSessions: command.plannedSessions,
      programme: { id: at.programme.id, version: at.programme.version },
    },
    personal: known({ goal: command.goal, note: command.note }),
  };
  return entry.external ? [ordered] : [ordered, { type: 'AcceptedBySupplier', data: {} }];
};

/** Why a (corrected) order does not fit; its catalogue is asked only if it is the version that the case is pinned to. */
export function refuseOrder(
  state: InterventionState,
  order: { data: EventOf<'InterventionOrdered'>['data']; effectiveAt: Instant },
  programme: Programme,
): Refusal | undefined {
  const { kind, supplier, external, plannedSessions, programme: under } = order.data;
  const second = refuseSecondOrder(state);
  if (second || under.id !== programme.id || under.version !== programme.version) return second;
  const entry = catalogueEntry(programme, kind, supplier);
  if (isRefusal(entry)) return entry;
  return entry.external === external
    ? refuseSessionPlan(entry, plannedSessions)
    : refuse('intervention.supplier-kind-changed', { field: 'supplier' });
}

function refuseSecondOrder(state: InterventionState): Refusal | undefined {
  return state.status === 'none' ? undefined : refuse('intervention.already-ordered');
}

function catalogueEntry(programme: Programme, kind: InterventionKind, supplier: string | undefined): CatalogueEntry | Refusal {
  const ofKind = programme.catalogue.filter((entry) => entry.kind === kind);
  if (ofKind.length === 0) {
    const offered = [...new Set(programme.catalogue.map((entry) => entry.kind))];
    return refuse('intervention.kind-not-in-catalogue', {
      field: 'kind',
      because: `It offers: ${offered.join(', ') || 'none'}.`,
      details: { offered },
    });
  }
  const suppliers = ofKind.map((entry) => entry.supplier.code);
  const at = { field: 'supplier', because: `It is provided by: ${suppliers.join(', ')}.`, details: { suppliers } };
  const chosen = supplier === undefined ? ofKind : ofKind.filter((entry) => entry.supplier.code === supplier);
  if (chosen.length > 1) return refuse('intervention.supplier-missing', at);
  return chosen[0] ?? refuse('intervention.supplier-not-in-catalogue', at);
}

function refuseSessionPlan(entry: CatalogueEntry, plannedSessions: number): Refusal | undefined {
  const field = 'plannedSessions';
  if (!Number.isInteger(plannedSessions) || plannedSessions < 1) return refuse('intervention.no-session-planned', { field });
  if (plannedSessions <= entry.maxSessions) return undefined;
  return refuse('intervention.too-many-sessions-planned', {
    field,
    because: `At most ${entry.maxSessions}.`,
    details: { maxSessions: entry.maxSessions },
  });
}

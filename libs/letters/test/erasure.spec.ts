import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '#database';
import { personStream } from '#people/contract';
import { referralStream } from '#referral/contract';
import { openDraft } from '../src/open-draft.js';
import { outboxEraser } from '../src/remove-letters.js';
import { accepted, aReferral, aServiceThatWrites, CASE, gpConsent, PERSON } from './letter-stories.js';
import { LetterWorld } from './letter-world.js';

let database: Database;
let world: LetterWorld;
beforeAll(async () => (database = await Database.open({ kind: 'memory' })));
afterAll(() => database.close());
beforeEach(async () => (world = await LetterWorld.in(database)));
afterEach(() => world.close());

const erased = { type: 'PersonErased', data: { requestedBy: 'person', reason: 'consent-withdrawn' } };

async function erase(): Promise<void> {
  await world.happened(personStream(PERSON), '2026-03-10T09:00:00.000Z', erased);
  await world.vault.destroy(PERSON, world.clock.now());
  await outboxEraser(world.parts)(PERSON);
}

describe('after the identity of a person was erased', () => {
  it('their letters are gone from the outbox and read as erased, and that one was sent stands', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await world.play();
    expect(await world.files()).toHaveLength(2);
    await erase();
    expect(await world.files()).toEqual([]);
    await world.play();
    const [letter] = await world.letters();
    expect(letter!.letter.status).toBe('sent');
    expect(await openDraft(world.vault, letter!.events)).toBe('erased');
    expect(await world.files()).toEqual([]);
    await outboxEraser(world.parts)(PERSON);
    expect(await world.files()).toEqual([]);
  });

  it('a letter that waits stays held for good', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), accepted);
    await world.play();
    await erase();
    await world.happened(referralStream(CASE), '2026-03-11T09:00:00.000Z', gpConsent());
    await world.play();
    expect((await world.letters())[0]!.letter).toMatchObject({ status: 'held', why: 'person-erased' });
    expect(await world.tell((await world.letters())[0]!.letterId, { type: 'ReleaseLetter' })).toBe('letter.cannot-go');
  });

  it('a letter that is only now called for is not written', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    await erase();
    await world.play();
    const [letter] = await world.letters();
    expect(letter!.letter).toMatchObject({ status: 'held', why: 'person-erased' });
    expect(letter!.events.map(({ type }) => type)).toEqual(['LetterDue', 'LetterHeld']);
  });

  it('while a letter is handed over, it is taken out again', async () => {
    await world.begin(aServiceThatWrites(), aReferral(), gpConsent(), accepted);
    const send = world.outbox.send.bind(world.outbox);
    world.outbox.send = async (to, letter) => {
      await erase();
      await send(to, letter);
    };
    await world.play();
    expect(await world.files()).toEqual([]);
    expect((await world.letters())[0]!.letter).toMatchObject({ status: 'held', why: 'person-erased' });
  });
});

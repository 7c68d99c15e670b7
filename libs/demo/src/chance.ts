import { Draws } from '#invented';

/**
 * Chance that can be repeated: a small generator of pseudo-random numbers (mulberry32, in the public domain), started from a text.
 * The same text gives the same run of numbers.
 */
export class Chance extends Draws {
  private state: number;

  constructor(seed: string) {
    super();
    this.state = hashOf(seed);
  }

  /** A number from 0 up to, and not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

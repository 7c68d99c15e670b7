import { createHash } from 'node:crypto';
import type { Uuid } from '#kernel';
import { Draws } from './draws.js';

/** Two bytes in hexadecimal digits, by their value. */
const HEX = Array.from({ length: 65_536 }, (_, value) => value.toString(16).padStart(4, '0'));

/**
 * Chance that can be repeated: a generator of pseudo-random numbers (sfc32 of PractRand, in the public domain), started from
 * a text. Its 128 bits of state are enough that no two cases of a million share a run of identifiers; 32 bits are not.
 */
export class Chance extends Draws {
  private a: number;
  private b: number;
  private c: number;
  private d = 1;

  constructor(seed: string) {
    super();
    const digest = createHash('sha256').update(seed).digest();
    this.a = digest.readInt32LE(0);
    this.b = digest.readInt32LE(4);
    this.c = digest.readInt32LE(8);
  }

  /** 32 bits, as a whole number from 0. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.d) | 0;
    this.d = (this.d + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number from 0 up to, and not including, 1. */
  next(): number {
    return this.bits() / 4_294_967_296;
  }

  /** A whole number of at least 0 whose middle is `median`: most are near it, a few are several times as large, as waits are. */
  skewed(median: number): number {
    const bell = this.next() + this.next() + this.next() + this.next() - 2;
    return Math.round(median * Math.exp(bell * 1.4));
  }

  /** An identifier (RFC 9562, version 4). */
  id(): Uuid {
    const [a, b, c, d] = [this.hex(), this.hex(), this.hex(), this.hex()];
    const variant = '89ab'[Number.parseInt(c[0] as string, 16) & 3];
    return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
  }

  /** 64 digits of a hash that nobody has to work out. */
  hash(): string {
    return Array.from({ length: 8 }, () => this.hex()).join('');
  }

  /** Bytes, a multiple of four. */
  bytes(count: number): Buffer {
    const bytes = Buffer.allocUnsafe(count);
    for (let at = 0; at < count; at += 4) bytes.writeUInt32LE(this.bits(), at);
    return bytes;
  }

  private hex(): string {
    const bits = this.bits();
    return `${HEX[bits >>> 16]}${HEX[bits & 0xffff]}`;
  }
}

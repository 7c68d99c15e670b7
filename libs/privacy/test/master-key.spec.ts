import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MasterKey, WrongMasterKey } from '#privacy';

describe('a master key', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stepwise-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is made once, whole, readable by its owner alone', () => {
    const file = join(folder, 'new', 'master.key');
    const made = MasterKey.load(file, '');
    expect(readdirSync(join(folder, 'new'))).toEqual(['master.key']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    expect(MasterKey.load(file, '').hash('a', 'b')).toBe(made.hash('a', 'b'));
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  test('from the environment counts more than the file, which is not made', () => {
    const file = join(folder, 'master.key');
    MasterKey.load(file, Buffer.alloc(32, 1).toString('base64'));
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that is too short is refused, and the message says where it stands', () => {
    const file = join(folder, 'master.key');
    writeFileSync(file, 'c2hvcnQ=\n');
    expect(() => MasterKey.load(file, '')).toThrow(new WrongMasterKey(`${file} must be 32 bytes, written in base64.`));
    expect(() => MasterKey.load(file, 'c2hvcnQ=')).toThrow(new WrongMasterKey('STEPWISE_MASTER_KEY must be 32 bytes, written in base64.'));
  });
});

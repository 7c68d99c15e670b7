// Statements of PGlite by the wire protocol, prepared once each: to have a statement parsed and described anew every time, as
// PGlite's own `query` does, costs several times what most of ours take.
import { protocol } from '@electric-sql/pglite';

/** More texts than the product has; those with a varying number of parameters come and go. */
const MOST_PREPARED = 400;

/** What may be kept prepared. Anything else may change what prepared statements stand on. */
const STAYS = /^\s*(?:select|insert|update|delete|with|merge|begin|commit|rollback)\b/i;

const { bind, close, describe, execute, parse, sync } = protocol.serialize;
const DESCRIBE_AND_EXECUTE = [describe({ type: 'P' }), execute({}), sync()];

export class PgliteStatements {
  /** Names by text, that which has not been used for longest first. */
  prepared = new Map();
  /** Names that are to be given up with the next statement. */
  dropped = [];
  made = 0;

  /** @param db PGlite, which nobody else uses meanwhile */
  constructor(db) {
    this.db = db;
  }

  /**
   * Carries out one statement.
   * @param values parameters as texts, or null
   * @returns its columns (name and type of each), rows of texts, and how many rows it touched
   */
  async run(sql, values) {
    if (!STAYS.test(sql)) return await this.runOnce(sql, values);
    const known = this.prepared.get(sql);
    const name = known ?? `s${this.made++}`;
    this.prepared.delete(sql);
    const dropped = this.dropped.splice(0).map((each) => close({ type: 'S', name: each }));
    const prepare = known === undefined ? [parse({ name, text: sql })] : [];
    try {
      const result = await this.exchange([...dropped, ...prepare, bind({ statement: name, values }), ...DESCRIBE_AND_EXECUTE]);
      this.keep(sql, name);
      return result;
    } catch (error) {
      // Nobody can tell whether it was prepared before it failed; to close what is not there is no fault.
      if (known === undefined) this.dropped.push(name);
      else this.keep(sql, name);
      throw error;
    }
  }

  /** Several statements without parameters. */
  async script(sql) {
    await this.db.exec(sql);
    this.forget();
    return { columns: [], rows: [], rowCount: 0 };
  }

  async runOnce(sql, values) {
    const result = await this.exchange([parse({ text: sql }), bind({ values }), ...DESCRIBE_AND_EXECUTE]);
    this.forget();
    return result;
  }

  /** What was prepared may no longer fit the tables. */
  forget() {
    this.dropped.push(...this.prepared.values());
    this.prepared.clear();
  }

  keep(sql, name) {
    this.prepared.set(sql, name);
    if (this.prepared.size <= MOST_PREPARED) return;
    const [[longestUnused, itsName]] = this.prepared;
    this.prepared.delete(longestUnused);
    this.dropped.push(itsName);
  }

  async exchange(messages) {
    const answer = { columns: [], rows: [], rowCount: 0 };
    const answers = (await this.db.execProtocol(Buffer.concat(messages))).messages;
    for (const message of answers) {
      if (message.name === 'rowDescription') answer.columns = message.fields.map(({ name, dataTypeID }) => [name, dataTypeID]);
      else if (message.name === 'dataRow') answer.rows.push(message.fields);
      else if (message.name === 'commandComplete') answer.rowCount = Number(/\d+$/.exec(message.text)?.[0] ?? 0);
    }
    return answer;
  }
}

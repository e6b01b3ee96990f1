import { NotInSql } from './sql-fact';

/** The values of a statement, each once; nothing that a rule says becomes text. */
export class Values {
  private readonly places = new Map<string, string>();

  constructor(readonly list: unknown[] = []) {}

  number(value: number): string {
    return this.place(value, 'double precision');
  }

  text(value: string): string {
    return this.place(value, 'text');
  }

  date(value: string): string {
    return this.place(value, 'date');
  }

  boolean(value: boolean): string {
    return this.place(value, 'boolean');
  }

  /** Any JSON value, lists too. */
  json(value: unknown): string {
    const text = JSON.stringify(value);
    if (/\\u0000|\\ud[89a-f]/.test(text)) throw new NotInSql('a text that PostgreSQL cannot hold');
    return this.place(text, 'jsonb');
  }

  array(values: readonly (number | string)[], type: 'double precision' | 'text' | 'date' | 'integer'): string {
    return this.place([...values], `${type}[]`);
  }

  private place(value: unknown, type: string): string {
    const key = `${type} ${JSON.stringify(value)}`;
    const known = this.places.get(key);
    if (known) return known;
    this.list.push(value);
    const place = `$${this.list.length}::${type}`;
    this.places.set(key, place);
    return place;
  }
}

import { together } from './together';

describe('together', () => {
  it('gives each write its own places', () => {
    expect(
      together([
        { text: 'INSERT INTO a VALUES ($1, $2)', values: [1, 2] },
        { text: 'INSERT INTO b VALUES ($1, $1)', values: [3] },
        { text: 'INSERT INTO c VALUES ($2, $1)', values: [4, 5] },
      ]),
    ).toEqual({
      text: 'WITH w0 AS (INSERT INTO a VALUES ($1, $2)), w1 AS (INSERT INTO b VALUES ($3, $3)) INSERT INTO c VALUES ($5, $4)',
      values: [1, 2, 3, 4, 5],
    });
  });

  it('leaves one write alone', () => {
    expect(together([{ text: 'INSERT INTO a VALUES ($1)', values: [1] }])).toEqual({
      text: 'INSERT INTO a VALUES ($1)',
      values: [1],
    });
  });
});

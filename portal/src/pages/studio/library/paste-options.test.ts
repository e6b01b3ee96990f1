import { parseOptions } from './paste-options';

const next = (_: string, taken: ReadonlySet<string>) => `o${taken.size + 1}`;

describe('pasted options', () => {
  it('reads a code and a name with whatever stands between', () => {
    expect(parseOptions('a 甲级\nb\t乙级\r\nc，丙级\n\n01 基本 建设', next)).toEqual({
      options: [
        { value: 'a', label: '甲级' },
        { value: 'b', label: '乙级' },
        { value: 'c', label: '丙级' },
        { value: '01', label: '基本 建设' },
      ],
      faults: [],
    });
  });

  it('gives a name alone a code', () => {
    expect(parseOptions('国家级\n自治区级', next).options).toEqual([
      { value: 'o1', label: '国家级' },
      { value: 'o2', label: '自治区级' },
    ]);
  });

  it('names the line of what stands twice, and keeps the others', () => {
    expect(parseOptions('a 甲\na 又一个甲\nb 乙', next)).toMatchObject({
      options: [{ value: 'a' }, { value: 'b' }],
      faults: [{ line: 2, code: 'twice', text: 'a' }],
    });
  });

  it('[P1] reads 10,000 of them at once', () => {
    const text = Array.from({ length: 10_000 }, (_, n) => `${n} 选项${n}`).join('\n');
    const begun = performance.now();
    expect(parseOptions(text, next).options).toHaveLength(10_000);
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});

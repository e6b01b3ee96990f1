import { accept, type Resolver, refuse } from '../coercion/outcome';

export interface NamedRegion {
  code: string;
  name: string;
  /** '/45/4514/451421/': the codes from the root, as the tree stores them. */
  path: string;
}

/**
 * Finds regions by code, by full name path ('广西壮族自治区/崇左市/扶绥县', with or without separators, from any level)
 * or by a name that only one region bears. A name that several bear is reported with the candidates.
 */
export function createRegionResolver(regions: readonly NamedRegion[]): Resolver {
  const names = new Map(regions.map(({ code, name }) => [code, name]));
  const codes = new Set(names.keys());
  const byName = new Map<string, Set<string>>();
  for (const { code, path } of regions) {
    const chain = path
      .split('/')
      .filter((part) => part !== '')
      .map((part) => names.get(part) ?? '');
    for (let from = 0; from < chain.length; from += 1) {
      const key = plain(chain.slice(from).join(''));
      const bearers = byName.get(key);
      if (bearers) bearers.add(code);
      else byName.set(key, new Set([code]));
    }
  }
  return (text) => {
    if (codes.has(text)) return accept(text);
    const found = [...(byName.get(plain(text)) ?? [])];
    const [only] = found;
    if (only === undefined) return refuse(`没有“${text}”这个区域`, `there is no region "${text}"`);
    if (found.length === 1) return accept(only);
    const list = found.slice(0, 4).join('、');
    return refuse(
      `“${text}”有 ${found.length} 个（${list}），请写全路径或代码`,
      `"${text}" is the name of ${found.length} regions (${list}); write the code`,
    );
  };
}

const plain = (text: string) => text.replace(/[\s/>＞\-—·,，、\\|]/g, '').toLowerCase();

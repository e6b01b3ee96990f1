/** Which layers made the form that an entry was filled with: `3` for a base alone, `3+4514.2+451421.1` with overlays. */
export interface Layer {
  region: string | null;
  version: number;
}

export function writeFormVersion(layers: readonly Layer[]): string {
  return layers.map((layer) => (layer.region ? `${layer.region}.${layer.version}` : String(layer.version))).join('+');
}

export function readFormVersion(text: string): Layer[] | null {
  const layers = text.split('+').map((part): Layer | null => {
    const match = part.match(/^(?:([A-Za-z0-9-]{1,20})\.)?(\d{1,6})$/);
    return match ? { region: match[1] ?? null, version: Number(match[2]) } : null;
  });
  if (layers.some((layer) => layer === null) || layers[0]?.region !== null) return null;
  return layers as Layer[];
}

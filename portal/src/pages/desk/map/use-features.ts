import { useEffect, useState } from 'react';
import { request } from '@/client';
import type { Bounds, MapFeatures, MapLayer } from './map-data';

export interface LoadedFeatures {
  /** By the key of the layer; the last answer stays while a newer one loads. */
  byLayer: ReadonlyMap<string, MapFeatures>;
  loading: boolean;
  /** Keys of layers whose features could not be had. */
  failed: readonly string[];
  again(): void;
}

interface Answer {
  address: string;
  features: MapFeatures | null;
}

/** What of the layers that are switched on lies in what is seen. */
export function useFeatures(layers: readonly MapLayer[], bounds: Bounds | null): LoadedFeatures {
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const [round, setRound] = useState(0);
  const bbox = bounds?.join(',') ?? '';
  const wanted = layers.flatMap(({ key, version, data }) =>
    data && bbox ? [{ key, bbox, v: `${version}-${data.version}`, address: `${key} ${version} ${bbox} ${round}` }] : [],
  );
  const asked = wanted.map(({ address }) => address).join('\n');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` is all that differs between two sets of what is wanted
  useEffect(() => {
    const stop = new AbortController();
    const keep = (key: string, answer: Answer) => setAnswers((known) => new Map(known).set(key, answer));
    for (const { key, v, address } of wanted) {
      if (answers.get(key)?.address === address) continue;
      request<MapFeatures>(`/layers/${key}/features`, { query: { bbox, v }, signal: stop.signal })
        .then((features) => keep(key, { address, features }))
        .catch(() => {
          if (!stop.signal.aborted) keep(key, { address, features: null });
        });
    }
    return () => stop.abort();
  }, [asked]);
  const byLayer = new Map<string, MapFeatures>();
  for (const { key } of wanted) {
    const features = answers.get(key)?.features;
    if (features) byLayer.set(key, features);
  }
  return {
    byLayer,
    loading: wanted.some(({ key, address }) => answers.get(key)?.address !== address),
    failed: wanted.flatMap(({ key, address }) => {
      const answer = answers.get(key);
      return answer?.address === address && answer.features === null ? [key] : [];
    }),
    again: () => setRound((one) => one + 1),
  };
}

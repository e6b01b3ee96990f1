import { Button } from 'antd';
import { useRef, useState } from 'react';
import { isClientError, request, useMutation, useQuery } from '@/client';
import { ErrorState, formatCount, formatDate, Loaded, SectionTitle } from '@/components';
import { useText } from '@/locale';
import { studioLayer } from '@/locale/studio-layer';
import css from '../item/item.css';
import { Line } from '../library/line';
import type { LayerPart } from './layer-editor';
import { Refused } from './refused';

interface DataVersion {
  version: number;
  features: number;
  points: number;
  fileName: string;
  uploadedBy: string;
  uploadedAt: string;
}

/** What POST /layers/:key/data answers. */
interface Uploaded {
  version: number;
  same: boolean;
  features: number;
  points: number;
  notes: { number: number; message: string }[];
}

/** The data of a layer: a file is taken whole or refused feature by feature; the draft shows the version that came in last. */
export function LayerData({
  layer,
  layerKey,
  readOnly,
  change,
  fault,
  saved,
}: LayerPart & { saved(): Promise<boolean> }) {
  const t = useText(studioLayer);
  const chosen = useRef<HTMLInputElement>(null);
  const [taken, setTaken] = useState<Uploaded | null>(null);
  const query = useQuery<{ items: DataVersion[] }>(`/layers/${layerKey}/data`, { fresh: 2000 });
  const upload = useMutation(async (file: File) => {
    setTaken(null);
    await saved(); // what the shapes have to be, the server reads from the draft
    const form = new FormData();
    form.append('file', file);
    const answer = await request<Uploaded>(`/layers/${layerKey}/data`, { method: 'POST', body: form });
    change({ dataVersion: answer.version });
    setTaken(answer);
    await query.refresh();
  });
  const { error } = upload;
  return (
    <section className={css.block}>
      <SectionTitle title={t('data')} />
      <Line label={t('dataVersion')} help={t('uploadHelp')} fault={fault('dataVersion')}>
        {readOnly ? null : (
          <>
            <input
              ref={chosen}
              hidden
              type="file"
              accept=".geojson,.json,application/geo+json,application/json"
              aria-label={t('upload')}
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) void upload.run(file);
                event.target.value = '';
              }}
            />
            <Button loading={upload.pending} onClick={() => chosen.current?.click()}>
              {t(upload.pending ? 'uploading' : 'upload')}
            </Button>
          </>
        )}
        {error ? (
          isClientError(error) && error.fields.length > 0 ? (
            <Refused error={error} />
          ) : (
            <ErrorState error={error} />
          )
        ) : null}
        {taken ? <Taken answer={taken} /> : null}
      </Line>
      <Line label={t('history')}>
        <Loaded query={query} rows={2}>
          {({ items }) =>
            items.length === 0 ? (
              <span className="note">{t('noData')}</span>
            ) : (
              <ul>
                {items.map((one) => (
                  <li key={one.version}>
                    {t('dataLine', {
                      n: one.version,
                      features: formatCount(one.features),
                      points: formatCount(one.points),
                      file: one.fileName,
                    })}{' '}
                    <span className="note">
                      {one.uploadedBy === 'reference' ? t('ofPlatform') : t('by', { who: one.uploadedBy })}{' '}
                      {formatDate(one.uploadedAt, 'moment')}
                    </span>{' '}
                    {layer.dataVersion === one.version ? (
                      <b>{t('uses')}</b>
                    ) : readOnly ? null : (
                      <button type="button" className="link" onClick={() => change({ dataVersion: one.version })}>
                        {t('use')}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Line>
    </section>
  );
}

/** What was saved, and what was mended on the way. */
function Taken({ answer: { version, same, features, points, notes } }: { answer: Uploaded }) {
  const t = useText(studioLayer);
  return (
    <div role="status">
      <p>
        {same
          ? t('uploadedSame', { n: version })
          : t('uploaded', { n: version, features: formatCount(features), points: formatCount(points) })}
      </p>
      {notes.length > 0 ? (
        <>
          <p>{t('mended', { n: notes.length })}</p>
          <ul>
            {notes.slice(0, 20).map(({ number, message }) => (
              <li key={number}>{t('featureN', { n: number, why: message })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

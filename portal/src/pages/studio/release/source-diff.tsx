import { Checkbox, Modal, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useQuery } from '@/client';
import { Loaded } from '@/components';
import { useLabel, useText } from '@/locale';
import { studioRelease } from '@/locale/studio-release';
import { type SideBySide, sideBySide, withContext } from './line-diff';
import type { ReleasePart } from './release';
import css from './source-diff.css';

interface DiffAnswer {
  from: Record<string, unknown> | null;
  to: Record<string, unknown>;
  versions: { from: number | null; to: number };
}

/** Both bodies as text, line against line. */
export function SourceDiff({ parts, onClose }: { parts: ReleasePart[]; onClose(): void }) {
  const t = useText(studioRelease);
  const label = useLabel();
  const [chosen, setChosen] = useState(parts[0]?.id);
  const part = parts.find(({ id }) => id === chosen) ?? parts[0];
  if (!part) return null;
  return (
    <Modal open title={t('sourceTitle')} width={1120} footer={null} onCancel={onClose}>
      {parts.length > 1 ? (
        <Select
          aria-label={t('which')}
          className={css.which}
          value={part.id}
          onChange={setChosen}
          options={parts.map((one) => ({
            value: one.id,
            label: `${label(one.title)}${one.regionName ? ` ${one.regionName}` : ''}`,
          }))}
        />
      ) : null}
      <PartDiff key={part.id} part={part} />
    </Modal>
  );
}

function PartDiff({ part }: { part: ReleasePart }) {
  const query = useQuery<DiffAnswer>(`/definitions/${part.kind}/${part.key}/diff`, {
    query: { from: part.baseVersion ?? 0, to: part.version, region: part.region },
    fresh: 0,
  });
  return <Loaded query={query}>{(answer) => <Sides answer={answer} />}</Loaded>;
}

function Sides({ answer }: { answer: DiffAnswer }) {
  const t = useText(studioRelease);
  const [all, setAll] = useState(false);
  const rows = useMemo(() => sideBySide(textOf(answer.from), textOf(answer.to)), [answer]);
  const shown = all ? rows : withContext(rows);
  return (
    <>
      <Checkbox checked={all} onChange={(event) => setAll(event.target.checked)}>
        {t('allLines')}
      </Checkbox>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a text that scrolls is reached by keyboard */}
      <section className={css.scroll} tabIndex={0} aria-label={t('sourceTitle')}>
        <table className={css.sides}>
          <colgroup>
            <col className={css.atCol} />
            <col />
            <col className={css.atCol} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th colSpan={2}>
                {answer.versions.from === null ? t('nothingBefore') : t('versionN', { n: answer.versions.from })}
              </th>
              <th colSpan={2}>{t('versionN', { n: answer.versions.to })}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity
              <Line key={at} row={row} />
            ))}
          </tbody>
        </table>
        {rows.every(({ changed }) => !changed) ? <p className="note">{t('sameSource')}</p> : null}
      </section>
    </>
  );
}

function Line({ row }: { row: SideBySide | null }) {
  if (row === null)
    return (
      <tr className={css.gap}>
        <td colSpan={4}>⋯</td>
      </tr>
    );
  const { left, right, changed } = row;
  return (
    <tr>
      <td className={css.at}>{left?.at}</td>
      <td className={changed && left ? css.was : undefined}>{changed && left ? <del>{left.text}</del> : left?.text}</td>
      <td className={css.at}>{right?.at}</td>
      <td className={changed && right ? css.is : undefined}>
        {changed && right ? <ins>{right.text}</ins> : right?.text}
      </td>
    </tr>
  );
}

const textOf = (body: Record<string, unknown> | null) => (body === null ? '' : JSON.stringify(body, null, 2));

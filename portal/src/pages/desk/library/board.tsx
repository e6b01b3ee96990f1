import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { Link } from 'umi';
import { type EntryRow, type FieldInfo, type Filter, invalidate, type Library, request, useMutation } from '@/client';
import { Code, ErrorState, FieldErrors, Light, Skeleton } from '@/components';
import { formatValue } from '@/form/format-value';
import { unitName, useLabel, useLanguage, useText } from '@/locale';
import { deskShape } from '@/locale/desk-shape';
import css from './shapes.css';
import { useEntryPages } from './use-entry-pages';

interface BoardProps {
  library: Library;
  /** What a card shows beside the name, the code and the light. */
  shown: FieldInfo[];
  filter: Filter[];
  q: string;
}

type Stage = Library['stages'][number];

/** One column a stage, one card a project; a card moves on where the library allows it. */
export function Board({ library, shown, filter, q }: BoardProps) {
  const [turn, setTurn] = useState(0);
  return (
    <div className={css.board}>
      {library.stages.map((stage) => (
        <StageColumn
          key={`${stage.key} ${turn}`}
          library={library}
          stage={stage}
          shown={shown}
          filter={filter}
          q={q}
          onMoved={() => setTurn((n) => n + 1)}
        />
      ))}
    </div>
  );
}

function StageColumn({ library, stage, shown, filter, q, onMoved }: BoardProps & { stage: Stage; onMoved(): void }) {
  const t = useText(deskShape);
  const label = useLabel();
  const all = [...filter.filter(({ key }) => key !== 'stage'), { key: 'stage', op: 'eq' as const, value: stage.key }];
  const pages = useEntryPages(
    {
      path: `/libraries/${library.key}/entries`,
      query: { filter: JSON.stringify(all), ...(q ? { q } : {}), sort: '-light' },
    },
    20,
  );
  const { rows, page } = pages;
  return (
    <section className={css.column} aria-label={label(stage.label)}>
      <h2>
        {label(stage.label)} <span className="unit">{page?.count ?? ''}</span>
      </h2>
      {pages.error && rows.length === 0 ? <ErrorState error={pages.error} onRetry={pages.refresh} /> : null}
      {pages.loading ? <Skeleton rows={3} /> : null}
      {page && rows.length === 0 ? <p className="note">{t('emptyStage')}</p> : null}
      <ul>
        {rows.map((row) => (
          <Card key={row.id} row={row} library={library} stage={stage} shown={shown} onMoved={onMoved} />
        ))}
      </ul>
      {page?.next ? (
        <Button loading={pages.refreshing} onClick={pages.more}>
          {t('more', { n: page.count - rows.length })}
        </Button>
      ) : null}
    </section>
  );
}

interface CardProps {
  row: EntryRow;
  library: Library;
  stage: Stage;
  shown: FieldInfo[];
  onMoved(): void;
}

function Card({ row, library, stage, shown, onMoved }: CardProps) {
  const t = useText(deskShape);
  const label = useLabel();
  const { language } = useLanguage();
  const [to, setTo] = useState<Stage | null>(null);
  const targets = library.may.change ? library.stages.filter(({ key }) => stage.moves?.includes(key)) : [];
  return (
    <li className={css.card}>
      <span className={css.cardHead}>
        {library.rules.length > 0 ? <Light light={row.light} /> : null}
        {targets.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: targets.map((one) => ({ key: one.key, label: label(one.label) })),
              onClick: ({ key }) => setTo(targets.find((one) => one.key === key) ?? null),
            }}
          >
            <button type="button" className="link">
              {t('moveTo')}
            </button>
          </Dropdown>
        ) : null}
      </span>
      <Link to={`/desk/entries/${row.id}`}>{row.name}</Link>
      <Code value={row.code} />
      {shown.map((field) => (
        <span key={field.key} className={css.cardLine}>
          <span className="unit">{label(field.label)}</span> {formatValue(field, row[field.key], language)}{' '}
          {field.unit ? <span className="unit">{unitName(field.unit, language)}</span> : null}
        </span>
      ))}
      {to ? <Move row={row} to={to} onClose={() => setTo(null)} onMoved={onMoved} /> : null}
    </li>
  );
}

function Move({ row, to, onClose, onMoved }: { row: EntryRow; to: Stage; onClose(): void; onMoved(): void }) {
  const t = useText(deskShape);
  const label = useLabel();
  const [note, setNote] = useState('');
  const move = useMutation(async () => {
    await request(`/entries/${row.id}/stage`, { method: 'POST', body: { to: to.key, note: note.trim() } });
    invalidate(`/api/entries/${row.id}`);
    onClose();
    onMoved();
  });
  return (
    <Modal
      open
      title={t('moveTitle', { name: row.name, stage: label(to.label) })}
      okText={t('move')}
      cancelText={t('cancel')}
      confirmLoading={move.pending}
      okButtonProps={{ disabled: note.trim() === '' }}
      onOk={() => void move.run()}
      onCancel={onClose}
    >
      <label htmlFor="move-note">{t('why')}</label>
      <Input.TextArea
        id="move-note"
        autoSize={{ minRows: 2 }}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {move.error ? <FieldErrors error={move.error} /> : null}
    </Modal>
  );
}

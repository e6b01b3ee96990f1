import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useText } from '../locale';
import { EMPTY } from './amount';
import css from './conflict.css';
import { formatDate } from './date-text';

interface ConflictProps {
  open: boolean;
  /** Only the fields that differ are shown. */
  fields: { key: string; label: string }[];
  mine: Record<string, unknown>;
  theirs: Record<string, unknown>;
  theirName?: string;
  theirTime?: string;
  /** How a value is written; by default as text. */
  show?: (key: string, value: unknown) => ReactNode;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  onClose: () => void;
}

/** Two people saved one thing: both versions side by side, and the choice. */
export function Conflict(props: ConflictProps) {
  const { fields, mine, theirs, theirName, theirTime, show = showPlain } = props;
  const t = useText();
  const differing = fields.filter(({ key }) => !sameValue(mine[key], theirs[key]));
  return (
    <Modal
      open={props.open}
      title={t('conflictTitle')}
      width={720}
      onCancel={props.onClose}
      footer={
        <div className={css.actions}>
          <Button onClick={props.onTakeTheirs}>{t('takeTheirs')}</Button>
          <Button type="primary" onClick={props.onKeepMine}>
            {t('keepMine')}
          </Button>
        </div>
      }
    >
      <p className={css.hint}>{t('conflictHint')}</p>
      <table className={css.versions}>
        <thead>
          <tr>
            <th scope="col">{t('conflictField')}</th>
            <th scope="col">{t('conflictMine')}</th>
            <th scope="col">
              {t('conflictTheirs', { name: theirName ?? t('conflictOther') })}
              {theirTime ? <span className="unit"> {formatDate(theirTime, 'moment')}</span> : null}
            </th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ key, label }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className={css.mine}>{show(key, mine[key])}</td>
              <td>{show(key, theirs[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

/** Equal on the wire: nothing, empty text and an empty list are one. */
export function sameValue(a: unknown, b: unknown): boolean {
  const plain = (v: unknown) => (v === undefined || v === '' || (Array.isArray(v) && v.length === 0) ? null : v);
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

function showPlain(_key: string, value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return EMPTY;
  return Array.isArray(value) ? value.map(String).join('、') : String(value);
}

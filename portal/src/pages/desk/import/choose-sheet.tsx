import { Select } from 'antd';
import { request, useMutation } from '@/client';
import { FieldErrors } from '@/components';
import { useText } from '@/locale';
import { importing } from '@/locale/import';
import css from './import.css';
import type { ImportAnswer } from './import-answer';

interface Props {
  answer: ImportAnswer;
  refresh(): Promise<void>;
}

/** A workbook with several sheets: which of them is meant. Another one is looked through and matched anew. */
export function ChooseSheet({ answer: { id, sheet, sheets = [] }, refresh }: Props) {
  const t = useText(importing);
  const choose = useMutation(async (name: string) => {
    await request(`/imports/${id}/sheet`, { method: 'PUT', body: { sheet: name } });
    await refresh();
  });
  if (sheets.length < 2) return null;
  return (
    <div className={css.basis}>
      <div className={css.choice}>
        <label htmlFor="map-sheet">{t('chooseSheet')}</label>
        <Select
          id="map-sheet"
          value={sheet ?? undefined}
          loading={choose.pending}
          disabled={choose.pending}
          onChange={(name: string) => void choose.run(name)}
          options={sheets.map(({ name, hidden }) => ({
            value: name,
            label: hidden ? t('hiddenSheet', { name }) : name,
          }))}
        />
      </div>
      {choose.error ? <FieldErrors error={choose.error} /> : null}
    </div>
  );
}

import { type Report, request, useMutation } from '@/client';
import { formatDate } from '@/components';
import { useText } from '@/locale';
import { dossierWords as words } from '@/locale/dossier';
import css from './dossier.css';

interface KeptFile {
  id: string | number;
  name: string;
}

const isFile = (value: unknown): value is KeptFile => typeof (value as Partial<KeptFile> | null)?.name === 'string';

/** The files that the reports brought along, newest month first. */
export function Photos({ reports, fields }: { reports: Report[]; fields: string[] }) {
  const t = useText(words);
  const months = reports
    .map(({ period, values }) => ({
      period,
      files: fields.flatMap((key) => (Array.isArray(values[key]) ? (values[key] as unknown[]) : [])).filter(isFile),
    }))
    .filter(({ files }) => files.length > 0);
  if (months.length === 0) return null;
  return (
    <>
      <h3 className={css.subtitle}>{t('photos')}</h3>
      <ul className={css.told}>
        {months.map(({ period, files }) => (
          <li key={period}>
            <span>{formatDate(period)}</span>
            <span className={css.photos}>
              {files.map((file) => (
                <Photo key={file.id} file={file} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Photo({ file }: { file: KeptFile }) {
  const t = useText(words);
  const open = useMutation(async () => {
    const { url } = await request<{ url: string }>(`/attachments/${file.id}/link`, { method: 'POST' });
    window.location.assign(url);
  });
  return (
    <button
      type="button"
      className="link"
      aria-label={t('openPhoto', { name: file.name })}
      disabled={open.pending}
      onClick={() => void open.run()}
    >
      {file.name}
    </button>
  );
}

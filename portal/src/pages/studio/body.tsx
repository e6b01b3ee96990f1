import { Button, message } from 'antd';
import { type ComponentType, useState } from 'react';
import { SectionTitle } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import { DictionaryBody } from './body/dictionary';
import { FormBody } from './body/form';
import { LibraryBody } from './body/library';
import { OverlayBody } from './body/overlay';
import { ReportBody } from './body/report';
import { RuleBody } from './body/rule';
import { RuleParametersBody } from './body/rule-parameters';
import { ViewBody } from './body/view';
import type { DefinitionVersion } from './definition-version';
import css from './studio.css';

/** How a body is read: one component a kind; a layer's body is another thing than a base's. */
function readerOf({ kind, region }: DefinitionVersion): ComponentType<{ version: DefinitionVersion }> | null {
  if (kind === 'library') return LibraryBody;
  if (kind === 'form') return region ? OverlayBody : FormBody;
  if (kind === 'rule') return region ? RuleParametersBody : RuleBody;
  if (kind === 'view') return ViewBody;
  if (kind === 'report') return ReportBody;
  return kind === 'dictionary' ? DictionaryBody : null;
}

/** The body in words, or its source. */
export function Body({ version }: { version: DefinitionVersion }) {
  const t = useText(studio);
  const Reader = readerOf(version);
  const [raw, setRaw] = useState(false);
  const [note, holder] = message.useMessage();
  const source = JSON.stringify(version.body, null, 2);
  const copy = async () => {
    await navigator.clipboard.writeText(source);
    note.success(t('copied'));
  };
  return (
    <section>
      {holder}
      <SectionTitle
        title={t('body')}
        action={
          Reader ? (
            <button type="button" className="link" onClick={() => setRaw(!raw)}>
              {t(raw ? 'readable' : 'raw')}
            </button>
          ) : null
        }
      />
      {Reader && !raw ? (
        <Reader version={version} />
      ) : (
        <>
          <Button size="small" onClick={() => void copy()}>
            {t('copy')}
          </Button>
          <pre className={css.json}>{source}</pre>
        </>
      )}
    </section>
  );
}

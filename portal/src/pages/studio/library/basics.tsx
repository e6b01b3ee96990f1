import { Input } from 'antd';
import { SectionTitle } from '@/components';
import { useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import { Line } from './line';
import type { PartProps } from './part';
import { faultsAt } from './use-faults';

/** What a library is called, what it is for, who works in it. */
export function Basics({ library, libraryKey, issues, readOnly, change }: PartProps) {
  const t = useText(studioLibrary);
  const fault = (path: string) => faultsAt(issues, path)[0]?.message;
  return (
    <section>
      <SectionTitle title={t('basics')} />
      <Line label={t('libraryName')} id="library-name" fault={fault('body.name') ?? fault('title')}>
        <Input
          id="library-name"
          maxLength={60}
          disabled={readOnly}
          value={library.name.zh}
          onChange={(event) => change({ name: { ...library.name, zh: event.target.value } })}
        />
      </Line>
      <Line label={t('english')} id="library-english" help={t('englishHelp')}>
        <Input
          id="library-english"
          maxLength={100}
          disabled={readOnly}
          value={library.name.en}
          onChange={(event) => change({ name: { ...library.name, en: event.target.value } })}
        />
      </Line>
      <Line label={t('libraryKey')} help={t('libraryKeyStays')}>
        <code>{libraryKey}</code>
      </Line>
      <Line label={t('purpose')} id="library-purpose" help={t('purposeHelp')} fault={fault('body.purpose')}>
        <Input.TextArea
          id="library-purpose"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={1000}
          disabled={readOnly}
          value={library.purpose}
          onChange={(event) => change({ purpose: event.target.value })}
        />
      </Line>
      <Line label={t('audience')} id="library-audience" help={t('audienceHelp')} fault={fault('body.audience')}>
        <Input
          id="library-audience"
          maxLength={400}
          disabled={readOnly}
          value={library.audience ?? ''}
          onChange={(event) => change({ audience: event.target.value })}
        />
      </Line>
      <Line label={t('moneyUnit')} id="library-money" help={t('moneyUnitHelp')} fault={fault('body.moneyUnit')}>
        <Input
          id="library-money"
          maxLength={20}
          disabled={readOnly}
          value={library.moneyUnit}
          onChange={(event) => change({ moneyUnit: event.target.value })}
        />
      </Line>
    </section>
  );
}

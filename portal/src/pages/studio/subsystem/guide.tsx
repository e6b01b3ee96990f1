import { Button, message } from 'antd';
import { SectionTitle } from '@/components';
import { useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import { CLAIMS, frameCode, readyCode, verifyCode } from './guide-code';
import css from './subsystems.css';

/** For whoever builds the other side: what arrives, how it is verified, what to answer. */
export function Guide({ of }: { of: string }) {
  const t = useText(subsystem);
  const platform = location.origin;
  return (
    <section className={css.guide} aria-label={t('guide')}>
      <SectionTitle title={t('guide')} />
      <p>{t('guidePost')}</p>
      <h3>{t('guideVerify')}</h3>
      <p>{t('guideVerifyHelp')}</p>
      <CodeBlock text={verifyCode(of)} />
      <h3>{t('guideHolds')}</h3>
      <dl className={css.claims}>
        {CLAIMS.map(([claim, text]) => (
          <div key={claim}>
            <dt>
              <code>{claim}</code>
            </dt>
            <dd>{t(text)}</dd>
          </div>
        ))}
      </dl>
      <h3>{t('guideReady')}</h3>
      <p>{t('guideReadyHelp')}</p>
      <CodeBlock text={readyCode(platform)} />
      <h3>{t('guideFrame')}</h3>
      <p>{t('guideFrameHelp')}</p>
      <CodeBlock text={frameCode(platform)} />
      <h3>{t('guideRotate')}</h3>
      <p>{t('guideRotateHelp')}</p>
    </section>
  );
}

function CodeBlock({ text }: { text: string }) {
  const t = useText(subsystem);
  const [note, holder] = message.useMessage();
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    note.success(t('copied'));
  };
  return (
    <div className={css.code}>
      {holder}
      <pre>{text}</pre>
      <Button size="small" onClick={() => void copy()}>
        {t('copyCode')}
      </Button>
    </div>
  );
}

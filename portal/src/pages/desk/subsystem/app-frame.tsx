import { useEffect, useRef, useState } from 'react';
import { Hint, Skeleton } from '@/components';
import { useText } from '@/locale';
import { subsystem } from '@/locale/subsystem';
import type { Opening } from './opening';
import { post } from './post';
import css from './subsystem.css';

/** What the other page says when it is up. */
const READY = 'project-cloud:ready';
const PATIENCE = 10_000;
const NAME = 'app';

/** Its own origin, its own scripts and forms: no window over ours, no way to steer it. */
const SANDBOX = 'allow-scripts allow-forms allow-same-origin';

interface AppFrameProps {
  opening: Opening;
  onAgain(): void;
  onWindow(): void;
}

/** The other system in a frame. It says when it is there; when it does not, there are two ways out. */
export function AppFrame({ opening, onAgain, onWindow }: AppFrameProps) {
  const t = useText(subsystem);
  const frame = useRef<HTMLIFrameElement>(null);
  const sent = useRef(false);
  const [loaded, setLoaded] = useState(false);
  const [answer, setAnswer] = useState<'awaited' | 'there' | 'silent'>('awaited');
  const { action, token, title } = opening;
  useEffect(() => {
    const { origin } = new URL(action);
    const hear = ({ source, origin: from, data }: MessageEvent) => {
      if (source === frame.current?.contentWindow && from === origin && data === READY) setAnswer('there');
    };
    window.addEventListener('message', hear);
    const timer = setTimeout(() => setAnswer((now) => (now === 'awaited' ? 'silent' : now)), PATIENCE);
    post(NAME, action, token);
    sent.current = true;
    return () => {
      window.removeEventListener('message', hear);
      clearTimeout(timer);
    };
  }, [action, token]);
  return (
    <>
      {answer === 'silent' ? (
        <Hint
          effect={t('silentEffect')}
          ways={[
            { label: t('again'), onClick: onAgain },
            { label: t('openWindow'), onClick: onWindow },
          ]}
        >
          {t('silent', { title })}
        </Hint>
      ) : null}
      <div className={css.frame}>
        {answer === 'awaited' && !loaded ? (
          <div className={css.awaited}>
            <p className="note">{t('opening', { title })}</p>
            <Skeleton rows={6} />
          </div>
        ) : null}
        <iframe
          ref={frame}
          name={NAME}
          title={title}
          sandbox={SANDBOX}
          referrerPolicy="no-referrer"
          onLoad={() => sent.current && setLoaded(true)}
        />
      </div>
    </>
  );
}

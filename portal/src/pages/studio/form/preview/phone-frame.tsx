import { ConfigProvider } from 'antd';
import { type PropsWithChildren, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import css from '../designer.css';

/**
 * A page of 390 px with a view port of its own, so that what the style sheets say of phones is true in it. It has no
 * address: the content is ours, put there without a script.
 */
export function PhoneFrame({ title, children }: PropsWithChildren<{ title: string }>) {
  const [inner, setInner] = useState<Document | null>(null);
  useEffect(() => {
    if (!inner) return undefined;
    inner.documentElement.lang = document.documentElement.lang;
    const copy = () => {
      const own = inner.createElement('style');
      own.textContent = 'body { padding: 16px }';
      const styles = document.head.querySelectorAll('link[rel="stylesheet"], style');
      inner.head.replaceChildren(...[...styles].map((node) => inner.importNode(node, true)), own);
    };
    copy();
    // The framework writes its styles when a component is first shown.
    const watch = new MutationObserver(copy);
    watch.observe(document.head, { childList: true });
    return () => watch.disconnect();
  }, [inner]);
  return (
    <div className={css.phone}>
      {/* Without a doctype it would be in quirks mode, in which class names forget their case. */}
      <iframe
        title={title}
        srcDoc="<!doctype html><title></title>"
        width={390}
        height={780}
        onLoad={(event) => setInner(event.currentTarget.contentDocument)}
      />
      {inner
        ? createPortal(<ConfigProvider getPopupContainer={() => inner.body}>{children}</ConfigProvider>, inner.body)
        : null}
    </div>
  );
}

import { useEffect, useState } from 'react';

const RELOADED = 'pc:app-reloaded';
const ONCE_IN = 20_000;

/**
 * A page that has been open for long may not know of an app that was registered since: its headers are older. Then it is
 * loaded anew, once; when that does not help, the app is not allowed here.
 */
export function usePolicy(): { refused: boolean } {
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const hear = ({ effectiveDirective }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective !== 'frame-src' && effectiveDirective !== 'form-action') return;
      const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
      if (Date.now() - last < ONCE_IN) {
        setRefused(true);
        return;
      }
      sessionStorage.setItem(RELOADED, String(Date.now()));
      location.reload();
    };
    document.addEventListener('securitypolicyviolation', hear);
    return () => document.removeEventListener('securitypolicyviolation', hear);
  }, []);
  return { refused };
}

import {
  useSyncExternalStore,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';

const listeners = new Set<() => void>();
const announce = (): void => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    removeEventListener('popstate', listener);
  };
}

/** Goes to another page of the desk without loading one. */
export function go(to: string, { replace = false } = {}): void {
  if (to === location.pathname + location.search) return;
  if (replace) history.replaceState(null, '', to);
  else history.pushState(null, '', to);
  announce();
}

export const usePath = (): string => useSyncExternalStore(subscribe, () => location.pathname);
export const useQueryText = (): string => useSyncExternalStore(subscribe, () => location.search);

/** A page of the desk with what is sought in the list beside it. */
export const besideList = (path: string): string => `${path}${location.search}`;

/** A page of the desk that a link may lead back to; anything else would lead elsewhere. */
export const safeBack = (text: string | null): string | undefined =>
  text !== null && /^\/(desk|reports)(\/[\w/-]*)?(\?.*)?$/.test(text) && !text.startsWith('/desk/sign-in')
    ? text
    : undefined;

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & {
  readonly to: string;
  readonly 'data-testid'?: string;
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly children?: ReactNode;
};

/** A real link (it opens in a new tab when asked to) that otherwise stays in the page. */
export function Link({ to, onClick, ...rest }: LinkProps): ReactNode {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return <a {...rest} href={to} onClick={follow} />;
}

import type { ReactNode } from 'react';
import { Icon, type IconName } from '../parts/icon.tsx';
import { placesOf } from '../shell/places.ts';
import { useMe } from '../shell/session.tsx';

/** A page as one sees it: the places that are open to me at its side, with the one at `at` lit. It is drawn, nothing in it can be pressed. */
export function Drawing({ at, children }: { readonly at?: string; readonly children: ReactNode }): ReactNode {
  const me = useMe();
  return (
    <div className="drawing" aria-hidden="true" data-testid="tour-picture">
      <div className="drawing-bar">
        <span className="drawing-account" />
      </div>
      <div className="drawing-rail">
        {placesOf(me).map(({ path, icon }) => (
          <span key={path} className={path === at ? 'lit' : undefined}>
            <Icon name={icon} size={16} />
          </span>
        ))}
      </div>
      <div className="drawing-place">{children}</div>
    </div>
  );
}

/** Words whose content is no matter here, so many hundredths wide. */
export const Grey = ({ wide }: { readonly wide: number }): ReactNode => (
  <span className="drawing-grey" style={{ width: `${wide}%` }} />
);

interface BoxProps {
  readonly lit?: boolean;
  readonly alarming?: boolean;
  readonly children: ReactNode;
}

/** A row of a list, or a card; `lit` is what the stop is about. */
export const Box = ({ lit = false, alarming = false, children }: BoxProps): ReactNode => (
  <div className={`drawing-box${lit ? ' lit' : ''}${alarming ? ' alarming' : ''}`}>{children}</div>
);

export const Side = ({ children }: { readonly children: ReactNode }): ReactNode => (
  <div className="drawing-side">{children}</div>
);

/** What somebody said: the member, whoever answers, or a note for colleagues. */
export const Bubble = ({
  from,
  wide,
}: {
  readonly from: 'member' | 'staff' | 'note';
  readonly wide: number;
}): ReactNode => (
  <div className={`drawing-bubble ${from}`} style={{ width: `${wide}%` }}>
    <Grey wide={90} />
    <Grey wide={55} />
  </div>
);

/** A button as it is named on its page. */
export const Press = ({
  icon,
  lit = false,
  children,
}: {
  readonly icon?: IconName;
  readonly lit?: boolean;
  readonly children: ReactNode;
}): ReactNode => (
  <span className={lit ? 'drawing-press lit' : 'drawing-press'}>
    {icon && <Icon name={icon} size={14} />}
    {children}
  </span>
);

export const Chip = ({
  alarming = false,
  children,
}: {
  readonly alarming?: boolean;
  readonly children: ReactNode;
}): ReactNode => <span className={alarming ? 'chip alarming' : 'chip'}>{children}</span>;

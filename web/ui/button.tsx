import type { ButtonHTMLAttributes, JSX, ReactNode } from 'react';
import { Link } from 'wouter';
import { Icon, type IconName } from './icon.tsx';

type Kind = 'primary' | 'secondary' | 'quiet';

const className = (kind: Kind) => (kind === 'quiet' ? 'ak-quiet' : `kern-btn kern-btn--${kind} ak-button`);

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: Kind;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A KERN button in the density of this application; `quiet` is for actions that stand beside text. */
export function Button({ kind = 'secondary', icon, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button type="button" {...rest} className={className(kind)}>
      {icon && <Icon name={icon} />}
      <span className={kind === 'quiet' ? undefined : 'kern-label'}>{children}</span>
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: IconName;
  /** Says what the button does; shown as its tooltip. */
  readonly label: string;
}

export function IconButton({ icon, label, ...rest }: IconButtonProps): JSX.Element {
  return (
    <button type="button" {...rest} className="ak-icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}

interface ActionLinkProps {
  readonly href: string;
  readonly kind?: Kind;
  readonly icon?: IconName;
  /** Where its words alone do not say where it leads. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A link inside the application that looks like a button. */
export function ActionLink({
  href,
  kind = 'secondary',
  icon,
  label,
  children,
}: ActionLinkProps): JSX.Element {
  return (
    <Link href={href} className={className(kind)} aria-label={label}>
      {icon && <Icon name={icon} />}
      <span className={kind === 'quiet' ? undefined : 'kern-label'}>{children}</span>
    </Link>
  );
}

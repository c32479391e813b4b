import type { AnchorHTMLAttributes, MouseEvent, ReactNode, Ref } from 'react';
import { go } from './place';

export interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
  readonly children?: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

/** A link within the page: moves without loading it anew, and stays an ordinary link for every other way of opening it. */
export function Link({ href, onClick, children, ...rest }: LinkProps) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(href);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}

/** The same with Carbon's look of a link in a text. */
export function TextLink({ className, ...rest }: LinkProps) {
  return <Link {...rest} className={className ? `cds--link ${className}` : 'cds--link'} />;
}

/** The same with Carbon's look of a button. */
export function ButtonLink({ kind = 'primary', small, ...rest }: LinkProps & { readonly kind?: 'primary' | 'tertiary' | 'ghost'; readonly small?: true }) {
  return <Link {...rest} className={`cds--btn cds--layout--size-${small ? 'sm' : 'md'} cds--btn--${small ? 'sm' : 'md'} cds--btn--${kind}`} />;
}

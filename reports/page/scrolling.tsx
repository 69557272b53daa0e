import type { ComponentChildren } from 'preact';

/** A part of the page that scrolls sideways if it is too wide, also by keyboard. */
export function Scrolling({ label, children }: { label: string; children?: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section class="wide" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}

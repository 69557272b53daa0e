import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';

/** What every page is made of. */
interface PageParts {
  readonly title: string;
  /** Rules of the page's own, added to the common ones. */
  readonly css?: string;
  readonly children?: ComponentChildren;
}

const common = `
:root { color-scheme: light dark; --ink: #1c2024; --paper: #fff; --faint: #667; --line: #d8dade; --red: #c0262d; --green: #1a7f4b; --amber: #9a6200; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e8ea; --paper: #16181b; --faint: #9aa; --line: #33383d; --red: #ff7b7b; --green: #5fd38d; --amber: #f0b45a; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 78rem; font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; } th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid var(--line); }
code { font-family: ui-monospace, monospace; font-size: .92em; }
.faint { color: var(--faint); } .red { color: var(--red); } .green { color: var(--green); }
`;

/** No script, nothing from anywhere else. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

function Page({ title, css, children }: PageParts) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <title>{title}</title>
        {/* Our own style sheet, which must not be escaped. */}
        <style dangerouslySetInnerHTML={{ __html: `${common}${css ?? ''}` }} />
      </head>
      <body>{children}</body>
    </html>
  );
}

/** A whole page that stands alone: one file, no script. */
export const renderPage = (parts: PageParts): string => `<!doctype html>\n${render(<Page {...parts} />)}\n`;

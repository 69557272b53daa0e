import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { commonStyle } from './style';

/** What a page is made of. */
interface PageParts {
  readonly title: string;
  /** Style rules of the page's own, added to the common ones. */
  readonly style?: string;
  /** Script of the page's own. The page has to say everything without it. */
  readonly script?: string;
  readonly children?: ComponentChildren;
}

/**
 * A whole page in one file, which opens from a folder. It takes nothing from anywhere else, and its policy lets nothing
 * run but the script that is named here: whatever a device has said stays text.
 */
export function renderPage({ title, style = '', script, children }: PageParts): string {
  const css = `${commonStyle}${style}`;
  const policy = [
    "default-src 'none'",
    `style-src '${digestOf(css)}'`,
    ...(script === undefined ? [] : [`script-src '${digestOf(script)}'`]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = render(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <Verbatim tag="style" text={css} />
      </head>
      <body>
        {children}
        {script !== undefined && <Verbatim tag="script" text={script} />}
      </body>
    </html>,
  );
  return `<!doctype html>\n${html}\n`;
}

/** Our own style or script: the two things on a page that must not be escaped. */
function Verbatim({ tag: Tag, text }: { tag: 'style' | 'script'; text: string }) {
  return <Tag dangerouslySetInnerHTML={{ __html: text }} />;
}

const digestOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

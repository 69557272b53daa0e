import { createHash } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import { render } from 'preact-render-to-string';
import { commonStyle } from './style';

/** Content of a page. */
interface PageParts {
  readonly title: string;
  /** Style rules of this page, in addition to the common rules. */
  readonly style?: string;
  /** Script of this page. The page must be complete without it. */
  readonly script?: string;
  /** Further directives of the policy. A page that a server shows can reach its server; other pages send nothing. */
  readonly policy?: readonly string[];
  readonly children?: ComponentChildren;
}

/**
 * A whole page in one file, which opens from a folder. The page loads nothing from other files, and its content
 * security policy allows only the named script: text of a device stays text.
 */
export function renderPage({
  title,
  style = '',
  script,
  policy: own = ["form-action 'none'"],
  children,
}: PageParts): string {
  const css = `${commonStyle}${style}`;
  const policy = [
    "default-src 'none'",
    `style-src '${digestOf(css)}'`,
    ...(script === undefined ? [] : [`script-src '${digestOf(script)}'`]),
    "base-uri 'none'",
    ...own,
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

/** The style or script of the suite: only these two are not escaped. */
function Verbatim({ tag: Tag, text }: { tag: 'style' | 'script'; text: string }) {
  return <Tag dangerouslySetInnerHTML={{ __html: text }} />;
}

const digestOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

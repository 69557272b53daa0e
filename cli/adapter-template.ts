import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../ledger/package-root';
import type { NewFile } from './new-files';

/** Languages of templates. */
export const languages = ['typescript', 'python', 'c'] as const;
export type Language = (typeof languages)[number];

interface Template {
  /** Program of `examples/` that the template is a copy of. */
  readonly program: string;
  /** What has to be installed. */
  readonly requires: string;
  /** Command that builds the program. */
  readonly build?: string;
  /** Options that select the device. */
  readonly options: string;
  /** The page with the interface that the program implements. */
  readonly page: string;
}

const templates: Readonly<Record<Language, Template>> = {
  typescript: {
    program: 'device.ts',
    requires:
      'Node.js 22.18 or later, which loads TypeScript. For the types, install the suite: `npm install simplelink-provisioning-tck`',
    options: '--adapter ./device.ts',
    page: 'docs/adapters.md',
  },
  python: {
    program: 'device.py',
    requires: 'Python 3.8 or later, without packages',
    options: '--adapter process --command "python3 device.py"',
    page: 'docs/adapter-protocol.md',
  },
  c: {
    program: 'device.c',
    requires: 'a C11 compiler, without libraries',
    build: 'cc -std=c11 -Wall -Wextra -o device device.c',
    options: '--adapter process --command ./device',
    page: 'docs/adapter-protocol.md',
  },
};

/** Commands of a template in the order of their use. */
export function templateCommands(language: Language): readonly string[] {
  const { build, options } = templates[language];
  return [
    ...(build === undefined ? [] : [build]),
    `provtck adapter check ${options}`,
    `provtck run ${options} --ics device-statement.yaml`,
  ];
}

/** The files of a new device in a language: a small program that works, its device statement and a page. */
export function adapterTemplate(language: Language): readonly NewFile[] {
  const { program } = templates[language];
  const example = (name: string): string => readFileSync(join(packageRoot(), 'examples', name), 'utf8');
  const text = example(program).replaceAll('examples/', '').replaceAll('device-model.yaml', 'device-statement.yaml');
  const statement = example('device-model.yaml').replace(
    /^#.*\n/,
    '# The device statement. docs/device-statement.md describes it.\n',
  );
  return [
    { path: program, text },
    { path: 'device-statement.yaml', text: statement },
    { path: 'README.md', text: readme(language) },
  ];
}

function readme(language: Language): string {
  const { program, requires, page } = templates[language];
  return `# A device for the SimpleLink Provisioning TCK

\`${program}\` is a small device that works: it starts and stops AP provisioning and blocks the APIs meanwhile. For
everything else it says "cannot do", with the reason. It requires ${requires}.

\`\`\`sh
${templateCommands(language).join('\n')}
\`\`\`

1. Replace the model by your device, one function after the other. Keep what your device cannot do in \`lacks\`.
2. Add a name to \`functions\` or \`offers\` only after it works. \`provtck adapter check\` tests each of them and says what
   to change.
3. State missing features in \`device-statement.yaml\`. Delete a claim there when your device has the feature.

The page ${page} of the suite describes the interface.
`;
}

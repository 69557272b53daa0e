import { Command } from 'commander';
import { choiceFrom } from './option-values';

/** Shells with a script. */
const shells = ['bash', 'zsh', 'fish'] as const;
type Shell = (typeof shells)[number];

/** A command with its words, as the scripts need them. */
interface Completed {
  readonly name: string;
  readonly description: string;
  readonly options: readonly CompletedOption[];
  /** Names of its own commands, such as `adapter check`. */
  readonly words: readonly string[];
}

interface CompletedOption {
  readonly flag: string;
  readonly description: string;
  /** Whether a value follows, which the shell completes as a file. */
  readonly takesValue: boolean;
}

/**
 * `provtck completion`
 *
 * @param programOf builds the command line with the options of every command
 */
export function completionCommand(programOf: () => Promise<Command>): (finish: (exitCode: number) => void) => Command {
  return (finish) =>
    new Command('completion')
      .argument('<shell>', shells.join(', '))
      .addHelpText('after', examples)
      .action(async (shell: string) => {
        const script = scripts[choiceFrom('completion', shell, shells)];
        process.stdout.write(script((await programOf()).commands.map(completedOf)));
        finish(0);
      });
}

const examples = `
Examples:
  eval "$(provtck completion bash)"                       in ~/.bashrc
  eval "$(provtck completion zsh)"                        in ~/.zshrc, after compinit
  provtck completion fish > ~/.config/fish/completions/provtck.fish`;

const completedOf = (command: Command): Completed => ({
  name: command.name(),
  description: command.description(),
  options: [
    // Its own commands share one list, because no two options of them differ in taking a value.
    ...[command, ...command.commands]
      .flatMap(({ options }) => options)
      .filter(({ hidden }) => !hidden)
      .map(({ long, description, required, optional }) => ({
        flag: long ?? '',
        description,
        takesValue: required || optional,
      })),
    { flag: '--help', description: 'display help for command', takesValue: false },
  ].filter(({ flag }) => flag !== ''),
  words: command.commands.map((inner) => inner.name()),
});

/** A word in single quotes of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

const flagsOf = ({ options }: Completed): string => options.map(({ flag }) => flag).join(' ');

function bash(commands: readonly Completed[]): string {
  const cases = commands.map((each) => {
    const valued = each.options.filter(({ takesValue }) => takesValue).map(({ flag }) => flag);
    return `    ${each.name}) words=${quoted([...each.words, flagsOf(each)].join(' '))}; valued=${quoted(` ${valued.join(' ')} `)} ;;`;
  });
  return `_provtck() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words= valued=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W ${quoted([...commands.map(({ name }) => name), 'help', '--help', '--version'].join(' '))} -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  if [[ "$current" != -* || "$valued" == *" $previous "* ]]; then
    COMPREPLY=($(compgen -f -- "$current"))
  fi
  if [[ "$valued" != *" $previous "* ]]; then
    COMPREPLY+=($(compgen -W "$words" -- "$current"))
  fi
}
complete -o filenames -F _provtck provtck
`;
}

function zsh(commands: readonly Completed[]): string {
  const described = (name: string, description: string): string =>
    quoted(`${name.replaceAll(':', '\\:')}:${description}`);
  const cases = commands.map(({ name, options, words }) => {
    const specs = options.map(({ flag, description, takesValue }) => {
      const text = description.replaceAll(/[[\]:\\]/g, (sign) => `\\${sign}`);
      return quoted(`*${flag}[${text}]${takesValue ? ':value:_files' : ''}`);
    });
    const rest = words.length > 0 ? `'1:command:(${words.join(' ')})' '*:file:_files'` : "'*:file:_files'";
    return `    ${name}) _arguments ${specs.join(' ')} ${rest} ;;`;
  });
  return `#compdef provtck
_provtck() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.map(({ name, description }) => described(name, description)).join(' ')})
    _describe command commands
    return
  fi
  shift words
  (( CURRENT -= 1 ))
  case $words[1] in
${cases.join('\n')}
  esac
}
compdef _provtck provtck
`;
}

function fish(commands: readonly Completed[]): string {
  const escaped = (text: string): string => `'${text.replaceAll(/['\\]/g, (sign) => `\\${sign}`)}'`;
  const lines = commands.flatMap(({ name, description, options, words }) => [
    `complete -c provtck -n __fish_use_subcommand -f -a ${name} -d ${escaped(description)}`,
    ...words.map((word) => `complete -c provtck -n '__fish_seen_subcommand_from ${name}' -a ${word}`),
    ...options.map(
      ({ flag, description: meaning, takesValue }) =>
        `complete -c provtck -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}${takesValue ? ' -r' : ''} -d ${escaped(meaning)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

const scripts: Readonly<Record<Shell, (commands: readonly Completed[]) => string>> = { bash, zsh, fish };

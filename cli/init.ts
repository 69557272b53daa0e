import { Command, Option } from 'commander';
import { Terminal } from '../reports/terminal';
import { adapterTemplate, type Language, languages, templateCommands } from './adapter-template';
import {
  answerFrom,
  type Ci,
  ciNames,
  type DeviceKind,
  deviceKinds,
  type ProjectAnswers,
  projectAnswers,
  terminalAsk,
} from './init-questions';
import { createFiles } from './new-files';
import { projectFiles } from './project-files';
import { quoted } from './repeat-command';

interface AdapterFlags {
  readonly language: Language;
  readonly force?: true;
}

interface ProjectFlags {
  readonly part?: string;
  readonly product?: string;
  readonly without?: string;
  readonly device?: DeviceKind;
  readonly connection?: string;
  readonly bench?: string;
  readonly ci?: Ci;
  readonly yes?: true;
  readonly force?: true;
}

/** `provtck init` */
export function initCommand(finish: (exitCode: number) => void): Command {
  return new Command('init')
    .argument('[folder]', 'folder of the files', '.')
    .option('--part <part>', 'the TI part of the product')
    .option('--product <name>', 'the name of the product')
    .option('--without <claims>', 'features that the product does not have, with commas between')
    .addOption(new Option('--device <kind>', 'how the suite reaches the device').choices(deviceKinds))
    .option('--connection <text>', 'port of the console, or the program behind the adapter protocol')
    .option('--bench <driver>', 'what plays phone and network for a board: manual, none, http://address')
    .addOption(new Option('--ci <name>', 'CI job to create').choices(ciNames))
    .option('--yes', 'ask nothing: every option that is not given has its default')
    .option('--force', 'overwrite existing files')
    .action(async (folder: string, flags: ProjectFlags) => {
      const terminal = new Terminal(process.stdout);
      for (const path of createFiles(folder, projectFiles(await answersFor(flags)), flags.force ?? false))
        terminal.line(path);
      terminal.line('\nNext:  sh bench.sh');
      finish(0);
    })
    .addCommand(adapterTemplateCommand(finish));
}

/** The answers of the options and, on a terminal, of the user. */
async function answersFor({ part, without, yes, force: _force, ...given }: ProjectFlags): Promise<ProjectAnswers> {
  const known = {
    ...given,
    ...(part !== undefined && { part: answerFrom.part(part) }),
    ...(without !== undefined && { without: answerFrom.without(without) }),
  };
  if (yes || process.stdin.isTTY !== true) return projectAnswers(known);
  const { ask, close } = terminalAsk();
  try {
    return await projectAnswers(known, ask);
  } finally {
    close();
  }
}

/** `provtck init adapter` */
function adapterTemplateCommand(finish: (exitCode: number) => void): Command {
  return new Command('adapter')
    .exitOverride()
    .description('create a small device that works, to replace by your own step by step')
    .argument('<folder>', 'the new folder')
    .addOption(new Option('--language <name>', 'its language').choices(languages).makeOptionMandatory())
    .option('--force', 'overwrite existing files')
    .action((folder: string, { language, force }: AdapterFlags) => {
      const terminal = new Terminal(process.stdout);
      for (const path of createFiles(folder, adapterTemplate(language), force ?? false)) terminal.line(path);
      terminal.line('\nNext:');
      terminal.line(`  cd ${quoted(folder)}`);
      for (const command of templateCommands(language)) terminal.line(`  ${command}`);
      finish(0);
    });
}

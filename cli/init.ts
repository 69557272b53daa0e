import { Command, Option } from 'commander';
import { Terminal } from '../reports/terminal';
import { adapterTemplate, type Language, languages, templateCommands } from './adapter-template';
import { createFiles } from './new-files';
import { quoted } from './repeat-command';

interface AdapterFlags {
  readonly language: Language;
  readonly force?: true;
}

/** `provtck init` */
export function initCommand(finish: (exitCode: number) => void): Command {
  return new Command('init').addCommand(
    new Command('adapter')
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
      }),
  );
}

import { type PublicFunction, publicFunctions } from '../ledger/functions';

let commands: ReadonlyMap<string, PublicFunction> | undefined;

/** The function of this name, if it is a command of the host that blocked APIs refuse. */
export function commandNamed(name: string): PublicFunction | undefined {
  commands ??= new Map(publicFunctions().flatMap((fn) => (fn.kind === 'command' ? [[fn.name, fn]] : [])));
  return commands.get(name);
}

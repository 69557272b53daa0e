import { loadGroup } from './load';

loadGroup('command-line');

import { loadGroup } from './load';

loadGroup('host-interface');

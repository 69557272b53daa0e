import { loadGroup } from './load';

loadGroup('browser');

import { loadGroup } from './load';

loadGroup('virtual-time');

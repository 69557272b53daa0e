import { loadGroup } from './load';

loadGroup('real-time');

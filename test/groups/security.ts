import { loadGroup } from './load';

loadGroup('security');

import { drop } from './drops.js';

drop(70);

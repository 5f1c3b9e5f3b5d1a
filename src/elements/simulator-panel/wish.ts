/** What customers leave who want to be called back, and what may be wrong with it. */
import { dialled, dialNumberFault, readable } from '../../core/index.js';
import type { Named, WorldView } from '../../core/index.js';
import { login } from '../../locales/on-demand/login.js';
import type { Means } from './parts.js';

export interface Wish {
  readonly name: string;
  readonly number: string;
  /** The entry point that it is about; empty for any. */
  readonly topic: string;
}

/** What the shop's pages need to know. */
export interface Shop {
  readonly name: string;
  readonly people: WorldView['people'];
  readonly topics: readonly Named[];
  /** Hands a wish to the centre; resolves to whether it was taken. */
  readonly ask: (wish: Wish) => Promise<boolean>;
}

export const BLANK: Wish = { name: '', number: '', topic: '' };

/** Why a name, or a number, is none, in words. */
export const nameFault = ({ t }: Means, { name }: Wish): string | null => (name.trim() ? null : t.world.nameMissing);

export function numberFault({ t }: Means, { number }: Wish): string | null {
  const fault = dialNumberFault(dialled(number));
  return fault && (t.login ?? login).fault[fault];
}

/** The number that will be called, as people read it and in one line. */
export const shownNumber = ({ number }: Wish): string => readable(dialled(number)).replaceAll(' ', '\u00a0');

/** The link between the desktop and the centre, to be cut and made bad. */
import { nothing } from 'lit';
import type { LinkFaults, WorldView } from '../../core/index.js';
import { html } from '../../foundation/html.js';
import { fold, oneOf, worldButton } from './parts.js';
import type { Means } from './parts.js';

/** Qualities of a link, each with what it does to the messages. */
const QUALITIES = {
  good: { lose: 0, double: 0, delay: { chance: 0, max: 0 }, reorder: 0 },
  slow: { lose: 0, double: 0, delay: { chance: 0.8, max: 2000 }, reorder: 0 },
  unreliable: { lose: 0.15, double: 0.15, delay: { chance: 0.3, max: 3000 }, reorder: 0.15 },
} as const satisfies Record<string, LinkFaults>;

type Quality = keyof typeof QUALITIES;

/** Cuts that mend by themselves, in seconds. */
const CUTS = [5, 30] as const;

const isSame = (one: LinkFaults, other: LinkFaults): boolean =>
  one.lose === other.lose &&
  one.double === other.double &&
  one.reorder === other.reorder &&
  one.delay.chance === other.delay.chance &&
  one.delay.max === other.delay.max;

export function linkSection({ link }: WorldView, means: Means): unknown {
  if (!link) return nothing;
  const { t, language, act } = means;
  const { connection } = t.world;
  const { up, faults, seed } = link;
  const qualities = Object.keys(QUALITIES) as Quality[];
  const quality = qualities.find((one) => isSame(QUALITIES[one], faults));
  const percent = (chance: number): string => language.number(Math.round(chance * 100));
  return fold(
    'link',
    connection.heading,
    means,
    html`<p class="now" role="status">
        <i class="wx-leg" data-line=${up ? 'live' : 'lost'}></i> ${up ? connection.up : connection.down}
      </p>
      <div class="cuts">
        ${worldButton('cut', up ? connection.drop : connection.restore, () => act('set-link', { up: !up }))}
        ${CUTS.map((seconds) =>
          worldButton(`cut-${seconds}`, connection.dropFor(language.number(seconds)), () =>
            act('set-link', { up: false, milliseconds: seconds * 1000 }),
          ),
        )}
      </div>
      ${oneOf<Quality | 'own'>(
        'quality',
        connection.quality,
        qualities.map((one) => [one, connection.qualities[one]] as const),
        quality ?? 'own',
        (chosen) => {
          if (chosen !== 'own') void act('set-faults', QUALITIES[chosen]);
        },
      )}
      <p class="under">
        ${
          quality === 'good'
            ? nothing
            : connection.faults(
                percent(faults.lose),
                percent(faults.double),
                percent(faults.reorder),
                percent(faults.delay.chance),
                language.number(faults.delay.max / 1000),
              )
        }
        ${connection.seed(language.number(seed))}
      </p>`,
  );
}

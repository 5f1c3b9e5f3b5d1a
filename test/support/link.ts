/** A desk behind a link that can be cut and made bad. */
import { expect } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { withFaults } from '../../src/backends/faults/index.js';
import type { FaultOptions, LinkControl } from '../../src/backends/faults/index.js';
import type { State } from '../../src/core/index.js';
import { desk, settle } from './desk.js';
import type { Desk, DeskOptions } from './desk.js';

export interface LinkedDesk {
  readonly d: Desk;
  readonly link: LinkControl;
  /** Mends the link, and lets the desktop notice. */
  recover(): Promise<void>;
}

export async function linkedDesk(
  content: TemplateResult,
  { station, ...options }: DeskOptions = {},
  { seed = 1, ...faults }: Omit<FaultOptions, 'clock'> = {},
): Promise<LinkedDesk> {
  const d = await desk(content, options);
  const backend = withFaults(d.backend, { clock: d.clock, seed });
  d.desktop.backend = backend;
  await settle();
  if (station) {
    await d.signIn(station);
    await d.goAvailable();
  }
  d.heard.length = 0;
  // Only now: signing in waits for its answer.
  backend.link.faults = faults;
  return {
    d,
    link: backend.link,
    recover: async () => {
      backend.link.restore();
      // The longest wait between two attempts.
      for (let second = 0; second < 31 && backend.link.state !== 'open'; second += 1) await d.advance(1000);
      await settle();
      expect(d.desktop.state.link).to.equal('open');
    },
  };
}

const content = ({ agent, interactions }: State): unknown => [agent, Object.fromEntries(interactions)];

/** What the desktop shows is what the centre holds: a snapshot changes nothing. */
export async function expectTrue(d: Desk): Promise<void> {
  const shown = content(d.desktop.state);
  d.backend.resync();
  await settle();
  expect(shown).to.deep.equal(content(d.desktop.state));
}

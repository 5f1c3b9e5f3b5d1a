import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Colleague, Stage } from './support/stage.js';

const roster = html`<wx-participants></wx-participants>`;

const meta: Meta = { title: 'Call/Participants', component: 'wx-participants' };
export default meta;

const ANA = 'ana-sofia-etxeberria';
const BANK = { kind: 'dial-number', id: '+12125550186', name: 'Cardholder’s bank' } as const;

/** The customer, this agent, Ana, and somebody outside. */
async function conferring(s: Stage): Promise<[string, Colleague]> {
  const ana = await s.colleague(ANA);
  const { id } = await s.talk();
  await s.wait(409);
  await s.ask(id, ana.destination);
  await s.wait(1);
  await ana.answer();
  await s.desktop.perform('conference', { interactionId: id });
  await s.wait(157);
  await s.ask(id, BANK);
  await s.wait(8);
  await s.desktop.perform('conference', { interactionId: id });
  await s.wait(130);
  return [id, ana];
}

/** A colleague talks with a customer and has this agent join them. */
async function joined(s: Stage): Promise<[string, Colleague]> {
  const ana = await s.consulted(ANA);
  const { id } = ana.call;
  await ana.store.send('conference', { interactionId: id });
  await s.wait(41);
  return [id, ana];
}

const held = (s: Stage, id: string, name: string): Promise<void> => {
  const participantId = s.interaction(id).participants.find((one) => one.name === name)?.id ?? '';
  return s.desktop.perform('hold-participant', { interactionId: id, participantId });
};

const story = (play: (s: Stage) => Promise<unknown>): StoryObj => ({
  render: () => stage(roster, play, { station: 'browser' }),
});

/** A plain call: nobody to hold or remove one by one. */
export const PlainCall: StoryObj = story(async (s) => {
  await s.talk();
  await s.wait(252);
});

/** Whoever is being asked stands in the list as well. */
export const Asking: StoryObj = story(async (s) => {
  const ana = await s.colleague(ANA);
  const { id } = await s.talk();
  await s.wait(263);
  await s.ask(id, ana.destination);
  await s.wait(4);
});

export const Conference: StoryObj = story(async (s) => {
  const [id, ana] = await conferring(s);
  await held(s, id, BANK.name);
  await ana.store.send('add-note', { interactionId: id, text: 'Two charges on 12 November, one for the trial.' });
});

/** What the primary does with one of the others. */
export const Menu: StoryObj = story(async (s) => {
  await conferring(s);
  await s.shown();
  more(s)[1]?.click();
});

/** Before somebody is removed, what follows is said. */
export const Remove: StoryObj = story(async (s) => {
  await conferring(s);
  await s.shown();
  more(s)[1]?.click();
  await s.shown();
  s.desktop.querySelector('wx-participants')?.shadowRoot?.querySelector<HTMLElement>('[part=remove]')?.click();
});

/** Another agent owns the call. */
export const Conferenced: StoryObj = story(joined);

/** The customer has left: the primary wraps up, and the others help with notes. */
export const WrapUpAssist: StoryObj = story(async (s) => {
  const [id, ana] = await joined(s);
  await ana.store.send('consult', { interactionId: id, to: BANK, othersTalk: true });
  await s.wait(8);
  await ana.store.send('conference', { interactionId: id });
  await s.act('customer-leaves', { interactionId: id });
  await s.desktop.perform('add-note', { interactionId: id, text: 'She asked for a letter about the refund.' });
});

const more = (s: Stage): HTMLElement[] => [
  ...(s.desktop.querySelector('wx-participants')?.shadowRoot?.querySelectorAll<HTMLElement>('[part=more]') ?? []),
];

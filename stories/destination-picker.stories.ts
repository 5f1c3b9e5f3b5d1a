import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { defaultOrganisation } from '../src/backends/simulator/index.js';
import { Failure } from '../src/core/index.js';
import type { Backend } from '../src/core/index.js';
import { allHere } from '../src/foundation/lazy.js';
import type { WxDestinationPicker } from '../src/index.js';
import { html, stage } from './support/stage.js';
import type { Stage, StageOptions } from './support/stage.js';

const meta: Meta = { title: 'Call/Destination picker', component: 'wx-destination-picker' };
export default meta;

const COLLEAGUES = [
  'ana-sofia-etxeberria',
  'daniel-osei',
  'hannah-lindqvist',
  'kiran-bhattacharya',
  'noor-van-der-berg',
];
const people = defaultOrganisation.organisationDirectory;

async function turn(): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await allHere();
  }
}

const inside = (picker: WxDestinationPicker): ParentNode => picker.shadowRoot ?? picker;

/** A story of the picker, with colleagues at work, after something was done with it. */
const story = (
  purpose: 'consult' | 'transfer',
  play: (picker: WxDestinationPicker, s: Stage) => Promise<unknown> = () => Promise.resolve(),
  options: StageOptions = {},
): StoryObj => ({
  render: () =>
    stage(
      html`<wx-destination-picker purpose=${purpose}></wx-destination-picker>`,
      async (s) => {
        for (const id of COLLEAGUES) await s.colleague(id);
        const picker = s.desktop.querySelector('wx-destination-picker');
        await turn();
        await picker?.refresh();
        if (picker) await play(picker, s);
        await turn();
      },
      { station: 'extension', ...options },
    ),
});

async function openTab(picker: WxDestinationPicker, place: number): Promise<void> {
  inside(picker).querySelectorAll<HTMLElement>('[role=tab]')[place]?.click();
  await turn();
}

async function search(picker: WxDestinationPicker, text: string): Promise<void> {
  const field = inside(picker).querySelector('input');
  if (!field) return;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await turn();
}

function choose(picker: WxDestinationPicker): void {
  inside(picker).querySelector<HTMLElement>('[role=option]')?.click();
}

/** A picker in another tab, after a search. */
const inTab = (purpose: 'consult' | 'transfer', tab: number, text = '', options: StageOptions = {}): StoryObj =>
  story(
    purpose,
    async (picker) => {
      await openTab(picker, tab);
      if (text) await search(picker, text);
    },
    options,
  );

/** The picker on a back end whose directories do something else. */
const answering = (search_: Backend['search']): StoryObj =>
  story('consult', async (picker, s) => {
    const { backend } = s.desktop;
    if (backend) backend.search = search_;
    await openTab(picker, 1);
  });

export const Agents = story('consult');

export const AgentChosen = story('consult', async (picker) => {
  await search(picker, 'an');
  choose(picker);
});

export const AgentNoLongerFree = story('consult', async (picker, s) => {
  await search(picker, 'priya');
  const priya = await s.colleague('priya-raman');
  await picker.refresh();
  choose(picker);
  await priya.act('contact', { channel: 'call', for: 'me' });
  await s.wait(2);
});

export const NobodyFound = story('consult', (picker) => search(picker, 'anq'));
export const QueuesToConsult = inTab('consult', 1);
export const QueuesAndEntryPoints = inTab('transfer', 1);
export const Numbers = inTab('consult', 2);
export const NumberTyped = inTab('consult', 2, '+1201555');
export const NumberTooShort = inTab('consult', 2, '+1');
export const NumberOfAnEntryPoint = inTab('transfer', 2, '+1 (201) 555-0190');
export const PeopleInTeams = inTab('transfer', 3);
export const PeopleSearched = inTab('consult', 3, 'fin');

export const PeopleInWebex = inTab('consult', 3, '', {
  settings: { organisationDirectory: people ? { ...people, source: 'webex' } : null },
});

export const NoSingleSignOn = inTab('transfer', 3, '', {
  settings: { organisationDirectory: people ? { ...people, signedOn: false } : null },
});

export const TwoKinds = story('consult', undefined, { settings: { destinations: { consult: ['agent', 'queue'] } } });
export const Nowhere = story('consult', undefined, { settings: { destinations: { consult: [] } } });
export const Loading = answering(() => new Promise(() => undefined));
export const Failed = answering(() => Promise.reject(new Failure('timeout')));

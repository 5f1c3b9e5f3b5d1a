import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Channel } from '../src/core/index.js';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const meta: Meta = {
  title: 'Requests/Popover stack',
  component: 'wx-popover-stack',
  // Popovers lie at the corner of the page: each story has one of its own.
  parameters: { docs: { story: { inline: false, iframeHeight: 640 } } },
};
export default meta;

const stack = html`<wx-popover-stack></wx-popover-stack>`;

const requests =
  (...wanted: readonly (readonly [Channel, string])[]) =>
  async (s: Stage): Promise<void> => {
    for (const [channel, customer] of wanted) await s.ring(channel, customer);
  };

export const Connecting: StoryObj = {
  render: () => stage(stack, (s) => s.contact('call', 'maya-torres'), { station: 'browser' }),
};

export const RingingAtTheBrowser: StoryObj = { render: () => stage(stack, (s) => s.ring(), { station: 'browser' }) };

export const RingingAtThePhone: StoryObj = { render: () => stage(stack, (s) => s.ring(), { station: 'extension' }) };

export const LastTenSeconds: StoryObj = {
  render: () =>
    stage(
      stack,
      async (s) => {
        await s.ring('call', 'owen-achterberg');
        await s.wait(12);
      },
      { station: 'extension', settings: { protectNumbers: true } },
    ),
};

export const Chat: StoryObj = {
  render: () => stage(stack, requests(['chat', 'nomvula-dlamini']), { station: 'browser' }),
};

export const EveryChannel: StoryObj = {
  render: () =>
    stage(
      stack,
      requests(
        ['call', 'owen-achterberg'],
        ['chat', 'nomvula-dlamini'],
        ['email', 'jonas-weber'],
        ['social', 'kaffeelokal'],
      ),
      { station: 'browser' },
    ),
};

export const TwelveRequests: StoryObj = {
  render: () =>
    stage(
      stack,
      async (s) => {
        for (const id of ['jonas-weber', 'ingrid-sorensen', 'amelie-dubois']) await s.contact('email', id);
        for (const id of ['kaffeelokal', 'aisha-karimi', 'pieter-de-wit']) await s.contact('social', id);
        for (const id of ['nomvula-dlamini', 'theo-marchand', 'guest-8841']) await s.contact('chat', id);
        for (const id of ['owen-achterberg', 'lucia-ferrante', 'keiko-yamashita']) await s.contact('call', id);
        await s.wait(1);
      },
      { station: 'browser' },
    ),
};

export const Callback: StoryObj = {
  render: () =>
    stage(
      stack,
      async (s) => {
        await s.act('request-callback', {
          kind: 'web',
          name: 'Ida Lindqvist',
          number: '+442079460958',
          entryPointId: 'trade-line-uk',
          for: 'me',
        });
        await s.wait(6);
      },
      { station: 'browser' },
    ),
};

export const PreviewCampaign: StoryObj = {
  render: () =>
    stage(
      stack,
      async (s) => {
        await s.act('offer-preview', { customerId: 'harriet-kessler', for: 'me' });
        await s.wait(8);
      },
      { station: 'browser' },
    ),
};

export const Missed: StoryObj = {
  render: () =>
    stage(
      stack,
      async (s) => {
        await s.ring();
        await s.wait(54);
      },
      { station: 'extension' },
    ),
};

export const Declined: StoryObj = {
  render: () =>
    stage(
      stack,
      async (s) => {
        const { id } = await s.ring();
        await s.desktop.perform('decline', { interactionId: id });
      },
      { station: 'browser' },
    ),
};

/** A colleague asks this agent. */
const asked = (s: Stage): Promise<unknown> => s.asked('priya-raman');

export const ConsultRequest: StoryObj = { render: () => stage(stack, asked, { station: 'browser' }) };

export const ConsultMissed: StoryObj = {
  render: () =>
    stage(
      stack,
      async (s) => {
        await asked(s);
        await s.wait(32);
      },
      { station: 'extension' },
    ),
};

import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Stage } from './support/stage.js';

const pane = html`<wx-interaction-control></wx-interaction-control>`;

const meta: Meta = { title: 'Call/Interaction control', component: 'wx-interaction-control' };
export default meta;

export const NothingOpen: StoryObj = { render: () => stage(pane, undefined, { station: 'extension' }) };

export const Connected: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        await s.talk();
        await s.wait(252);
      },
      { station: 'extension' },
    ),
};

export const OnHold: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        const { id } = await s.talk();
        await s.wait(252);
        await s.desktop.perform('pause-recording', { interactionId: id });
        await s.desktop.perform('hold', { interactionId: id });
        await s.wait(12);
      },
      { station: 'extension' },
    ),
};

export const NumbersProtected: StoryObj = {
  render: () => stage(pane, (s) => s.talk(), { station: 'extension', settings: { protectNumbers: true } }),
};

export const Conversation: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        const { id } = await s.ring('chat', 'nomvula-dlamini');
        await s.desktop.perform('accept', { interactionId: id });
      },
      { station: 'extension' },
    ),
};

export const Ended: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        const { id } = await s.talk();
        await s.wait(90);
        await s.act('customer-leaves', { interactionId: id });
      },
      { station: 'extension' },
    ),
};

export const RecordingPaused: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        const { id } = await s.talk();
        await s.wait(40);
        await s.desktop.perform('pause-recording', { interactionId: id });
        await s.wait(6);
      },
      { station: 'extension' },
    ),
};

/** Nobody answers by himself: the customer is being called for as long as one looks. */
const dialling = { ringSeconds: 86_400, answerSeconds: 86_400 };

async function acceptCallback(s: Stage): Promise<void> {
  await s.act('request-callback', {
    kind: 'web',
    name: 'Leonie Marchetti-Baumgartner',
    number: '+14155550188',
    entryPointId: 'premier-line',
    for: 'me',
  });
  await s.wait(1);
  const [request] = s.desktop.state.interactions.values();
  await s.desktop.perform('accept', { interactionId: request?.id ?? '' });
  await s.wait(8);
}

export const CallbackRinging: StoryObj = {
  render: () =>
    stage(pane, acceptCallback, {
      station: 'browser',
      settings: { dialling, callbacks: { endWebCallbacks: false } },
    }),
};

/** Where the administrator lets agents end web callbacks. */
export const CallbackCancellable: StoryObj = {
  render: () =>
    stage(pane, acceptCallback, {
      station: 'browser',
      settings: { dialling, callbacks: { endWebCallbacks: true } },
    }),
};

export const Outdial: StoryObj = {
  render: () =>
    stage(
      pane,
      async (s) => {
        await s.desktop.perform('outdial', {
          number: '+14155550134',
          entryPointId: 'care-outgoing',
          callerId: null,
        });
        await s.wait(6);
      },
      { station: 'browser', settings: { dialling } },
    ),
};

/** The host's own pane for a conversation, in the slot `conversation`. */
export const ConversationPane: StoryObj = {
  render: () =>
    stage(
      html`<wx-interaction-control>
        <section slot="conversation" aria-label="Conversation">
          <p>Where is my order?</p>
          <p>It leaves our warehouse today.</p>
        </section>
      </wx-interaction-control>`,
      async (s) => {
        const { id } = await s.ring('chat', 'nomvula-dlamini');
        await s.desktop.perform('accept', { interactionId: id });
      },
      { station: 'extension' },
    ),
};

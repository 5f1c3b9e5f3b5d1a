import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, stage } from './support/stage.js';
import type { Colleague, Stage } from './support/stage.js';

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

// ------------------------------------------------------------------------------------------------------ more than two

const ANA = 'ana-sofia-etxeberria';

/** The customer waits, and Ana is asked. */
async function asking(s: Stage, agentId = ANA): Promise<[string, Colleague]> {
  const ana = await s.colleague(agentId);
  const { id } = await s.talk();
  await s.wait(263);
  await s.ask(id, ana.destination);
  await s.wait(11);
  return [id, ana];
}

/** Ana answered. */
async function consulting(s: Stage): Promise<[string, Colleague]> {
  const [id, ana] = await asking(s);
  await ana.answer();
  await s.wait(52);
  return [id, ana];
}

/** All hear each other; somebody outside is on the line as well. */
async function conferring(s: Stage): Promise<[string, Colleague]> {
  const [id, ana] = await consulting(s);
  await s.desktop.perform('conference', { interactionId: id });
  await s.wait(120);
  await s.ask(id, { kind: 'dial-number', id: '+12125550186', name: 'Cardholder’s bank' });
  await s.wait(8);
  await s.desktop.perform('conference', { interactionId: id });
  await s.wait(130);
  return [id, ana];
}

const atBrowser = { station: 'browser' } as const;
const story = (play: (s: Stage) => Promise<unknown>): StoryObj => ({ render: () => stage(pane, play, atBrowser) });

/** Until somebody accepts, the consult can be called off. */
export const ConsultRequested = story(asking);

/** All agents of the queue are busy: it waits. */
export const ConsultQueued = story(async (s) => {
  const noor = await s.colleague('irati-zubizarreta');
  await noor.store.send('set-state', { state: { name: 'idle', codeId: 'lunch' } });
  const { id } = await s.talk();
  await s.wait(260);
  await s.ask(id, { kind: 'queue', id: 'refunds-and-chargebacks', name: 'Refunds and chargebacks' });
  await s.wait(21);
});

export const Consulting = story(consulting);

export const ConsultOnHold = story(async (s) => {
  const [id] = await consulting(s);
  await s.desktop.perform('hold-consult', { interactionId: id });
  await s.wait(14);
});

/** Where the administrator has End Consult end the call as well, that is said before. */
export const ConsultThatEnds: StoryObj = {
  render: () => stage(pane, consulting, { ...atBrowser, settings: { endConsult: 'end' } }),
};

/** This agent was asked. */
export const Consulted = story((s) => s.consulted(ANA));

export const ConsultedOnHold = story(async (s) => {
  const ana = await s.consulted(ANA);
  await ana.store.send('hold-consult', { interactionId: ana.call.id });
  await s.wait(9);
});

export const Conference = story(conferring);

/** End asks first, and names who is cut off. */
export const ConferenceEnd = story(async (s) => {
  await conferring(s);
  await s.shown();
  const [control] = s.desktop.children;
  control?.shadowRoot?.querySelector<HTMLElement>('.end')?.click();
});

/** A consult out of a conference. */
export const ConferenceConsult = story(async (s) => {
  const [id] = await conferring(s);
  const daniel = await s.colleague('daniel-osei');
  await s.ask(id, daniel.destination);
  await s.wait(3);
  await daniel.answer();
  await s.wait(24);
});

/** In somebody else’s conference. */
export const Conferenced = story(async (s) => {
  const ana = await s.consulted(ANA);
  const { id } = ana.call;
  await ana.store.send('conference', { interactionId: id });
  await s.wait(30);
});

export const ConferencedOnHold = story(async (s) => {
  const ana = await s.consulted(ANA);
  const { id } = ana.call;
  await ana.store.send('conference', { interactionId: id });
  await s.wait(30);
  const me = ana.call.participants.find((one) => one.agentId === s.desktop.state.agent?.id);
  await ana.store.send('hold-participant', { interactionId: id, participantId: me?.id ?? '' });
  await s.wait(12);
});

/** The customer left, the others talk on. */
export const WrapUpAssist = story(async (s) => {
  const [id] = await conferring(s);
  await s.act('customer-leaves', { interactionId: id });
  await s.wait(29);
});

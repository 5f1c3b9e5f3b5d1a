import { expect } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { defaultOrganisation } from '../../src/backends/simulator/index.js';
import type { OrganisationInput } from '../../src/backends/simulator/index.js';
import { callBack, offer } from '../support/calling-back.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { allByRole, byRole, deep, focused, isThere, textOf } from '../support/page.js';

const stack = html`<wx-popover-stack></wx-popover-stack>`;
const roomy: Partial<OrganisationInput> = {
  ringSeconds: 120,
  capacity: { call: 9, chat: 9, social: 9, email: 9 },
};

const popovers = (): HTMLElement[] => allByRole('article');
const ids = (): (string | undefined)[] => popovers().map((one) => one.dataset['row']);
const text = (): string => textOf(find('wx-popover-stack')!.shadowRoot!.querySelector('.pile')!);

async function click(target: Element): Promise<void> {
  target.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
  await settle();
}

/** Twelve requests, as they come on a bad morning, and the order in which they have to stand. */
async function twelve(d: Desk): Promise<string[]> {
  const call = (await d.ring('call', 'owen-achterberg')).id;
  const email = (await d.ring('email', 'jonas-weber')).id;
  const chat = (await d.ring('chat', 'nomvula-dlamini')).id;
  const callback = (await callBack(d)).id;
  const social = (await d.ring('social', 'kaffeelokal')).id;
  const email2 = (await d.ring('email', 'ingrid-sorensen')).id;
  const preview = (await offer(d)).id;
  const chat2 = (await d.ring('chat', 'guest-8841')).id;
  const call2 = (await d.ring('call', 'lucia-ferrante')).id;
  const social2 = (await d.ring('social', 'aisha-karimi')).id;
  const email3 = (await d.ring('email', 'amelie-dubois')).id;
  const chat3 = (await d.ring('chat', 'theo-marchand')).id;
  return [email, email2, email3, social, social2, chat, chat2, chat3, call, callback, preview, call2];
}

describe('wx-popover-stack: requests of all kinds', function () {
  this.timeout(30_000);

  afterEach(async () => {
    await resetMouse();
    await setViewport({ width: 800, height: 600 });
  });

  describe('paints', () => {
    it('[POP-03] [POP-04] twelve: five of them in order, the true number, and a line for each call outside', async () => {
      const d = await desk(stack, { station: 'browser', settings: roomy });
      const order = await twelve(d);
      expect(ids()).to.deep.equal(order.slice(0, 5));
      expect(text()).to.contain('1–5 of 12');
      const elsewhere = [...deep()].filter((one) => one.getAttribute('part') === 'elsewhere');
      expect(
        elsewhere.map((one) =>
          textOf(one)
            .replace(/\d+ sec left Show/u, '')
            .trim(),
        ),
      ).to.deep.equal([
        'Owen Achterberg is ringing',
        'Maya Torres is ringing',
        'Campaign contact: Harriet Kessler',
        'Lucia Ferrante is ringing',
      ]);
      // The ones behind move up as others leave.
      await d.act('customer-leaves', { interactionId: order[1]! });
      expect(text()).to.contain('1–5 of 11');
      expect(ids()).to.deep.equal([order[0], ...order.slice(2, 6)]);
    });

    it('[POP-03] requests keep their order while they begin to ring one after the other', async () => {
      const d = await desk(stack, { station: 'browser', settings: roomy });
      const first = await d.contact('chat');
      await d.advance(500);
      const second = await d.contact('chat');
      expect(ids()).to.deep.equal([first.id, second.id]);
      await d.advance(500); // the first one rings
      expect(ids()).to.deep.equal([first.id, second.id]);
      await d.advance(500); // and the second
      expect(ids()).to.deep.equal([first.id, second.id]);
    });

    for (const [channel, bring] of [
      ['email', (d: Desk) => d.ring('email', 'maya-torres')],
      ['chat', (d: Desk) => d.ring('chat', 'maya-torres')],
      ['social', (d: Desk) => d.ring('social', 'maya-torres')],
      ['call', (d: Desk) => d.ring('call', 'maya-torres')],
      ['callback', (d: Desk) => callBack(d)],
      ['preview', (d: Desk) => offer(d, 'maya-torres')],
    ] as const) {
      it(`[POP-06] the variables, buttons and links of its channel, as configured: ${channel}`, async () => {
        const popover = (name: string): NonNullable<NonNullable<OrganisationInput['popovers']>['call']> => ({
          variables: ['account'],
          actions: [{ id: `${name}-case`, name: `Case of ${name}` }],
          links: [{ label: `Page of ${name}`, href: `https://crm.example.com/${name}?{account}` }],
        });
        const settings: Partial<OrganisationInput> = {
          // Where the flow chooses no variables, those of the channel show.
          flows: defaultOrganisation.flows.map((flow) => ({ ...flow, popover: [] })),
          popovers: {
            call: popover('call'),
            chat: popover('chat'),
            social: popover('social'),
            email: popover('email'),
          },
        };
        const d = await desk(stack, { station: 'browser', settings });
        const { id } = await bring(d);
        const family = channel === 'callback' || channel === 'preview' ? 'call' : channel;
        const terms = [...deep()].filter((one) => one.localName === 'dt').map((one) => one.textContent.trim());
        expect(terms).to.deep.equal(
          {
            email: ['Waiting', 'Account'],
            chat: ['Waiting', 'Account'],
            social: ['Waiting', 'Account'],
            call: ['Account', 'Caller', 'Queue'],
            callback: ['Received', 'Number', 'Queue', 'DNIS', 'Account'],
            preview: ['Account', 'Number', 'Queue'],
          }[channel],
        );
        const link = byRole('link', `Page of ${family}`) as HTMLAnchorElement;
        expect(link.href).to.contain('Alder%20%26%20Finch');
        let detail: unknown;
        document.addEventListener('wx-action', (event) => (detail = event.detail), { once: true });
        await d.advance(500);
        byRole('button', `Case of ${family}`).click();
        expect(detail).to.deep.equal({ action: `${family}-case`, interactionId: id, desktop: 'desk' });
      });
    }
  });

  describe('asks', () => {
    it('[POP-04] pages through all twelve by a real mouse, there and back', async () => {
      const d = await desk(stack, { station: 'browser', settings: roomy });
      const order = await twelve(d);
      await click(byRole('button', 'Later requests'));
      expect(text()).to.contain('6–10 of 12');
      expect(ids()).to.deep.equal(order.slice(5, 10));
      await click(byRole('button', 'Later requests'));
      expect(text()).to.contain('11–12 of 12');
      expect(ids()).to.deep.equal(order.slice(10));
      await click(byRole('button', 'Earlier requests'));
      await click(byRole('button', 'Earlier requests'));
      expect(ids()).to.deep.equal(order.slice(0, 5));
    });

    it('[POP-04] pages by keyboard, says where one is, and the page stays when others leave or come', async () => {
      const d = await desk(stack, { station: 'browser', settings: roomy });
      const order = await twelve(d);
      byRole('button', 'Later requests').focus();
      await sendKeys({ press: 'Space' });
      await settle();
      expect(ids()).to.deep.equal(order.slice(5, 10));
      expect(
        allByRole('status')
          .map((one) => one.textContent)
          .join(),
      ).to.contain('6–10 of 12');
      expect(focused()).to.equal(byRole('button', 'Later requests'));
      // What stands before the page goes or comes: the page keeps its own.
      await d.act('customer-leaves', { interactionId: order[0]! });
      expect(text()).to.contain('5–9 of 11');
      expect(ids()).to.deep.equal(order.slice(5, 10));
      // And back from there to the very first, with the right numbers said.
      byRole('button', 'Earlier requests').focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(text()).to.contain('1–5 of 11');
      expect(
        allByRole('status')
          .map((one) => one.textContent)
          .join(),
      )
        .to.contain('1–5 of 11')
        .and.not.contain('1–4');
    });

    it('[POP-04] the line of a call that rings outside leads to it, by keyboard', async () => {
      const d = await desk(stack, { station: 'browser', settings: roomy });
      const order = await twelve(d);
      await d.advance(500);
      const line = [...deep()].find((one) => textOf(one).startsWith('Lucia Ferrante is ringing'))!;
      allByRole('button', 'Show', line)[0]!.focus();
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(text()).to.contain('11–12 of 12').and.contain('Owen Achterberg is ringing');
      expect(focused()?.closest('article')?.getAttribute('data-row')).to.equal(order[11]);
    });

    it('[POP-05] accepts the eight digital ones with one click of a real mouse, and no call of any kind', async () => {
      const d = await desk(html`${stack}<wx-task-list collapsed></wx-task-list>`, {
        station: 'browser',
        settings: roomy,
      });
      const order = await twelve(d);
      await d.advance(500);
      d.heard.length = 0;
      await click(byRole('button', 'Accept 8 requests'));
      expect(d.heard.filter((name) => name === 'wx-accept')).to.have.length(8);
      for (const id of order.slice(0, 8)) expect(d.interaction(id).request).to.equal(null);
      for (const id of order.slice(8)) expect(d.interaction(id).request).not.to.equal(null);
      await sendMouse({ type: 'move', position: [1, 1] });
      await settle();
      expect(ids()).to.deep.equal(order.slice(8));
      expect(isThere('button', /^Accept \d/u)).to.equal(false);
    });

    it('[POP-05] N follows the digital requests that ask: not those that are still being assigned', async () => {
      const d = await desk(stack, { station: 'browser', settings: roomy });
      await d.ring('chat');
      await d.ring('email');
      await d.ring('call');
      await d.contact('social');
      expect(isThere('button', 'Accept 2 requests')).to.equal(true);
      await d.advance(1000);
      expect(isThere('button', 'Accept 3 requests')).to.equal(true);
    });
  });
});

import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { Failure } from '../../src/core/index.js';
import type { Interaction, World, WorldActName } from '../../src/core/index.js';
import { defineSimulatorPanel } from '../../src/elements/simulator-panel/index.js';
import { through } from '../support/backend.js';
import { desk, find, html, settle } from '../support/desk.js';
import type { Desk } from '../support/desk.js';
import { emulateFeatures } from '../support/media.js';
import { allByRole, byRole, descriptionOf, focused, isThere, textOf } from '../support/page.js';

defineSimulatorPanel();

const panel = html`<wx-simulator-panel></wx-simulator-panel>`;

/** The section of this heading. Others are not looked through: asking the browser for every name takes its time. */
function section(name: string): HTMLElement {
  const all = find('wx-simulator-panel')?.shadowRoot?.querySelectorAll<HTMLElement>('.part') ?? [];
  const found = [...all].find((one) => one.querySelector('h4')?.textContent === name);
  if (!found) throw new Error(`There is no section ${name}.`);
  return found;
}

/** The panel on a desk, with these of its sections open. */
async function opened(names: string[], options: Parameters<typeof desk>[1] = {}): Promise<Desk> {
  const d = await desk(panel, { station: 'extension', ...options });
  for (const name of names) section(name).querySelector('summary')?.click();
  await settle();
  return d;
}

const press = async (place: string, name: string | RegExp): Promise<void> => {
  byRole('button', name, section(place)).click();
  await settle();
};

const choose = async (place: string, label: string, text: string): Promise<void> => {
  const list = byRole('combobox', label, section(place)) as HTMLSelectElement;
  list.value = [...list.options].find((one) => one.text === text)?.value ?? 'there is no such option';
  list.dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
};

/** The field of this name. */
function field(place: string, label: string | RegExp): HTMLInputElement {
  const inputs = [...section(place).querySelectorAll('input')].filter((one) => one.type !== 'radio');
  const found = inputs.find(({ computedName }) =>
    typeof label === 'string' ? computedName === label : label.test(computedName),
  );
  if (!found) throw new Error(`There is no field ${String(label)}.`);
  return found;
}

const fill = async (place: string, label: string | RegExp, text: string): Promise<void> => {
  const input = field(place, label);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await settle();
};

const only = (d: Desk): Interaction => {
  const [first, ...rest] = [...d.desktop.state.interactions.values()];
  if (!first || rest.length > 0) throw new Error('There should be one interaction.');
  return first;
};

const customers = (): string => textOf(section('Customers'));
const valueOf = (d: Desk, id: string, name: string): string | null | undefined =>
  d.interaction(id).variables.find((one) => one.name === name)?.value;

/** The customer of a callback is being called. */
async function calling(d: Desk): Promise<string> {
  await d.act('request-callback', { kind: 'web', name: 'Maya Torres', number: '+14155550134', for: 'me' });
  await d.advance(1000);
  const { id } = only(d);
  await d.act('answer-phone', { interactionId: id });
  await d.advance(1000);
  return id;
}

describe('wx-simulator-panel, its sections', () => {
  describe('callbacks', () => {
    it('[CBK-01] a customer leaves name and number on the website, is confirmed, and rings the agent as a callback', async () => {
      const d = await opened(['Callbacks']);
      expect(textOf(section('Callbacks'))).to.contain('Marlow & Vane Coffee Supply We call you back');
      await fill('Callbacks', 'Your name', 'Maya Torres');
      // As a browser does that knows whose form it fills in.
      expect(field('Callbacks', 'Your number').value).to.equal('+1 415 555 0134');
      await choose('Callbacks', 'What is it about?', 'Premier line');
      await press('Callbacks', 'Call me back');
      expect(textOf(byRole('status', undefined, section('Callbacks')))).to.contain(
        'We call you back on +1 415 555 0134; you keep your place.',
      );
      expect(only(d)).to.deep.include({ origin: 'callback', channel: 'call' });
      expect(only(d).callback?.kind).to.equal('web');
      expect(only(d).entryPoint?.name).to.equal('Premier line');
      expect(only(d).customer.id).to.equal('maya-torres');
      await d.advance(1000);
      expect(textOf(section('Your telephone'))).to.contain('Ringing Maya Torres Answer on phone');
      await press('Callbacks', 'Ask once more');
      expect(field('Callbacks', 'Your name').value).to.equal('');
      expect(focused()?.computedName).to.equal('Your name');
    });

    it('says in place what is missing or wrong, keeps what was typed, and asks nothing', async () => {
      const d = await opened(['Callbacks']);
      await press('Callbacks', 'Call me back');
      expect(focused()?.computedName).to.equal('Your name');
      expect(descriptionOf(field('Callbacks', 'Your name'))).to.equal('Enter your name.');
      expect(descriptionOf(field('Callbacks', 'Your number'))).to.equal('Enter a number.');
      await fill('Callbacks', 'Your name', 'Somebody new');
      await fill('Callbacks', 'Your number', '(12)');
      await press('Callbacks', 'Call me back');
      expect(focused()?.computedName).to.equal('Your number');
      expect(descriptionOf(field('Callbacks', 'Your number'))).to.equal('Too short: 3 to 18 digits.');
      expect(field('Callbacks', 'Your number').getAttribute('aria-invalid')).to.equal('true');
      expect(field('Callbacks', 'Your number').value).to.equal('(12)');
      expect(d.world.view.outsiders).to.have.length(0);
      await fill('Callbacks', 'Your number', '(030) 1234-567');
      await press('Callbacks', 'Call me back');
      expect(d.world.view.outsiders[0]).to.deep.include({ name: 'Somebody new', address: '0301234567' });
    });

    it('[CBK-01] the chat bot asks for the same, one thing after the other', async () => {
      const d = await opened(['Callbacks']);
      byRole('radio', 'Chat bot', section('Callbacks')).click();
      await settle();
      await press('Callbacks', 'Send');
      expect(textOf(byRole('log', undefined, section('Callbacks')))).to.contain('Enter your name.');
      await fill('Callbacks', /Your name, please/u, 'Jonas');
      await press('Callbacks', 'Send');
      expect(focused()?.computedName).to.equal('Thank you, Jonas. On which number?');
      await fill('Callbacks', /On which number/u, '12');
      await press('Callbacks', 'Send');
      expect(descriptionOf(field('Callbacks', /On which number/u))).to.equal('Too short: 3 to 18 digits.');
      await fill('Callbacks', /On which number/u, '+49 30 1234567');
      await press('Callbacks', 'Send');
      await choose('Callbacks', 'What is it about?', 'Refund line');
      await press('Callbacks', 'Call me back');
      expect(textOf(byRole('log', undefined, section('Callbacks')))).to.contain(
        'We call you back on +49301234567; you keep your place.',
      );
      expect(only(d).callback?.kind).to.equal('bot');
      expect(only(d).entryPoint?.name).to.equal('Refund line');
      await press('Callbacks', 'Ask once more');
      expect(textOf(byRole('log', undefined, section('Callbacks')))).not.to.contain('Jonas');
    });

    it('is for whoever is free, when that is chosen', async () => {
      const d = await opened(['Callbacks', 'Centre']);
      await d.desktop.perform('set-state', { state: { name: 'idle', codeId: 'break' } });
      byRole('radio', 'Whoever is free', section('Somebody contacts the centre')).click();
      await settle();
      expect(textOf(section('Callbacks'))).to.contain('For: Whoever is free');
      await fill('Callbacks', 'Your name', 'Maya Torres');
      await press('Callbacks', 'Call me back');
      expect(customers()).to.contain('Nobody is calling.');
      expect(textOf(section('Centre'))).to.contain('1 waiting');
    });

    it('[CBK-01] a caller who waits asks to be called back, keeps the place, and may call it off', async () => {
      const d = await opened([]);
      await d.desktop.perform('set-state', { state: { name: 'idle', codeId: 'break' } });
      await d.act('contact', { channel: 'call', customerId: 'maya-torres', for: 'me' });
      const since = d.world.view.outsiders[0]?.since;
      await d.advance(60_000);
      await press('Customers', 'Asks for a callback: Maya Torres');
      expect(customers()).to.contain('Maya Torres Waiting for a callback 01:00');
      expect(isThere('button', /^Asks for a callback/u, section('Customers'))).to.equal(false);
      await d.goAvailable();
      await d.advance(1000);
      expect(only(d).callback?.kind).to.equal('courtesy');
      expect(only(d).enqueuedAt).to.equal(since);
      await press('Customers', 'Calls it off: Maya Torres');
      expect(d.desktop.state.interactions.size).to.equal(0);
    });

    it('[CBK-03] a customer who is called answers', async () => {
      const d = await opened([]);
      await calling(d);
      await d.advance(3000);
      expect(customers()).to.contain('Maya Torres Being called 00:03');
      expect(textOf(section('Your telephone'))).to.contain('In a call');
      expect(
        allByRole('button', /: Maya Torres$/u, section('Customers')).map((one) => one.textContent.trim()),
      ).to.deep.equal(['Answers', 'Busy', 'No answer', 'Cannot be reached', 'Rejects']);
      await press('Customers', 'Answers: Maya Torres');
      expect(customers()).to.contain('Maya Torres Talking 00:00');
      await press('Customers', 'Customer hangs up: Maya Torres');
      expect(only(d).wrapUp).not.to.equal(null);
    });

    for (const [act, reason] of [
      ['Busy', 'busy'],
      ['No answer', 'no-answer'],
      ['Cannot be reached', 'unreachable'],
      ['Rejects', 'rejected'],
    ] as const) {
      it(`[CBK-03] or does not: ${act}`, async () => {
        const d = await opened([]);
        const heard: unknown[] = [];
        d.desktop.addEventListener('wx-not-reached', (event) => heard.push(event.detail.reason));
        await calling(d);
        await press('Customers', `${act}: Maya Torres`);
        expect(heard).to.deep.equal([reason]);
        expect(customers()).to.contain('Waiting for a callback');
        expect(d.desktop.state.agent?.state.name).to.equal('available');
      });
    }
  });

  describe('campaign', () => {
    it('[OUT-02] offers the next on the list, then somebody by name; nobody rings for it', async () => {
      const d = await opened(['Campaign']);
      expect(textOf(section('Campaign'))).to.contain('Service contract renewals');
      await press('Campaign', 'Offer this contact');
      await d.advance(1000);
      expect(only(d)).to.deep.include({ origin: 'preview' });
      expect(only(d).customer.name).to.equal('Harriet Kessler');
      expect(textOf(section('Your telephone'))).to.equal('Your telephone On the hook');
      expect(customers()).to.contain('Harriet Kessler Offered 00:00 +1 312 555 0184 Campaign');
      expect(isThere('button', /Harriet/u, section('Customers'))).to.equal(false);
      await d.desktop.perform('skip-preview', { interactionId: only(d).id });
      await choose('Campaign', 'Whom to call', 'Lucia Ferrante');
      await press('Campaign', 'Offer this contact');
      expect(only(d).customer.name).to.equal('Lucia Ferrante');
    });

    it('says that the settings have none', async () => {
      await opened(['Campaign'], { settings: { campaign: null } });
      expect(textOf(section('Campaign'))).to.equal('Campaign The settings have none.');
    });
  });

  describe('second editor', () => {
    it('[CAD-07] saves a variable as a colleague, in a field of its type', async () => {
      const d = await opened(['Second editor']);
      expect(textOf(section('Second editor'))).to.contain('Nothing to edit yet.');
      const heard: unknown[] = [];
      d.desktop.addEventListener('wx-variable-saved', ({ detail }) => heard.push([detail.variable, detail.by.name]));
      await d.act('contact', { channel: 'call', customerId: 'maya-torres', entryPointId: 'premier-line', for: 'me' });
      await d.advance(1000);
      const { id } = only(d);
      await d.act('answer-phone', { interactionId: id });

      expect(field('Second editor', 'Value').value).to.equal(valueOf(d, id, 'reason'));
      await fill('Second editor', 'Value', 'Wants the money back');
      await press('Second editor', 'Save as Priya Raman');
      expect(valueOf(d, id, 'reason')).to.equal('Wants the money back');
      expect(textOf(byRole('status', undefined, section('Second editor')))).to.equal('Priya Raman saved Reason.');

      await choose('Second editor', 'Variable', 'Wants callback');
      await choose('Second editor', 'Value', 'Yes');
      await press('Second editor', 'Save as Priya Raman');
      expect(valueOf(d, id, 'wantsCallback')).to.equal('true');

      await choose('Second editor', 'Variable', 'Callback at');
      const time = field('Second editor', 'Value');
      expect(time.type).to.equal('datetime-local');
      time.value = '2026-11-22T17:30';
      time.dispatchEvent(new Event('input', { bubbles: true }));
      await press('Second editor', 'Save as Priya Raman');
      expect(valueOf(d, id, 'callbackAt')).to.match(/^2026-11-22T17:30:00[+-]\d\d:\d\d$/u);
      expect(heard).to.deep.equal([
        ['reason', 'Priya Raman'],
        ['wantsCallback', 'Priya Raman'],
        ['callbackAt', 'Priya Raman'],
      ]);
    });

    it('[CAD-01] [ERR-01] is told where a value does not fit its type, in its section, and keeps what was typed', async () => {
      const d = await opened(['Second editor']);
      const { id } = await d.talk('maya-torres');
      await choose('Second editor', 'Variable', 'Refund amount');
      const before = valueOf(d, id, 'refundAmount');
      await fill('Second editor', 'Value', 'a lot');
      await press('Second editor', 'Save as Priya Raman');
      expect(textOf(byRole('alert', undefined, section('Second editor')))).to.contain('The value was not saved');
      expect(field('Second editor', 'Value').value).to.equal('a lot');
      expect(valueOf(d, id, 'refundAmount')).to.equal(before);
    });

    it('follows the saved value until something is typed', async () => {
      const d = await opened(['Second editor']);
      const { id, variables } = await d.talk('maya-torres');
      const base = variables.find((one) => one.name === 'reason')?.version ?? 0;
      await d.desktop.perform('save-variable', { interactionId: id, variable: 'reason', value: 'Mine', base });
      await settle();
      expect(field('Second editor', 'Value').value).to.equal('Mine');
      await fill('Second editor', 'Value', 'Half a wo');
      await d.desktop.perform('save-variable', {
        interactionId: id,
        variable: 'reason',
        value: 'Again',
        base: base + 1,
      });
      await settle();
      expect(field('Second editor', 'Value').value).to.equal('Half a wo');
    });
  });

  describe('centre', () => {
    it('forgets everything and begins anew', async () => {
      const d = await opened(['Centre']);
      await d.talk('maya-torres');
      await press('Centre', 'Forget all, begin anew');
      expect(d.desktop.state.interactions.size).to.equal(0);
      expect(d.desktop.state.agent?.signedIn).to.equal(false);
      expect(textOf(section('Your telephone'))).to.contain('Sign in first');
      expect(customers()).to.contain('Nobody is calling.');
    });
  });

  describe('keyboard and axe', () => {
    it('[A11Y-01] a section opens, and a callback is asked for, with the keyboard', async () => {
      const d = await opened([]);
      section('Callbacks').querySelector('summary')?.focus();
      await sendKeys({ press: 'Enter' });
      await sendKeys({ press: 'Tab' });
      expect(focused()?.computedName).to.equal('Website');
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: 'Ada' });
      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: '0301234567' });
      await sendKeys({ press: 'Enter' });
      await settle();
      expect(d.world.view.outsiders[0]?.name).to.equal('Ada');
      expect(focused()?.computedName).to.equal('Ask once more');
    });

    it('[A11Y-01] the focus stays in a section of which a button goes', async () => {
      const d = await opened([]);
      await calling(d);
      byRole('button', 'Busy: Maya Torres', section('Customers')).focus();
      await sendKeys({ press: 'Space' });
      await settle();
      expect(focused()?.textContent).to.equal('Customers');
    });

    it('[A11Y-01] is accessible with everything open, in forced colours too', async () => {
      await emulateFeatures({ 'prefers-reduced-motion': 'reduce' });
      const d = await opened(['Callbacks', 'Campaign', 'Second editor', 'Centre']);
      await calling(d);
      await press('Callbacks', 'Call me back');
      await expect(d.desktop).to.be.accessible();
      byRole('radio', 'Chat bot', section('Callbacks')).click();
      await settle();
      await press('Callbacks', 'Send');
      await expect(d.desktop).to.be.accessible();
      await emulateFeatures({ 'forced-colors': 'active', 'prefers-reduced-motion': 'reduce' });
      await expect(d.desktop).to.be.accessible();
    });
  });

  describe('edges', () => {
    it('[ERR-01] shows a refusal in the section that met it, and in no other', async () => {
      const d = await opened(['Callbacks', 'Campaign']);
      const { world } = d.backend;
      const refusing: World = {
        get view() {
          return world.view;
        },
        subscribe: (listener) => world.subscribe(listener),
        act: (name: WorldActName) => Promise.reject(new Failure('not-allowed', { detail: name })),
      };
      d.desktop.backend = through(d.backend, { world: refusing });
      await settle();
      await press('Campaign', 'Offer this contact');
      expect(textOf(byRole('alert', undefined, section('Campaign')))).to.contain('(offer-preview)');
      await fill('Callbacks', 'Your name', 'Ada');
      await fill('Callbacks', 'Your number', '0301234567');
      await press('Callbacks', 'Call me back');
      expect(isThere('alert', undefined, section('Campaign'))).to.equal(false);
      expect(textOf(byRole('alert', undefined, section('Callbacks')))).to.contain('(request-callback)');
      expect(field('Callbacks', 'Your name').value).to.equal('Ada');
    });

    it('[I18N-01] speaks Chinese, the pages of the shop too', async () => {
      const d = await opened(['回叫', '营销活动', '另一位编辑者', '联络中心'], { lang: 'zh-CN' });
      await fill('回叫', '您的姓名', 'Maya Torres');
      await press('回叫', '给我回电');
      expect(textOf(section('回叫'))).to.contain('您的排队位置会保留。');
      byRole('radio', '聊天机器人', section('回叫')).click();
      await settle();
      expect(textOf(byRole('log', undefined, section('回叫')))).to.contain('请问您的姓名？');
      expect(textOf(section('另一位编辑者'))).to.contain('以 Priya Raman 的身份保存');
      const element = find('wx-simulator-panel', d.desktop);
      expect(element ? textOf(element) : '').not.to.match(/undefined|\bwx-/u);
    });
  });
});

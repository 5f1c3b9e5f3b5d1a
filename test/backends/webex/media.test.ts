/** The sound of calls in the browser, over an SDK that hands out real tracks, with the faults of the real one. */
import { expect } from '@open-wc/testing';
import { webex } from '../../../src/backends/webex/index.js';
import type { Backend, Media, Voice } from '../../../src/core/index.js';
import { ManualClock } from '../../../src/core/index.js';
import { call, FakeCc } from './fake-sdk.js';

class Seat {
  readonly cc = new FakeCc();
  readonly backend: Backend;
  readonly #audio = new AudioContext();

  constructor(deviceType: 'BROWSER' | 'EXTENSION', ...ids: string[]) {
    this.cc.profile = { ...this.cc.profile, loginVoiceOptions: ['BROWSER', 'EXTENSION'] };
    this.cc.onRegister = async () => {
      this.cc.relogin(...ids.map((id) => call(id)));
      this.cc.says({ type: 'AgentStationLoginSuccess', agentId: 'me', teamId: 'team', deviceType, eventTime: 1_001 });
    };
    this.backend = webex({ cc: this.cc, clock: new ManualClock(), onDropped: () => undefined });
  }

  async media(): Promise<Media> {
    await this.backend.connect({ fact: () => undefined, link: () => undefined, ended: () => undefined });
    return this.sound();
  }

  async sound(): Promise<Media> {
    const media = await this.backend.media?.();
    if (!media) throw new Error('The back end has nothing to do with sound.');
    return media;
  }

  /** A call is answered, and its sound is there. */
  async answered(id: string): Promise<MediaStreamTrack> {
    this.answers(id);
    return this.sounds();
  }

  answers(id: string): void {
    this.cc.says({ ...call(id), eventTime: 1_003 });
  }

  /** The SDK's one call has a track: each task that there is says so. */
  async sounds(): Promise<MediaStreamTrack> {
    await Promise.resolve();
    const [track] = this.#audio.createMediaStreamDestination().stream.getAudioTracks();
    if (!track) throw new Error('There is no track.');
    for (const task of Object.values(this.cc.taskManager.taskCollection)) task.emit('task:media', track);
    return track;
  }

  ends(id: string): void {
    this.cc.says({ type: 'ContactEnded', interactionId: id, agentId: 'me', eventTime: 1_100 });
    delete this.cc.taskManager.taskCollection[id];
  }

  async leave(): Promise<void> {
    await this.backend.disconnect();
    await this.#audio.close();
  }
}

const only = ({ view }: Media): Voice => {
  const [voice, ...others] = view.voices;
  if (!voice || others.length > 0) throw new Error(`One voice was expected, of ${String(view.voices.length)}.`);
  return voice;
};

const turn = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve));

describe('the sound of Webex', () => {
  let seat: Seat;

  afterEach(() => seat.leave());

  it('is silent between calls', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    expect(media.view).to.deep.equal({ voices: [], inCall: false, muted: false });
    expect(media.speak, 'the SDK takes the microphone').to.equal(undefined);
  });

  it('connects, then brings the one track of the call, in which everybody is', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    let changes = 0;
    media.subscribe(() => (changes += 1));
    seat.answers('a');
    expect(only(media)).to.include({ interactionId: 'a', of: 'call', name: null, state: 'connecting', track: null });
    expect(changes).to.equal(1);
    const track = await seat.sounds();
    expect(only(media)).to.include({ interactionId: 'a', state: 'live', track });
    expect(media.view.inCall).to.equal(true);
    expect(changes).to.equal(2);
  });

  it('brings it also where the track came before anybody asked for the sound', async () => {
    seat = new Seat('BROWSER');
    await seat.media();
    const track = await seat.answered('a');
    expect(only(await seat.sound()).track).to.equal(track);
  });

  it('is silent while the customer is on hold, and comes back without another track', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    const track = await seat.answered('a');
    seat.cc.says({ ...call('a', 'AgentContactHeld', { isHold: true }), eventTime: 1_010 });
    expect(media.view).to.deep.equal({ voices: [], inCall: true, muted: false });
    seat.cc.says({ ...call('a', 'AgentContactUnheld'), eventTime: 1_020 });
    expect(only(media)).to.include({ state: 'live', track });
  });

  it('takes the track of a call that is over for none of the next', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    await seat.answered('a');
    seat.ends('a');
    expect(media.view.inCall).to.equal(false);
    seat.answers('b');
    expect(only(media)).to.include({ interactionId: 'b', state: 'connecting', track: null });
  });

  it('says that a way is gone whose track has ended', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    const track = await seat.answered('a');
    track.stop();
    // A browser tells of tracks that others end.
    track.dispatchEvent(new Event('ended'));
    expect(only(media).state).to.equal('interrupted');
  });

  it('says that the way is gone of a call that a reload found under way: the SDK has none back to it', async () => {
    seat = new Seat('BROWSER', 'a');
    const media = await seat.media();
    expect(only(media).state).to.equal('lost');
    seat.cc.says({ ...call('a', 'AgentContactHeld', { isHold: true }), eventTime: 1_010 });
    expect(only(media).state, 'on hold').to.equal('lost');
  });

  it('mutes with the SDK, which can only turn it about, as often as it takes', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    await seat.answered('a');
    media.mute(true);
    media.mute(true);
    await turn();
    expect(media.view.muted).to.equal(true);
    media.mute(false);
    media.mute(true);
    media.mute(false);
    await turn();
    expect(media.view.muted).to.equal(false);
    expect(seat.cc.task('a').calls.filter((one) => one === 'toggleMute')).to.have.length(4);
  });

  it('says that nothing is muted where the SDK did not, whatever it answers', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    await seat.answered('a');
    seat.cc.task('a').webCallingService.isCallMuted = () => false;
    media.mute(true);
    await turn();
    expect(media.view.muted).to.equal(false);
    seat.cc.task('a').refusesMute = true;
    media.mute(true);
    await turn();
    expect(media.view.muted).to.equal(false);
  });

  it('is muted in one call only: the SDK begins each with an open microphone', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    await seat.answered('a');
    media.mute(true);
    await turn();
    seat.ends('a');
    await seat.answered('b');
    expect(media.view.muted).to.equal(false);
  });

  it('mutes nothing where there is no call', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    media.mute(true);
    await turn();
    expect(media.view.muted).to.equal(false);
  });

  it('is not in this page where the agent sits at a telephone', async () => {
    seat = new Seat('EXTENSION');
    const media = await seat.media();
    await seat.answered('a');
    expect(media.view).to.deep.equal({ voices: [], inCall: false, muted: false });
  });

  it('ends with the desktop, and where the agent sits down elsewhere', async () => {
    seat = new Seat('BROWSER');
    const media = await seat.media();
    await seat.answered('a');
    await seat.backend.disconnect();
    expect(media.view.voices).to.deep.equal([]);
    const again = await seat.media();
    await seat.answered('b');
    expect(again.view.inCall).to.equal(true);
    seat.cc.emit('all', 'agent:multiLogin', {});
    expect(again.view.inCall).to.equal(false);
  });
});

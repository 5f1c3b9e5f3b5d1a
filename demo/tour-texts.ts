/** The words of the tour. Names are those of the two agents and of the customer. */
export interface Names {
  readonly first: string;
  readonly second: string;
  readonly customer: string;
}

interface StepText {
  readonly title: (names: Names) => string;
  /** What to do, and what to look at. */
  readonly text: (names: Names) => string;
  /** The button that does it. */
  readonly act: string;
}

const en = {
  heading: 'A consult, from both sides',
  back: 'Back to Fieldbook',
  step: (number: string, all: string) => `Step ${number} of ${all}`,
  hint: 'Press the buttons in the desks yourself, or let the page do it.',
  elsewhere: 'The call went another way. Go on as you like, or begin again.',
  waiting: 'In a moment…',
  again: 'Begin again',
  over: 'That was a consult',
  overText: ({ second }: Names) =>
    `One call, two agents, and nobody was lost on the way: ${second} took over, and each of the two wrapped up once. The same happens between two browser tabs, or two machines.`,
  hears: 'The customer hears',
  hearing: {
    nobody: 'nothing yet',
    ringing: 'the phone ringing',
    music: 'music',
    first: (names: Names) => names.first,
    second: (names: Names) => names.second,
    both: ({ first, second }: Names) => `${first} and ${second}`,
  },
  failed: 'That did not work. Look at the desks, then try again.',
  steps: {
    call: {
      title: ({ customer }) => `${customer} calls`,
      text: ({ first }) => `The call reaches ${first}, at the left.`,
      act: 'Let it ring',
    },
    answer: {
      title: ({ first }) => `${first} answers`,
      text: () => 'Answer in the task list. The line under the head becomes solid: they hear each other.',
      act: 'Answer',
    },
    consult: {
      title: ({ first, second }) => `${first} asks ${second}`,
      text: ({ customer, second }) => `Consult, then choose ${second}. ${customer} waits with music meanwhile.`,
      act: 'Consult',
    },
    advise: {
      title: ({ second }) => `${second} answers the consult`,
      text: ({ first }) => `The request says who asks: ${first}. There are two panes at the left once it is answered.`,
      act: 'Answer',
    },
    swap: {
      title: ({ first, customer }) => `${first} goes back to ${customer}`,
      text: () =>
        'Resume in the customer’s pane, or swap on the seam between the two. They are never on hold together.',
      act: 'Swap',
    },
    conference: {
      title: () => 'All three talk',
      text: () => 'Conference joins everybody; the line shows the seats, the roster who sits in them.',
      act: 'Conference',
    },
    exit: {
      title: ({ first }) => `${first} leaves`,
      text: ({ second }) => `Exit Conference hands the call over: ${second} owns it now, and is told so.`,
      act: 'Exit Conference',
    },
    wrapUp: {
      title: ({ first }) => `${first} wraps up`,
      text: ({ second }) => `A reason, and it is done, while ${second} still talks.`,
      act: 'Submit Wrap Up',
    },
    end: {
      title: ({ second }) => `${second} ends the call`,
      text: () => 'It is a plain call again: hold, consult and transfer are back.',
      act: 'End',
    },
    wrapUpToo: {
      title: ({ second }) => `${second} wraps up`,
      text: () => 'Whoever owned the call gives one reason. Then both are available again.',
      act: 'Submit Wrap Up',
    },
  } satisfies Record<string, StepText>,
};

export type TourTexts = typeof en;

const zh: TourTexts = {
  heading: '从两边看一次咨询',
  back: '返回 Fieldbook',
  step: (number, all) => `第 ${number} 步，共 ${all} 步`,
  hint: '您可以自己按两个桌面里的按钮，也可以让页面来做。',
  elsewhere: '通话走了另一条路。您可以随意继续，或重新开始。',
  waiting: '请稍候…',
  again: '重新开始',
  over: '这就是一次咨询',
  overText: ({ second }) =>
    `一个通话、两位座席，途中没有丢下任何人：${second} 接手了通话，两人各做了一次话后处理。在两个浏览器标签页或两台机器之间也是如此。`,
  hears: '客户听到',
  hearing: {
    nobody: '还没有声音',
    ringing: '振铃声',
    music: '音乐',
    first: (names) => names.first,
    second: (names) => names.second,
    both: ({ first, second }) => `${first} 和 ${second}`,
  },
  failed: '没有成功。请查看两个桌面，然后再试一次。',
  steps: {
    call: {
      title: ({ customer }) => `${customer} 来电`,
      text: ({ first }) => `来电到达左边的 ${first}。`,
      act: '让它振铃',
    },
    answer: {
      title: ({ first }) => `${first} 应答`,
      text: () => '在任务列表中应答。标题下的线变为实线：双方能互相听到。',
      act: '应答',
    },
    consult: {
      title: ({ first, second }) => `${first} 咨询 ${second}`,
      text: ({ customer, second }) => `按“咨询”，然后选择 ${second}。${customer} 在此期间听音乐等待。`,
      act: '咨询',
    },
    advise: {
      title: ({ second }) => `${second} 应答咨询`,
      text: ({ first }) => `请求说明是谁在咨询：${first}。应答后，左边出现两个窗格。`,
      act: '应答',
    },
    swap: {
      title: ({ first, customer }) => `${first} 回到 ${customer}`,
      text: () => '在客户窗格中按“恢复”，或在两个窗格的接缝处切换。两边不会同时处于保留状态。',
      act: '切换',
    },
    conference: {
      title: () => '三方通话',
      text: () => '“会议”让所有人加入；线条显示席位，名单显示席位上的人。',
      act: '会议',
    },
    exit: {
      title: ({ first }) => `${first} 离开`,
      text: ({ second }) => `“退出会议”会移交通话：现在由 ${second} 负责，并会得到通知。`,
      act: '退出会议',
    },
    wrapUp: {
      title: ({ first }) => `${first} 进行话后处理`,
      text: ({ second }) => `选择一个原因即可完成，而 ${second} 仍在通话。`,
      act: '提交话后处理',
    },
    end: {
      title: ({ second }) => `${second} 结束通话`,
      text: () => '现在又是普通通话：保留、咨询和转接都恢复了。',
      act: '结束',
    },
    wrapUpToo: {
      title: ({ second }) => `${second} 进行话后处理`,
      text: () => '负责过通话的人各给出一个原因，之后两人再次有空。',
      act: '提交话后处理',
    },
  },
};

export const tourTexts = { en, 'zh-CN': zh } as const;

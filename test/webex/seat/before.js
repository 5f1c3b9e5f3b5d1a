// What the tests have to see of the SDK's page: its sockets, what they heard, and what went wrong.
const seen = { sockets: [], frames: 0, texts: [], asking: 0, faults: [] };
window.seen = seen;

window.WebSocket = class extends WebSocket {
  constructor(...said) {
    super(...said);
    seen.sockets.push(this);
    this.addEventListener('message', ({ data }) => {
      // The echo of a sign of life is no frame.
      if (String(data).includes('"keepalive"')) return;
      seen.frames += 1;
      seen.texts.push(String(data));
    });
  }
};

// What the SDK asks of the service; not what it reports about itself.
const { open, send } = XMLHttpRequest.prototype;
XMLHttpRequest.prototype.open = function (...said) {
  this.isAsking = /\/v1\/(tasks|agents|dialer)/u.test(String(said[1]));
  return open.apply(this, said);
};
XMLHttpRequest.prototype.send = function (...said) {
  if (this.isAsking) {
    seen.asking += 1;
    this.addEventListener('loadend', () => (seen.asking -= 1));
  }
  return send.apply(this, said);
};

addEventListener('error', (event) => seen.faults.push(`error: ${event.error?.stack ?? event.message}`));
addEventListener('unhandledrejection', ({ reason }) => {
  seen.faults.push(`rejection: ${reason?.stack ?? reason?.message ?? String(reason)}`);
});

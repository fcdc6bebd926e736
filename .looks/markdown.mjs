// Discord's markdown as HTML: the parts of it that a message of Quoth's can hold, and
// those that an article could smuggle in, so that a picture shows when one gets through.
//
//   markdown('> **Bold** and [a link](https://example.org)', { links: true })

const escapeHTML = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

// Each rule is tried where the text stands; the first that fits takes its match.
const inline = [
  [/^\\([^A-Za-z0-9\s])/, (m) => escapeHTML(m[1])],
  [/^`([^`\n]+)`/, (m) => `<discord-code>${escapeHTML(m[1])}</discord-code>`],
  [/^<t:(-?\d+)(?::([tTdDfFRsS]))?>/, (m) => `<discord-time>${time(Number(m[1]), m[2] ?? 'f')}</discord-time>`],
  [/^<@[!&]?(\d+)>/, (m) => `<span class="pings">@${m[1]}</span>`],
  [/^<#(\d+)>/, (m) => `<span class="mention">#${m[1]}</span>`],
  [/^<\/([^:>]+):\d+>/, (m) => `<span class="mention">/${escapeHTML(m[1])}</span>`],
  [/^@(everyone|here)/, (m) => `<span class="pings">@${m[1]}</span>`],
  [/^<(https?:\/\/[^\s>]+)>/, (m) => link(m[1], escapeHTML(m[1]))],
  [/^\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s>]+?)>?\)/, (m, o) => o.links && !/https?:\/\//.test(m[1]) ? link(m[2], inlineOf(m[1], o)) : null],
  [/^https?:\/\/[^\s<]+[^\s<.,:;"')\]]/, (m) => link(m[0], escapeHTML(m[0]))],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, (m, o) => `<strong>${inlineOf(m[1], o)}</strong>`],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, (m, o) => `<u>${inlineOf(m[1], o)}</u>`],
  [/^~~((?:\\.|[^\\])+?)~~/s, (m, o) => `<s>${inlineOf(m[1], o)}</s>`],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/s, (m, o) => `<discord-spoiler>${inlineOf(m[1], o)}</discord-spoiler>`],
  [/^\*(?!\s)((?:\\.|[^\\*])+?)\*(?!\*)/s, (m, o) => `<em>${inlineOf(m[1], o)}</em>`],
  [/^_((?:\\.|[^\\_])+?)_(?![A-Za-z0-9_])/s, (m, o) => `<em>${inlineOf(m[1], o)}</em>`],
];

const link = (url, shown) => `<discord-link href="${escapeHTML(url)}">${shown}</discord-link>`;

function inlineOf(text, options) {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const hit = match(text.slice(i), options);
    out += hit ? hit.html : text[i] === '\n' ? '<br>' : escapeHTML(text[i]);
    i += hit ? hit.length : 1;
  }
  return out;
}

function match(rest, options) {
  for (const [pattern, draw] of inline) {
    const m = pattern.exec(rest);
    const html = m && draw(m, options);
    if (html != null) return { html, length: m[0].length };
  }
  return null;
}

// time is an instant as a reader in Britain would see it now.
function time(seconds, style) {
  const at = new Date(seconds * 1000);
  const show = (o) => at.toLocaleString('en-GB', { timeZone: 'Europe/London', ...o });
  const day = { day: 'numeric', month: 'long', year: 'numeric' };
  const clock = { hour: '2-digit', minute: '2-digit' };
  switch (style) {
    case 't': return show(clock);
    case 'T': return show({ ...clock, second: '2-digit' });
    case 'd': return show({ day: '2-digit', month: '2-digit', year: 'numeric' });
    case 'D': return show(day);
    case 'F': return `${show({ weekday: 'long', ...day })} ${show(clock)}`;
    case 'R': return relative(at);
    default: return `${show(day)} ${show(clock)}`;
  }
}

function relative(at) {
  const units = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const seconds = (at - Date.now()) / 1000;
  const [unit, size] = units.find(([, n]) => Math.abs(seconds) >= n) ?? units.at(-1);
  return new Intl.RelativeTimeFormat('en-GB').format(Math.trunc(seconds / size), unit);
}

// markdown draws a text. With links: false, [t](u) stays as it is written, as in a title.
export function markdown(text, options = { links: true }) {
  const out = [];
  const lines = text.split('\n');
  while (lines.length > 0) out.push(block(lines, options));
  return out.join('').replace(/<br>$/, '');
}

// block takes one block off the lines and draws it.
function block(lines, options) {
  const line = lines.shift();
  if (line.startsWith('```')) {
    const code = [];
    while (lines.length > 0 && !lines[0].startsWith('```')) code.push(lines.shift());
    lines.shift();
    return `<discord-code multiline>${escapeHTML(code.join('\n'))}</discord-code>`;
  }
  if (line.startsWith('>>> ')) return `<discord-quote>${markdown([line.slice(4), ...lines.splice(0)].join('\n'), options)}</discord-quote>`;
  if (line.startsWith('> ')) {
    const quoted = [line.slice(2)];
    while (lines.length > 0 && (lines[0].startsWith('> ') || lines[0] === '>')) quoted.push(lines.shift().slice(2));
    return `<discord-quote><div>${inlineOf(quoted.join('\n'), options)}</div></discord-quote>`;
  }
  const heading = /^(#{1,3}) (.+)/.exec(line);
  if (heading) return `<div class="heading h${heading[1].length}">${inlineOf(heading[2], options)}</div>`;
  if (line.startsWith('-# ')) return `<div class="subtext">${inlineOf(line.slice(3), options)}</div>`;
  const item = /^[-*] (.+)/.exec(line);
  if (item) return `<div class="item">${inlineOf(item[1], options)}</div>`;
  return `<div class="line">${inlineOf(line, options) || '&nbsp;'}</div>`;
}

// plain is what a text shows without its marks: for a title or a name.
export const plain = (text) => (text ?? '').replace(/\\([^A-Za-z0-9\s])/g, '$1');

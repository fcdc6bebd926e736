// A message of Discord's as the elements of @skyra/discord-components-core.
import { markdown, plain } from './markdown.mjs';

const attribute = (s) => String(s ?? '').replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
const set = (name, value) => (value === undefined || value === null || value === '' ? '' : ` ${name}="${attribute(value)}"`);
const color = (n) => (n === undefined ? undefined : `#${n.toString(16).padStart(6, '0')}`);
const ephemeral = 1 << 6;
const avatar = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="#2f5d8a"/><text x="20" y="29" font-family="serif" font-size="26" text-anchor="middle" fill="#fff">Q</text></svg>')}`;

// find is the message inside what loopback prints: an answer, a callback, a request, or a
// message itself.
export function find(json) {
  if (Array.isArray(json)) return json.map(find).find(Boolean);
  for (const inner of [json.message, json.body, json.data, json.reply, json.want]) {
    if (inner && typeof inner === 'object') {
      const found = find(inner);
      if (found) return found.flags === undefined && json.ephemeral ? { ...found, flags: ephemeral } : found;
    }
  }
  return json.embeds || json.content || json.components ? json : undefined;
}

export function message(m, asked) {
  const command = asked ? `<discord-command slot="reply" author="Reader" command="${attribute(asked)}"></discord-command>` : '';
  return `<discord-messages><discord-message author="Quoth" avatar="${avatar}" bot author-color="#ffffff"${set('timestamp', m.timestamp ? undefined : 'Today at 10:00')}${(m.flags & ephemeral) ? ' ephemeral' : ''}>
    ${command}${m.content ? markdown(m.content) : ''}
    ${(m.embeds ?? []).map(embed).join('\n')}
    ${(m.components ?? []).length ? `<discord-attachments slot="components">${m.components.map(row).join('')}</discord-attachments>` : ''}
  </discord-message></discord-messages>`;
}

function embed(e) {
  let inlined = 0; // Discord puts up to three inline fields side by side
  const index = (f) => (f.inline ? ` inline inline-index="${(inlined++ % 3) + 1}"` : ((inlined = 0), ''));
  const fields = (e.fields ?? []).map((f) => `<discord-embed-field${set('field-title', plain(f.name))}${index(f)}>${markdown(f.value)}</discord-embed-field>`);
  return `<discord-embed slot="embeds"${set('color', color(e.color))}${set('author-name', e.author?.name)}${set('author-url', e.author?.url)}${set('embed-title', plain(e.title))}${set('url', e.url)}${set('image', e.image?.url)}${set('thumbnail', e.thumbnail?.url)}>
    ${e.description ? `<discord-embed-description slot="description">${markdown(e.description)}</discord-embed-description>` : ''}
    ${fields.length ? `<discord-embed-fields slot="fields">${fields.join('')}</discord-embed-fields>` : ''}
    ${e.footer || e.timestamp ? `<discord-embed-footer slot="footer"${set('timestamp', e.timestamp)}>${attribute(e.footer?.text)}</discord-embed-footer>` : ''}
  </discord-embed>`;
}

const styles = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive', 5: 'secondary' };

function row(r) {
  const parts = (r.components ?? []).map((c) => {
    if (c.type === 3) return `<discord-string-select-menu${set('placeholder', c.placeholder)}></discord-string-select-menu>`;
    return `<discord-button type="${styles[c.style] ?? 'secondary'}"${set('url', c.url)}${c.disabled ? ' disabled' : ''}>${attribute(c.label)}</discord-button>`;
  });
  return `<discord-action-row>${parts.join('')}</discord-action-row>`;
}

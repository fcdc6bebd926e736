// Draws messages as Discord shows them, each to a PNG, and prints how high it is in screens of a phone.
//
//   cd .looks && npm ci && node draw.mjs out ../bot/discord/testdata/ask.json …
//   WIDTH=390 node draw.mjs out …          as wide as a phone; otherwise 640
//
// It takes what `go run ./cmd/loopback` prints, and the golden files of bot/discord, and
// needs a Chromium: Debian's (apt-get install chromium) or the one that CHROMIUM names.
import { readFile, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { find, message } from './message.mjs';

const [out, ...files] = process.argv.slice(2);
if (!out || files.length === 0) {
  console.error('usage: node draw.mjs FOLDER PAYLOAD.json…');
  process.exit(2);
}

const width = Number(process.env.WIDTH ?? 640);
const screen = 844; // the height of a phone that is 390 wide
const here = fileURLToPath(new URL('.', import.meta.url));
const { outputFiles } = await build({
  stdin: { contents: 'import "@skyra/discord-components-core";', resolveDir: here },
  bundle: true, write: false, format: 'esm', target: 'es2022', logLevel: 'error',
});
const style = `
  body { margin: 0; background: #313338; } #shot { width: ${width}px; }
  discord-messages { border: 0; } .line, .item { white-space: break-spaces; overflow-wrap: anywhere; min-height: 1lh; }
  .item::before { content: "• "; } .item { padding-left: 1em; text-indent: -0.7em; }
  .heading { font-weight: 700; margin: 4px 0; } .h1 { font-size: 24px; } .h2 { font-size: 20px; } .h3 { font-size: 16px; }
  
  .subtext { font-size: 13px; line-height: 18px; color: #949ba4; }
  .mention { background: #5865f24d; color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
  .pings { background: #ff0000; color: #fff; }`;
const page = (body) => `<!doctype html><html class="dark"><head><meta charset="utf-8"><style>${style}</style></head><body><div id="shot">${body}</div></body></html>`;

await mkdir(out, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  const tab = await browser.newPage({ viewport: { width, height: 200 }, deviceScaleFactor: 2, colorScheme: 'dark' });
  for (const file of files) {
    const found = find(JSON.parse(await readFile(file, 'utf8')));
    if (!found) {
      console.error(`${file}: no message in it`);
      continue;
    }
    await tab.setContent(page(message(found)));
    await tab.addScriptTag({ content: outputFiles[0].text, type: 'module' });
    await tab.waitForFunction(() => customElements.get('discord-message') && document.querySelector('discord-message').shadowRoot !== undefined);
    await tab.waitForTimeout(150);
    const name = join(out, `${basename(file, '.json')}.png`);
    const shot = tab.locator('#shot');
    await shot.screenshot({ path: name });
    const { height } = await shot.boundingBox();
    console.log(`${name} ${Math.round(height)} px, ${(height / screen).toFixed(2)} screens`);
  }
} finally {
  await browser.close();
}

// Draws resources/icon.svg in every form that installers want, with the Chromium that the tests use: icon.png, icons/, icon.ico, icon.icns.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { encodeIcns, encodeIco } from './icon-files.mjs';
import { at } from './root.mjs';

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const svg = readFileSync(at('resources', 'icon.svg'), 'utf8');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();

/** One size as PNG, and as rows of RGBA for the form of Windows icons that old programs read. */
const draw = async (size) => {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  const rgba = await page.evaluate(
    async (source) => {
      const image = await createImageBitmap(await (await fetch(source)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return [...canvas.getImageData(0, 0, image.width, image.height).data];
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return { size, png, rgba: Buffer.from(rgba) };
};

const images = [];
for (const size of SIZES) images.push(await draw(size));
await browser.close();

mkdirSync(at('resources', 'icons'), { recursive: true });
for (const { size, png } of images) writeFileSync(at('resources', 'icons', `${size}x${size}.png`), png);
writeFileSync(at('resources', 'icon.png'), images.at(-1).png);
writeFileSync(at('resources', 'icon.ico'), encodeIco(images.filter(({ size }) => size <= 256)));
writeFileSync(at('resources', 'icon.icns'), encodeIcns(images));

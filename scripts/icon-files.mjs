// The two container formats of icons: Windows' .ico and Apple's .icns. Pure: images in, bytes out.

/** @typedef {{ size: number, png: Buffer, rgba: Buffer }} Image `rgba`: rows from the top, four bytes a pixel */

const ICO_HEADER = 6;
const ICO_ENTRY = 16;
const DIB_HEADER = 40;

/** A bitmap as an .ico holds it: 32 bits a pixel in BGRA, rows from the bottom, then the mask of one bit. @param {Image} image */
const encodeBitmap = ({ size, rgba }) => {
  const maskRow = Math.ceil(size / 32) * 4;
  const pixels = size * size * 4;
  const bytes = Buffer.alloc(DIB_HEADER + pixels + maskRow * size);
  bytes.writeUInt32LE(DIB_HEADER, 0);
  bytes.writeInt32LE(size, 4);
  // Twice the height: colours and mask.
  bytes.writeInt32LE(size * 2, 8);
  bytes.writeUInt16LE(1, 12);
  bytes.writeUInt16LE(32, 14);
  bytes.writeUInt32LE(pixels, 20);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [red, green, blue, alpha] = rgba.subarray(((size - 1 - y) * size + x) * 4);
      bytes.set([blue, green, red, alpha], DIB_HEADER + (y * size + x) * 4);
      if (alpha === 0) bytes[DIB_HEADER + pixels + y * maskRow + (x >> 3)] |= 0x80 >> (x & 7);
    }
  }
  return bytes;
};

/** Bitmaps for the small sizes, which every program reads, and PNG for 256. @param {readonly Image[]} images up to 256 pixels */
export const encodeIco = (images) => {
  const bodies = images.map((image) => (image.size < 256 ? encodeBitmap(image) : image.png));
  const head = Buffer.alloc(ICO_HEADER + ICO_ENTRY * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size }] of images.entries()) {
    const at = ICO_HEADER + ICO_ENTRY * index;
    // One byte a side, where 0 means 256.
    head.set([size % 256, size % 256], at);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bodies[index].length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bodies[index].length;
  }
  return Buffer.concat([head, ...bodies]);
};

/** Apple's names of the PNG entries; the later ones are the same pixels at twice the density. */
const ICNS_TYPES = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
];

const icnsChunk = (type, body) => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
};

/** @param {readonly Image[]} images with all the sizes that ICNS_TYPES names */
export const encodeIcns = (images) =>
  icnsChunk(
    'icns',
    Buffer.concat(ICNS_TYPES.map(([type, size]) => icnsChunk(type, images.find((image) => image.size === size).png))),
  );

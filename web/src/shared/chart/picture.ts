const COPIED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
];

/** A drawing with its colours written into it, so that it looks the same without the page's style sheets. */
function standalone(svg: SVGSVGElement, width: number, height: number): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const from = svg.querySelectorAll('*');
  const to = copy.querySelectorAll('*');
  from.forEach((element, index) => {
    const style = getComputedStyle(element);
    const target = to[index];
    for (const name of COPIED) target?.setAttribute(name, style.getPropertyValue(name));
  });
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  return copy;
}

/** A chart as PNG at double size, with its title above and its source line below. */
export async function toPng(svg: SVGSVGElement, title: string, note: string): Promise<Blob> {
  const { width, height } = svg.getBoundingClientRect();
  const text = new XMLSerializer().serializeToString(standalone(svg, width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();

  const root = getComputedStyle(document.documentElement);
  const canvas = document.createElement('canvas');
  const [head, foot, scale] = [44, 30, 2];
  canvas.width = (width + 32) * scale;
  canvas.height = (height + head + foot) * scale;
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('This browser gives no canvas to draw on.');
  pen.scale(scale, scale);
  pen.fillStyle = root.getPropertyValue('--qy-ground') || '#ffffff';
  pen.fillRect(0, 0, width + 32, height + head + foot);
  pen.fillStyle = root.getPropertyValue('--qy-text') || '#1c2a2e';
  pen.font = `600 16px ${root.fontFamily}`;
  pen.fillText(title, 16, 28, width);
  pen.drawImage(image, 16, head, width, height);
  pen.fillStyle = root.getPropertyValue('--qy-text-faint') || '#5b6a6f';
  pen.font = `12px ${root.fontFamily}`;
  pen.fillText(note, 16, head + height + 20, width);
  return new Promise((done, fail) =>
    canvas.toBlob(
      (blob) => (blob === null ? fail(new Error('No picture was made.')) : done(blob)),
      'image/png',
    ),
  );
}

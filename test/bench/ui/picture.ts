/** A page as it stands: its elements as text, and how far each of them that is scrolled is. */
export interface Picture {
  readonly html: string;
  /** The place among all elements of the body, in the order of the document, and the distance from the top in pixels. */
  readonly scrolled: readonly (readonly [at: number, top: number])[];
}

/** Runs in the page. */
export function pictureOf(): Picture {
  const scrolled = Array.from(document.body.querySelectorAll('*'), ({ scrollTop }, at) => [at, scrollTop] as const);
  return { html: document.body.innerHTML, scrolled: scrolled.filter(([, top]) => top > 0) };
}

const SUPERSCRIPTS = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/**
 * The mark of a note, or any raised figure, as raised figures: `9,9 Milliarden¹` cannot be misread as `9,91`, and
 * `10⁶` not as `106`. What holds anything but figures comes back unchanged.
 */
export const raised = (text: string): string =>
  /^\d{1,4}$/.test(text) ? [...text].map((digit) => SUPERSCRIPTS[Number(digit)] ?? digit).join('') : text;

/** Blocks of cells as spreadsheet programs put them on the clipboard: tabs between cells, line breaks between rows. */

/** Cells with a tab, a line break or a quote stand in quotes, doubled inside; the last line break ends the last row. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  let fresh = true;
  const endCell = (): void => {
    row.push(cell);
    cell = '';
    fresh = true;
  };
  const endRow = (): void => {
    endCell();
    rows.push(row);
    row = [];
  };
  const plain = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at < plain.length; at++) {
    const letter = plain[at];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"' && fresh && closes(plain, at)) {
      quoted = true;
      fresh = false;
    } else if (letter === '\t') endCell();
    else if (letter === '\n') endRow();
    else {
      cell += letter;
      fresh = false;
    }
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}

/** A quote that opens a cell is closed before a tab, a line break or the end; otherwise it is only a letter. */
function closes(text: string, open: number): boolean {
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] !== '"') continue;
    if (text[at + 1] === '"') at++;
    else return at + 1 === text.length || text[at + 1] === '\t' || text[at + 1] === '\n';
  }
  return false;
}

export function formatTsv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\n');
}
